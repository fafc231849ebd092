"""A walk through the statements of a letter: what each step makes of `findings.yml`. Nothing is written here."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Literal

from models.base import Span
from models.checked import CheckedEntry
from pipeline.annotations.edit_file import EntryEdit, amend
from pipeline.curate.review.slot import Slot
from pipeline.curate.review.slots import OpenSlot

Became = Literal["accepted", "corrected", "rejected", "skipped"]


@dataclass(frozen=True)
class Step:
    """A statement that has been left behind, and what it and the file were before."""

    became: Became
    content: bytes | None
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Walk:
    """How far a person has come, and what the file holds there."""

    content: bytes | None
    """None where there is no file."""
    slots: tuple[Slot, ...]
    asked: tuple[OpenSlot, ...]
    steps: tuple[Step, ...] = ()
    comments_lost: bool = False
    """Whether the last step took comments out of the file."""

    @property
    def is_over(self) -> bool:
        """Whether everything has been asked."""
        return len(self.steps) == len(self.asked)

    @property
    def at(self) -> int:
        """The position of the slot that is asked about now."""
        return self.asked[len(self.steps)].at

    @property
    def place(self) -> Span:
        """Where its words stand."""
        return self.asked[len(self.steps)].place

    @property
    def slot(self) -> Slot:
        """The slot that is asked about now."""
        return self.slots[self.at]

    @property
    def tally(self) -> Counter[Became]:
        """How many statements became what."""
        return Counter(step.became for step in self.steps)

    def skip(self) -> "Walk":
        """One further, the file as it is."""
        return replace(self, steps=(*self.steps, self._step("skipped")), comments_lost=False)

    def answer(self, entry: CheckedEntry, became: Became) -> "Walk":
        """One further, the file holding this entry for the statement; it is left as it is where it did before."""
        steps = (*self.steps, self._step(became))
        if self.slot.is_written and entry == self.slot.entry:
            return replace(self, steps=steps, comments_lost=False)
        slots = self.slots_with(entry)
        before = "" if self.content is None else self.content.decode().replace("\r\n", "\n")
        after = amend(before, self._parts(slots))
        return Walk(after.text.encode(), slots, self.asked, steps, after.comments_lost)

    def back(self) -> "Walk":
        """At the statement before, the file as it was there."""
        *steps, last = self.steps
        return Walk(last.content, last.slots, self.asked, tuple(steps))

    def slots_with(self, entry: CheckedEntry) -> tuple[Slot, ...]:
        """The slots, were the file to hold this entry for the statement asked about now."""
        slots = list(self.slots)
        slots[self.at] = replace(self.slot, entry=entry, is_written=True)
        return tuple(slots)

    def _step(self, became: Became) -> Step:
        return Step(became, self.content, self.slots)

    def _parts(self, slots: tuple[Slot, ...]) -> list[EntryEdit]:
        """The entries of the new file, each with its position in the old one."""
        written_before = [at for at, slot in enumerate(self.slots) if slot.is_written]
        position_of = {at: position for position, at in enumerate(written_before)}
        return [
            EntryEdit(slot.entry, position_of.get(at), is_anew=at == self.at)
            for at, slot in enumerate(slots)
            if slot.is_written
        ]
