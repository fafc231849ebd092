"""A `findings.yml` brought up to what is read now. Nothing that a person has checked is changed and stays ticked."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from models.checked import CheckedEntry
from pipeline.annotations.drafts import entry_of
from pipeline.annotations.edit_file import Part, amended
from pipeline.annotations.entries import DECISIVE
from pipeline.corpus.atomic_write import replace_file
from pipeline.curate.check.holding import Held, Standing

NO_LONGER_READ = "No rule reads this."

Step = Literal["unticked", "added", "rewritten", "dropped"]


@dataclass(frozen=True)
class Acceptance:
    """What was done to a letter's `findings.yml`."""

    path: Path
    steps: Counter[Step]
    """How many entries lost their tick, were added as drafts, were drafts written anew, or drafts dropped."""
    comments_lost: bool


def accept(held: Held) -> Acceptance | None:
    """Write the letter's `findings.yml` as the letter is read now, whole or not at all; None where nothing changes.

    An entry whose reading changed takes the new one and loses its tick; one that is no longer read loses its tick and
    is kept. What was read for the first time is added, unticked, where it is printed. Drafts follow what is read, but
    one with a note stays as it is. Corrected and rejected entries stay, and so do those that do not fit the letter.
    """
    outcomes = _outcomes(held)
    steps = Counter(outcome.step for outcome in outcomes if outcome.step)
    if not steps:
        return None
    path = held.folder.findings or held.folder.file_to_read.parent / "findings.yml"
    before = path.read_text(encoding="utf-8") if held.folder.findings else ""
    parts = [Part(outcome.entry, outcome.position, is_anew=outcome.step is not None) for outcome in outcomes]
    after = amended(before, parts)
    replace_file(path, after.text)
    return Acceptance(path, steps, after.comments_lost)


@dataclass(frozen=True)
class _Outcome:
    """What stands in the new file for an entry of the old one, or beside them."""

    position: int | None
    """The entry's position in the old file; None for one that is added."""
    entry: CheckedEntry | None
    """None for one that is dropped."""
    step: Step | None
    """None for one that stays as it is."""


def _outcomes(held: Held) -> list[_Outcome]:
    """The entries of the new file in their order, each new one put before the first that is printed after it."""
    outcomes = [_outcome(position, standing) for position, standing in enumerate(held.standings)]
    starts = [standing.place.start if standing.place else None for standing in held.standings]
    for finding in held.new:
        later = (place for place, start in enumerate(starts) if start is not None and start > finding.start)
        place = next(later, len(outcomes))
        outcomes.insert(place, _Outcome(None, entry_of(finding, held.reading.letter), "added"))
        starts.insert(place, finding.start)
    return outcomes


def _outcome(position: int, standing: Standing) -> _Outcome:
    entry, finding = standing.entry, standing.finding
    if standing.became == "changed":
        return _Outcome(position, _as_read(standing), "unticked")
    if standing.became == "lost":
        return _Outcome(position, entry.model_copy(update={"checked": False, "note": NO_LONGER_READ}), "unticked")
    if entry.checked or (entry.note is not None and entry.note != NO_LONGER_READ):
        return _Outcome(position, entry, None)
    if finding is not None:
        anew = _as_read(standing)
        return _Outcome(position, anew, None if anew == entry else "rewritten")
    return _Outcome(position, entry, None) if entry.note else _Outcome(position, None, "dropped")


def _as_read(standing: Standing) -> CheckedEntry:
    """The entry with what is read at its words now, as a draft."""
    read = {field: getattr(standing.finding, field) for field in (*DECISIVE, "basis", "words")}
    return standing.entry.model_copy(update={**read, "checked": False, "note": None})
