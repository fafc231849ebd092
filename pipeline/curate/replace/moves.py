"""Where the entries of a `findings.yml` belong in another text of the letter: exactly there, or nowhere.

A tick moves with its words if these stand in the new text among the same neighbours, in a sentence that differs at
most in other figures, and if the rules read both alike. What leans on a figure that has changed loses its tick.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding
from models.reading import Reading
from pipeline.annotations.apply import pair_with_findings
from pipeline.annotations.drafts import entry_of, quotation_of
from pipeline.annotations.entries import DECISIVE
from pipeline.annotations.placing import place_entries
from pipeline.annotations.quotations import places_in, sentence_around
from pipeline.curate.replace.alignment import TextAlignment, align
from pipeline.language.folding import as_typed, single_spaced
from pipeline.language.number_words import number_of

_SHORT = 6
"""Words: a sentence of fewer may well stand in a letter twice."""
_NEIGHBOURS = 12
"""Words around a quotation in so short a sentence that must be the same."""

Became = Literal["kept", "moved", "changed", "gone"]
"""`moved`: kept, in a paragraph of another number or with a longer quotation. `changed`: its words, its sentence, or
what it leans on. `gone`: its words are no longer there."""

_WORD = re.compile(r"\d[\d.,/]*\d%?|\w+(?:-\w+)*%?")


@dataclass(frozen=True)
class EntryMove:
    """What becomes of an entry."""

    entry: CheckedEntry
    became: Became
    after: CheckedEntry | None
    """The entry in the new text; None where nothing is read in its place, or it is gone."""
    sentence: str
    """As it was; empty for an entry that did not fit the letter before."""
    sentence_after: str
    """As it is; empty where it is gone."""
    why: str = ""
    """What has changed, for a person."""


def moves_of(before: Reading, entries: Sequence[CheckedEntry], after: Reading) -> tuple[EntryMove, ...]:
    """What becomes of each entry of the earlier text, both texts as the rules alone read them."""
    alignment = align(before.letter, after.letter)
    places = place_entries(before.letter, entries).places
    meant = pair_with_findings(before.findings, entries, places)
    vanished = _vanished(before, alignment)
    targets = [place and _counterpart(before, place, alignment) for place in places]
    moved = [_moved(entry, target, after) for entry, target in zip(entries, targets, strict=True)]
    landed = [target if entry else None for entry, target in zip(moved, targets, strict=True)]
    now_meant = pair_with_findings(after.findings, [each or entries[0] for each in moved], landed) if entries else {}
    moves = []
    for position, (entry, place, target) in enumerate(zip(entries, places, targets, strict=True)):
        was = before.findings[meant[position]] if position in meant else None
        now = after.findings[now_meant[position]] if position in now_meant else None
        anew = moved[position]
        if place is None or target is None or anew is None:
            moves.append(_changed_or_gone(entry, place, before, after, alignment))
            continue
        sentence = single_spaced(sentence_around(before.letter, place).of(before.letter.text))
        sentence_after = single_spaced(sentence_around(after.letter, target).of(after.letter.text))
        section = before.letter.paragraph_of(place).section
        why = _doubt(entry, (was, now), (sentence, sentence_after), vanished["context"] | vanished[section])
        if why:
            drafted = entry_of(now, after.letter) if now else None
            moves.append(EntryMove(entry, "changed", drafted, sentence, sentence_after, why))
        else:
            became: Became = "kept" if anew == entry else "moved"
            moves.append(EntryMove(entry, became, anew, sentence, sentence_after))
    return tuple(moves)


def _counterpart(before: Reading, place: Span, alignment: TextAlignment) -> Span | None:
    """Where the words stand now. Of a short sentence, such as "Six were late.", its neighbours must be there too."""
    sentence = sentence_around(before.letter, place).of(before.letter.text)
    if len(sentence.split()) < _SHORT and alignment.beside(place) < _NEIGHBOURS:
        return None
    return alignment.counterpart(place)


def _moved(entry: CheckedEntry, target: Span | None, after: Reading) -> CheckedEntry | None:
    """The entry at its place in the new text; None where no quotation leads there alone."""
    if target is None:
        return None
    if not any(paragraph.covers(target) for paragraph in after.letter.paragraphs):
        return None
    key = after.letter.paragraph_of(target).key
    quote = entry.quote
    if places_in(after.letter, key, quote) != (target,):
        quote = quotation_of(target, sentence_around(after.letter, target), after.letter)
    if len(places_in(after.letter, key, quote)) != 1:
        return None
    return entry.model_copy(update={"paragraph": key, "quote": quote})


def _doubt(
    entry: CheckedEntry,
    readings: tuple[Finding | None, Finding | None],
    sentences: tuple[str, str],
    vanished: set[int],
) -> str:
    """Why the tick cannot stay, in words; empty where it can."""
    if _without_numbers(sentences[0]) != _without_numbers(sentences[1]):
        return "its sentence has changed"
    if _reading(readings[0]) != _reading(readings[1]):
        return "the rules read it differently now"
    own = {number_of(word) for word in _WORD.findall(sentences[0])}
    leaning = {number for number in (entry.count, entry.total) if number is not None and number not in own}
    if leaning & vanished:
        return f"it leans on a figure that has changed ({min(leaning & vanished)})"
    return ""


def _reading(finding: Finding | None) -> tuple[object, ...] | None:
    return tuple(getattr(finding, field) for field in DECISIVE) if finding else None


def _vanished(before: Reading, alignment: TextAlignment) -> dict[str, set[int]]:
    """The figures that changed words had, by the section of the letter that had them."""
    found: dict[str, set[int]] = defaultdict(set)
    for change in alignment.changes():
        numbers = {number_of(word) for word in _WORD.findall(change.before.of(before.letter.text))}
        for paragraph in before.letter.paragraphs:
            if paragraph.overlaps(change.before):
                found[paragraph.section] |= {number for number in numbers if number is not None}
    return found


def _changed_or_gone(
    entry: CheckedEntry, place: Span | None, before: Reading, after: Reading, alignment: TextAlignment
) -> EntryMove:
    """An entry whose own words are no longer there as they were: other words are in their place, or none."""
    if place is None:
        return EntryMove(entry, "gone", None, "", "", "it did not fit the letter before")
    sentence = single_spaced(sentence_around(before.letter, place).of(before.letter.text))
    for change in alignment.changes():
        touched = change.before.overlaps(place) or place.covers(change.before)
        if touched and change.after.end > change.after.start and _is_in_paragraph(change.after, after):
            drafted = _read_at(change.after, after)
            around = single_spaced(sentence_around(after.letter, change.after).of(after.letter.text))
            return EntryMove(entry, "changed", drafted, sentence, around, "its words have changed")
    return EntryMove(entry, "gone", None, sentence, "", "its words are no longer there")


def _is_in_paragraph(span: Span, reading: Reading) -> bool:
    return any(paragraph.covers(span) for paragraph in reading.letter.paragraphs)


def _read_at(span: Span, reading: Reading) -> CheckedEntry | None:
    found = next((finding for finding in reading.findings if finding.overlaps(span)), None)
    return entry_of(found, reading.letter) if found else None


def _without_numbers(sentence: str) -> str:
    return _WORD.sub(lambda word: "#" if _is_figure(word[0]) else word[0], as_typed(sentence))


def _is_figure(word: str) -> bool:
    return word[0].isdigit() or number_of(word) is not None
