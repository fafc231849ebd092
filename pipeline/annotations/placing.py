"""Whether the entries of a `findings.yml` still fit the letter's text: each must lead to one place in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from models.base import Span
from models.checked import CheckedEntry
from models.letter import Letter
from models.reading import Problem
from pipeline.annotations.entries import FindingsFile
from pipeline.annotations.quotations import places_in


@dataclass(frozen=True)
class EntryPlaces:
    """Where the entries of a letter stand in it."""

    places: tuple[Span | None, ...]
    """The one place of each entry; None for an entry that does not fit."""
    misfits: dict[int, str]
    """Why the entries that do not fit do not, and what to do, by their positions."""


def place_entries(letter: Letter, entries: Sequence[CheckedEntry]) -> EntryPlaces:
    """The place of every entry in the letter, and those that have none of their own."""
    places: list[Span | None] = []
    misfits: dict[int, str] = {}
    for position, entry in enumerate(entries):
        found = places_in(letter, entry.paragraph, entry.quote)
        if len(found) != 1:
            misfits[position] = _why(letter, entry, len(found))
        elif _is_repeated(entry, found[0], entries[:position], places):
            misfits[position] = f"“{entry.quote}” is already entered with the same reading: remove one of the two."
        places.append(None if position in misfits else found[0])
    return EntryPlaces(tuple(places), misfits)


def misworded(letter: Letter, entries: Sequence[CheckedEntry], places: Sequence[Span | None]) -> dict[int, str]:
    """Which entries give a share in words that their paragraph does not hold, by their positions, and what to do."""
    return {
        position: (
            f"paragraph {entry.paragraph} does not contain “{entry.words}”, which is entered as `words`: "
            "copy the share as the letter words it, or write null."
        )
        for position, (entry, place) in enumerate(zip(entries, places, strict=True))
        if place and entry.words and not places_in(letter, entry.paragraph, entry.words)
    }


def problems_of(letter: Letter, file: FindingsFile) -> Iterator[Problem]:
    """A problem for each checked entry that does not fit the letter as it is read now."""
    keys = {paragraph.key for paragraph in letter.paragraphs}
    placed = place_entries(letter, file.entries)
    for position, why in sorted((placed.misfits | misworded(letter, file.entries, placed.places)).items()):
        entry = file.entries[position]
        if entry.checked:
            yield Problem(
                check="checked entry does not fit",
                severity="error",
                message=f"findings.yml, line {file.lines[position]}: {why}",
                paragraph=entry.paragraph if entry.paragraph in keys else None,
            )


def _why(letter: Letter, entry: CheckedEntry, times: int) -> str:
    keys = list(dict.fromkeys(paragraph.key for paragraph in letter.paragraphs))
    if times:
        return (
            f"“{entry.quote}” appears {times} times in paragraph {entry.paragraph}: quote more of the words around it."
        )
    elsewhere = [key for key in keys if len(places_in(letter, key, entry.quote)) == 1]
    if entry.paragraph not in keys:
        near = elsewhere or get_close_matches(entry.paragraph, keys, n=1, cutoff=0.0)
        return f"the letter has no paragraph {entry.paragraph}: did you mean {near[0] if near else 'another letter'}?"
    cure = f"did you mean paragraph {elsewhere[0]}?" if elsewhere else "correct the quotation or the paragraph."
    return f"paragraph {entry.paragraph} does not contain “{entry.quote}”: {cure}"


def _is_repeated(
    entry: CheckedEntry, place: Span, before: Sequence[CheckedEntry], places: Sequence[Span | None]
) -> bool:
    return any(
        other == place and _reading_of(each) == _reading_of(entry) for each, other in zip(before, places, strict=True)
    )


def _reading_of(entry: CheckedEntry) -> tuple[object, ...]:
    return entry.measure, entry.role, entry.verdict, entry.count, entry.total, entry.rejected
