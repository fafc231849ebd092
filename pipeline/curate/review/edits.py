"""Answers given in any order: each is in `findings.yml` before anything else is said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from models.checked import CheckedEntry
from models.letter import Letter
from pipeline.annotations.edit_file import EntryEdit, amend
from pipeline.annotations.placing import place_entries
from pipeline.annotations.quotations import place_in
from pipeline.corpus.folders import letter_in
from pipeline.curate.check import hold_to_entries
from pipeline.curate.review.answers import hindrances, signed
from pipeline.curate.review.letter_to_review import LetterToReview, put_in_place
from pipeline.curate.review.slot import Slot
from pipeline.curate.review.slots import misfits_in, slots_of
from pipeline.errors import SqsError


class AnswerRefusedError(SqsError):
    """An answer that would make the file wrong, or not fit the letter."""


@dataclass(frozen=True)
class Edit:
    """What an answer makes of the entries of a letter."""

    changed: Mapping[int, CheckedEntry | None]
    """The entries that are written anew, by the positions of their slots; None for one that is taken out."""
    added: tuple[CheckedEntry, ...] = ()
    """Entries that are put in, each before the first that is printed after it."""


def save(reviewed: LetterToReview, edit: Edit, *, now: datetime) -> LetterToReview:
    """The letter held to its file, which holds the edit; each new tick says whose it is.

    Raises AnswerRefusedError where the file would be wrong, CorpusError where somebody else has changed it, and OSError
    where it cannot be written.
    """
    edit = Edit(
        {at: entry and signed(entry, reviewed.by, now) for at, entry in edit.changed.items()},
        tuple(signed(entry, reviewed.by, now) for entry in edit.added),
    )
    slots = slots_of(reviewed.check)
    parts = _parts(reviewed.check.reading.letter, slots, edit)
    _refuse_what_is_wrong(reviewed.check.reading.letter, slots, edit, parts)
    before = "" if reviewed.content is None else reviewed.content.decode().replace("\r\n", "\n")
    after = amend(before, parts).text.encode()
    put_in_place(reviewed.path, before=reviewed.content, after=after)
    return held_anew(reviewed, after)


def put_back(reviewed: LetterToReview, content: bytes | None) -> LetterToReview:
    """The letter held to its file, which holds what it held once; CorpusError where somebody else has changed it."""
    put_in_place(reviewed.path, before=reviewed.content, after=content)
    return held_anew(reviewed, content)


def held_anew(reviewed: LetterToReview, content: bytes | None) -> LetterToReview:
    """The letter held to what its file says now, which is `content`; it is not read again."""
    folder = letter_in(Path(reviewed.path).parent)
    return replace(reviewed, check=hold_to_entries(folder, reviewed.check.reading), content=content)


def _parts(letter: Letter, slots: Sequence[Slot], edit: Edit) -> list[EntryEdit]:
    """The entries of the new file in their order."""
    parts: list[EntryEdit] = []
    starts: list[int | None] = []
    position = 0
    for at, slot in enumerate(slots):
        entry = edit.changed.get(at, slot.entry if slot.is_written else None)
        if slot.is_written:
            parts.append(EntryEdit(entry, position, is_anew=entry != slot.entry))
            position += 1
        elif entry:
            parts.append(EntryEdit(entry, None, is_anew=True))
        else:
            continue
        place = place_in(letter, entry.paragraph, entry.quote) if entry and entry != slot.entry else slot.place
        starts.append(place.start if place else None)
    for entry in edit.added:
        place = place_in(letter, entry.paragraph, entry.quote)
        later = (at for at, start in enumerate(starts) if place and start is not None and start > place.start)
        at = next(later, len(parts))
        parts.insert(at, EntryEdit(entry, None, is_anew=True))
        starts.insert(at, place.start if place else None)
    return parts


def _refuse_what_is_wrong(letter: Letter, slots: Sequence[Slot], edit: Edit, parts: Sequence[EntryEdit]) -> None:
    reasons = [*_hindrances(edit), *_new_misfits(letter, slots, parts)]
    if reasons:
        raise AnswerRefusedError(" ".join(dict.fromkeys(reasons)))


def _hindrances(edit: Edit) -> Iterator[str]:
    for entry in (*edit.changed.values(), *edit.added):
        if entry and entry.checked:
            yield from hindrances(entry)


def _new_misfits(letter: Letter, slots: Sequence[Slot], parts: Sequence[EntryEdit]) -> Iterator[str]:
    known = set(misfits_in(letter, slots).values())
    entries = tuple(part.entry for part in parts if part.entry)
    yield from (why for why in place_entries(letter, entries).misfits.values() if why not in known)
