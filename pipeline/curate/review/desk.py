"""The desk: a letter, what has been answered, and each step back. Every answer is on disk when its function ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from models.checked import CheckedEntry
from pipeline.corpus.atomic_write import replace_file
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import additions
from pipeline.curate.review.alternatives import other_entries
from pipeline.curate.review.answers import accept_entry, correct_entry, hindrances, reject_entry
from pipeline.curate.review.completeness import facts_path, facts_with_complete, facts_without_complete
from pipeline.curate.review.edits import AnswerRefusedError, Edit, held_anew, put_back, save
from pipeline.curate.review.leaning import leaning_on
from pipeline.curate.review.letter_to_review import LetterToReview
from pipeline.curate.review.slot import Slot
from pipeline.curate.review.slots import slots_of
from pipeline.curate.review.unread import unread_words
from pipeline.language.rules import measure_labels

NUMERIC = ("count", "total")


@dataclass(frozen=True)
class Stage:
    """What the files held before an answer."""

    findings: bytes | None
    facts: bytes | None
    at: int | None
    """The position of the slot that was answered."""


@dataclass(frozen=True)
class Desk:
    """How far a person has come."""

    reviewed: LetterToReview
    stages: tuple[Stage, ...] = ()
    offered: tuple[tuple[int, CheckedEntry], ...] = ()
    """What leans on the total that was corrected last: positions of slots, each with its entry as it would be."""
    now: Callable[[], datetime] = lambda: datetime.now().astimezone()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """All statements of the letter, in the order of the file."""
        return slots_of(self.reviewed.check)

    def accept(self, positions: Sequence[int]) -> "Desk":
        """Tick these statements as they stand; AnswerRefusedError where one of them does not say enough."""
        slots = self.slots
        return self._saved(
            Edit({at: accept_entry(slots[at].entry, slots[at].finding) for at in positions}), positions[0]
        )

    def take_other(self, at: int, number: int) -> "Desk":
        """Tick another reading of the statement: the first is number 1."""
        slot = self.slots[at]
        others = other_entries(slot, self.reviewed.check.reading)
        if not 1 <= number <= len(others):
            raise AnswerRefusedError(f"This finding has no other reading {number}.")
        other = others[number - 1]
        if other.rejected:
            return self.reject(at)
        return self._corrected(at, other)

    def correct(self, at: int, field: str, value: str | int | None) -> "Desk":
        """Correct one field, and tick the statement if it now says all that it must."""
        slot = self.slots[at]
        if field == "measure" and value is not None and value not in measure_labels():
            raise AnswerRefusedError(f"There is no measure {value}: choose one from the list.")
        entry = CheckedEntry.model_validate({**slot.entry.model_dump(), field: value})
        if field in (*NUMERIC, "words") and slot.place:
            basis = additions.basis_by_print(entry, slot.place, self.reviewed.check.reading)
            entry = entry.model_copy(update={"basis": basis})
        return self._corrected(at, entry)

    def reject(self, at: int) -> "Desk":
        """Say that the words state no finding, or take that back; one that a person put in is taken out."""
        slot = self.slots[at]
        if slot.entry.rejected:
            return self._saved(Edit({at: additions.unticked(slot.entry)}), at)
        gone = slot.finding is None and not slot.entry.checked and not slot.entry.shown
        return self._saved(Edit({at: None if gone else reject_entry(slot.entry, slot.entry.note)}), at)

    def explain(self, at: int, note: str | None) -> "Desk":
        """Give the reason why a person reads the words so."""
        return self._saved(Edit({at: self.slots[at].entry.model_copy(update={"note": note})}), at)

    def add(self, start: int, end: int) -> "Desk":
        """Put in a statement that nobody has read, unchecked, with what can be guessed."""
        reading = self.reviewed.check.reading
        place = additions.whole_words(reading, start, end)
        return self._saved(Edit({}, (additions.entry_at(reading, place, self.slots),)), None)

    def set_aside(self, start: int, end: int) -> "Desk":
        """Say that words which nothing is read in state no finding."""
        reading = self.reviewed.check.reading
        place = additions.whole_words(reading, start, end)
        entry = additions.entry_at(reading, place, ()).model_copy(
            update={"measure": None, "role": None, "total": None, "basis": "printed", "checked": True, "rejected": True}
        )
        return self._saved(Edit({}, (entry,)), None)

    def quote(self, at: int, start: int, end: int) -> "Desk":
        """Quote these words instead; the entry stays ticked if it was."""
        reading = self.reviewed.check.reading
        place = additions.whole_words(reading, start, end)
        return self._saved(Edit({at: additions.quoting(self.slots[at].entry, place, reading)}), at)

    def split(self, at: int, start: int, end: int) -> "Desk":
        """Make two statements of one: these words, and the rest."""
        reading = self.reviewed.check.reading
        part = additions.whole_words(reading, start, end)
        return self._saved(additions.split(reading, self.slots, at, part), at)

    def merge(self, at: int) -> "Desk":
        """Make one statement of this one and the next in its paragraph."""
        slots = self.slots
        if at + 1 >= len(slots):
            raise AnswerRefusedError("There is no other finding after this one in its paragraph.")
        return self._saved(additions.merge(self.reviewed.check.reading, slots, at, at + 1), at)

    def take_offer(self) -> "Desk":
        """Correct and tick what leans on the total that was corrected last."""
        if not self.offered:
            raise AnswerRefusedError("There is nothing to correct along with the last answer.")
        slots = self.slots
        changed = {at: correct_entry(entry, entry.note, slots[at].finding) for at, entry in self.offered}
        return self._saved(Edit(dict(changed)), self.offered[0][0])

    def complete(self, *, sure: bool) -> "Desk":
        """Say that nothing is missing; `sure` where a person has seen what is unread."""
        slots = self.slots
        left = sum(slot.is_left for slot in slots)
        if left:
            raise AnswerRefusedError(f"Still to check: {left}. Check them first.")
        unread = unread_words(self.reviewed, slots)
        if unread and not sure:
            raise AnswerRefusedError(f"Not read: {len(unread)}. If none of these states a finding, press d again.")
        by = self.reviewed.by
        if by is None:
            raise AnswerRefusedError("Say who you are first.")
        return self._with_facts(lambda text: facts_with_complete(text, by, self.now()))

    def incomplete(self) -> "Desk":
        """Take back that nothing is missing."""
        return self._with_facts(facts_without_complete)

    def undo(self) -> "Desk":
        """The files as they were before the last answer."""
        if not self.stages:
            raise AnswerRefusedError("There is nothing to undo.")
        *stages, last = self.stages
        reviewed = put_back(self.reviewed, last.findings)
        path = facts_path(reviewed.path)
        if last.facts is None:
            path.unlink(missing_ok=True)
        elif path.read_bytes() != last.facts:
            replace_file(path, last.facts)
        return replace(self, reviewed=_with_source(reviewed), stages=tuple(stages), offered=())

    def _corrected(self, at: int, entry: CheckedEntry) -> "Desk":
        slot = self.slots[at]
        is_draft_of_ones_own = slot.finding is None and not slot.entry.checked
        can_tick = not is_draft_of_ones_own and not any(hindrances(entry))
        anew = (
            correct_entry(entry, entry.note, slot.finding) if can_tick else entry.model_copy(update={"checked": False})
        )
        further = self._saved(Edit({at: anew}), at)
        offered = tuple(leaning_on(further.slots, at, slot.entry, anew)) if can_tick else ()
        return replace(further, offered=offered)

    def _saved(self, edit: Edit, at: int | None) -> "Desk":
        stage = self._stage(at)
        reviewed = save(self.reviewed, edit, now=self.now())
        return replace(self, reviewed=reviewed, stages=(*self.stages, stage), offered=())

    def _with_facts(self, change: Callable[[str], str]) -> "Desk":
        stage = self._stage(None)
        path = facts_path(self.reviewed.path)
        replace_file(path, change((stage.facts or b"").decode()))
        return replace(self, reviewed=_with_source(self.reviewed), stages=(*self.stages, stage), offered=())

    def _stage(self, at: int | None) -> Stage:
        path = facts_path(self.reviewed.path)
        return Stage(self.reviewed.content, path.read_bytes() if path.exists() else None, at)


def _with_source(reviewed: LetterToReview) -> LetterToReview:
    anew = held_anew(reviewed, reviewed.content)
    return replace(anew, source=source_of(letter_in(reviewed.path.parent)))
