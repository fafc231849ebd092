"""The statements of a letter, each with the entry that stands for it or could."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Certainty
from models.letter import Letter
from pipeline.annotations.drafts import entry_of
from pipeline.annotations.placing import place_entries
from pipeline.annotations.quotations import place_in
from pipeline.curate.check import LetterCheck
from pipeline.curate.review.second_opinions import with_second_opinions
from pipeline.curate.review.slot import Slot

_ASKED_FIRST: tuple[Certainty, ...] = ("doubtful", "likely")


@dataclass(frozen=True)
class OpenSlot:
    """A slot that a person is asked about."""

    at: int
    """Its position among all slots."""
    place: Span


def slots_of(letter_check: LetterCheck) -> tuple[Slot, ...]:
    """The entries of the file in their order, each new one put before the first that is printed after it.

    A statement that only a second reader reads is a new one too.
    """
    slots = [Slot(each.entry, is_written=True, place=each.place, finding=each.finding) for each in letter_check.entries]
    for finding in letter_check.new:
        draft = entry_of(finding, letter_check.reading.letter)
        place = place_in(letter_check.reading.letter, draft.paragraph, draft.quote) or finding
        later = (at for at, slot in enumerate(slots) if slot.place and slot.place.start > finding.start)
        slots.insert(next(later, len(slots)), Slot(draft, is_written=False, place=place, finding=finding))
    return with_second_opinions(slots, letter_check)


def open_slots(slots: Sequence[Slot], *, even_checked: bool) -> tuple[OpenSlot, ...]:
    """The slots to be asked about: the doubtful first, then the likely, then the sure, each in the order printed."""
    asked = [OpenSlot(at, slot.place) for at, slot in enumerate(slots) if slot.place and (even_checked or slot.is_left)]
    return tuple(sorted(asked, key=lambda each: (_sureness(slots[each.at]), each.place.start, each.place.end)))


def doubtful_first(slots: Sequence[Slot], doubts: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The positions of what is left to check: what no rule reads, what is doubtful, then the least sure.

    `doubts` are what is doubtful about each slot: of two that are equally sure, the one with more of it comes first.
    """
    left = [(at, slot.place) for at, slot in enumerate(slots) if slot.place and slot.is_left]

    def rank(each: tuple[int, Span]) -> tuple[bool, float, int, int]:
        finding = slots[each[0]].finding
        confidence = 0.0 if finding is None else finding.confidence
        # A row can be doubtful however well it reads: more is counted than there is, or a word is damaged.
        doubtful = finding is None or finding.certainty == "doubtful"
        return (not doubtful, 1.0 if confidence is None else confidence, -len(doubts[each[0]]), each[1].start)

    return tuple(at for at, _ in sorted(left, key=rank))


def _sureness(slot: Slot) -> int:
    """How late a slot is asked about: what a person has checked is sure.

    What no rule reads is doubtful, and so is what a second reader reads otherwise.
    """
    if slot.entry.checked:
        return len(_ASKED_FIRST)
    if any(opinion.differs for opinion in slot.opinions):
        return 0
    certainty = slot.finding.certainty if slot.finding else "doubtful"
    return _ASKED_FIRST.index(certainty) if certainty in _ASKED_FIRST else len(_ASKED_FIRST)


def entries_of(slots: Iterable[Slot]) -> tuple[CheckedEntry, ...]:
    """What the file holds."""
    return tuple(slot.entry for slot in slots if slot.is_written)


def misfits_in(letter: Letter, slots: Sequence[Slot]) -> dict[int, str]:
    """Why written entries do not fit the letter, and what to do, by the positions of their slots."""
    written = [at for at, slot in enumerate(slots) if slot.is_written]
    return {written[position]: why for position, why in place_entries(letter, entries_of(slots)).misfits.items()}
