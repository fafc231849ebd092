"""What a person marks: a missed statement, other words to quote, one statement that is two, two that are one."""

import re
from collections.abc import Sequence

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Basis
from models.reading import Reading
from pipeline.annotations.drafts import quotation_of
from pipeline.annotations.quotations import sentence_around
from pipeline.curate.review.edits import AnswerRefusedError, Edit
from pipeline.curate.review.slot import Slot
from pipeline.language.number_words import number_of

_WORD = re.compile(r"\S+")


def whole_words(reading: Reading, start: int, end: int) -> Span:
    """The words that the two places touch; AnswerRefusedError where there are none, or they run over a paragraph."""
    text = reading.letter.text
    marked = Span(start=max(start, 0), end=min(end, len(text))) if 0 <= start < end else None
    for paragraph in reading.letter.body_paragraphs:
        words = [
            Span(start=paragraph.start + word.start(), end=paragraph.start + word.end())
            for word in _WORD.finditer(paragraph.of(text))
        ]
        touched = [word for word in words if marked and word.overlaps(marked)]
        if touched and marked and paragraph.start - 1 <= marked.start and marked.end <= paragraph.end + 1:
            return Span(start=touched[0].start, end=touched[-1].end)
    raise AnswerRefusedError("Select words of one paragraph first: press s and use the arrow keys, or use the mouse.")


def entry_at(reading: Reading, place: Span, slots: Sequence[Slot]) -> CheckedEntry:
    """An unchecked entry that quotes these words, with what can be guessed: their numbers, and the measure before.

    The verdict is left open, so that a person must say it.
    """
    letter = reading.letter
    count, total = _numbers_in(reading, place)
    before = _statement_before(reading, place, slots)
    if total is None and before and before.total is not None and (count or 0) <= before.total:
        total = before.total
    entry = CheckedEntry(
        paragraph=letter.paragraph_of(place).key,
        quote=quotation_of(place, sentence_around(letter, place), letter),
        measure=before.measure if before else None,
        role="breakdown",
        verdict=None,
        count=count,
        total=total,
        basis="printed",
        words=None if count is not None else place.of(letter.text),
        checked=False,
    )
    return entry.model_copy(update={"basis": basis_by_print(entry, place, reading)})


def quoting(entry: CheckedEntry, place: Span, reading: Reading) -> CheckedEntry:
    """The entry with these words for its quotation."""
    letter = reading.letter
    quote = quotation_of(place, sentence_around(letter, place), letter)
    return entry.model_copy(update={"paragraph": letter.paragraph_of(place).key, "quote": quote})


def split(reading: Reading, slots: Sequence[Slot], at: int, part: Span) -> Edit:
    """The statement at that position as two, neither checked: the part that a person marked, and the rest of it."""
    whole = _place_of(slots[at])
    before, after = Span(start=whole.start, end=part.start), Span(start=part.end, end=whole.end)
    rest = max(before, after, key=lambda each: each.end - each.start)
    if not whole.covers(part) or not rest.of(reading.letter.text).strip():
        raise AnswerRefusedError("Select some of the words of this finding, not all of them.")
    kept = quoting(slots[at].entry, _trimmed(rest, reading), reading)
    return Edit({at: unticked(kept)}, (entry_at(reading, part, slots[:at]),))


def merge(reading: Reading, slots: Sequence[Slot], at: int, other: int) -> Edit:
    """Two statements as one that quotes the words of both; what the rules read in the second alone is rejected."""
    one, two = _place_of(slots[at]), _place_of(slots[other])
    if slots[at].entry.paragraph != slots[other].entry.paragraph:
        raise AnswerRefusedError("There is no other finding after this one in its paragraph.")
    both = quoting(slots[at].entry, Span(start=min(one.start, two.start), end=max(one.end, two.end)), reading)
    second = slots[other].entry.model_copy(
        update={"checked": True, "rejected": True, "note": f"It is part of “{both.quote}”."}
    )
    return Edit({at: unticked(both), other: second if slots[other].finding else None})


def basis_by_print(entry: CheckedEntry, place: Span, reading: Reading) -> Basis:
    """Where the entry's numbers come from, as far as the sentence around the place shows it."""
    if entry.count is None:
        return "percent" if "%" in (entry.words or "") else "words"
    sentence = sentence_around(reading.letter, place)
    printed = {number_of(each.of(reading.letter.text)) for each in reading.numbers if sentence.covers(each)}
    if entry.count not in printed and entry.words:
        return "inferred"
    return "printed" if {entry.count, entry.total} - {None} <= printed else "referred"


def _numbers_in(reading: Reading, place: Span) -> tuple[int | None, int | None]:
    found = [number_of(each.of(reading.letter.text)) for each in reading.numbers if place.covers(each)]
    numbers = [number for number in found if number is not None]
    count = numbers[0] if numbers else None
    total = next((number for number in numbers[1:] if count is not None and number >= count), None)
    return count, total


def _statement_before(reading: Reading, place: Span, slots: Sequence[Slot]) -> CheckedEntry | None:
    """The statement printed last before the place in its paragraph, else the one printed first after it."""
    paragraph = reading.letter.paragraph_of(place)
    near = [slot for slot in slots if slot.place and paragraph.covers(slot.place) and not slot.entry.rejected]
    before = [slot.entry for slot in near if slot.place and slot.place.start < place.start]
    return before[-1] if before else next((slot.entry for slot in near), None)


def _place_of(slot: Slot) -> Span:
    if slot.place is None:
        raise AnswerRefusedError("This entry does not fit the letter: correct it in findings.yml.")
    return slot.place


def _trimmed(place: Span, reading: Reading) -> Span:
    """The place without the white space and the joining marks at its ends."""
    words = place.of(reading.letter.text)
    begun = len(words) - len(words.lstrip(" \n,;:.–—-"))
    return Span(start=place.start + begun, end=place.start + len(words.rstrip(" \n,;:–—-")))


def unticked(entry: CheckedEntry) -> CheckedEntry:
    """The entry as one that nobody has checked."""
    return entry.model_copy(update={"checked": False, "rejected": False, "shown": True})
