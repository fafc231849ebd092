"""A `findings.yml` brought up to what is read now. Nothing that a person has checked is changed and stays ticked."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from models.base import Span
from models.checked import CheckedEntry
from pipeline.annotations.drafts import entry_of
from pipeline.annotations.edit_file import EntryEdit, amend
from pipeline.annotations.entries import DECISIVE
from pipeline.annotations.quotations import place_in
from pipeline.corpus.atomic_write import replace_file
from pipeline.curate.check.letter_check import EntryCheck, LetterCheck
from pipeline.curate.check.moving import moved_entry

NO_LONGER_READ = "No rule reads this."

Step = Literal["unticked", "moved", "noted", "added", "rewritten", "dropped"]


@dataclass(frozen=True)
class Acceptance:
    """What was done to a letter's `findings.yml`."""

    path: Path
    steps: Counter[Step]
    """How many entries lost their tick, kept it in another paragraph or with a note, were added as drafts, were drafts
    written anew, or drafts dropped."""
    comments_lost: bool


def accept(letter_check: LetterCheck) -> Acceptance | None:
    """Write the letter's `findings.yml` as the letter is read now, whole or not at all; None where nothing changes.

    An entry whose reading changed takes the new one and loses its tick. What no rule reads, a person has seen: the
    entry keeps its tick, and a note says so. An entry whose words are in one other paragraph alone, and are read alike
    there, moves. What was read for the first time is added, unticked, where it is printed. Drafts follow what is read;
    one that nothing is read for goes, unless it has a note of a person's. Corrected and rejected entries stay, and so
    do other entries that do not fit the letter.
    """
    outcomes = _changes(letter_check)
    steps = Counter(outcome.step for outcome in outcomes if outcome.step)
    if not steps:
        return None
    path = letter_check.folder.findings or letter_check.folder.file_to_read.parent / "findings.yml"
    before = path.read_text(encoding="utf-8") if letter_check.folder.findings else ""
    parts = [EntryEdit(outcome.entry, outcome.position, is_anew=outcome.step is not None) for outcome in outcomes]
    after = amend(before, parts)
    replace_file(path, after.text)
    return Acceptance(path, steps, after.comments_lost)


@dataclass(frozen=True)
class _EntryChange:
    """What stands in the new file for an entry of the old one, or beside them."""

    position: int | None
    """The entry's position in the old file; None for one that is added."""
    entry: CheckedEntry | None
    """None for one that is dropped."""
    step: Step | None
    """None for one that stays as it is."""


def _changes(letter_check: LetterCheck) -> list[_EntryChange]:
    """The entries of the new file in their order, each new one put before the first that is printed after it."""
    outcomes = [
        _change(position, entry_check, moved_entry(letter_check, entry_check))
        for position, entry_check in enumerate(letter_check.entries)
    ]
    starts = [entry_check.place.start if entry_check.place else None for entry_check in letter_check.entries]
    landed = [place for outcome in outcomes if outcome.entry and (place := _landed(letter_check, outcome))]
    for finding in letter_check.new:
        if any(place.overlaps(finding) for place in landed):
            continue
        later = (place for place, start in enumerate(starts) if start is not None and start > finding.start)
        at = next(later, len(outcomes))
        outcomes.insert(at, _EntryChange(None, entry_of(finding, letter_check.reading.letter), "added"))
        starts.insert(at, finding.start)
    return outcomes


def _change(position: int, entry_check: EntryCheck, moved: CheckedEntry | None) -> _EntryChange:
    entry, finding = entry_check.entry, entry_check.finding
    if moved is not None:
        return _EntryChange(position, moved, "moved")
    if entry_check.became == "changed":
        return _EntryChange(position, _draft_as_read(entry_check), "unticked")
    if entry_check.became == "lost":
        return _EntryChange(position, entry.model_copy(update={"note": NO_LONGER_READ}), "noted")
    if entry.checked or (entry.note is not None and entry.note != NO_LONGER_READ):
        return _EntryChange(position, entry, None)
    if finding is not None:
        anew = _draft_as_read(entry_check)
        return _EntryChange(position, anew, None if anew == entry else "rewritten")
    return _EntryChange(position, None, "dropped")


def _landed(letter_check: LetterCheck, outcome: _EntryChange) -> Span | None:
    """Where an entry that moves has come to."""
    if outcome.step != "moved" or outcome.entry is None:
        return None
    return place_in(letter_check.reading.letter, outcome.entry.paragraph, outcome.entry.quote)


def _draft_as_read(entry_check: EntryCheck) -> CheckedEntry:
    """The entry with what is read at its words now, as a draft."""
    read = {field: getattr(entry_check.finding, field) for field in (*DECISIVE, "basis", "words")}
    return entry_check.entry.model_copy(update={**read, "checked": False, "shown": True, "by": None, "note": None})
