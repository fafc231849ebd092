"""What second readers say of the statements that are gone over, and the statements that only they read."""

from collections.abc import Sequence
from dataclasses import replace

from models.checked import CheckedEntry
from models.second import Opinion
from pipeline.annotations.second import second_in, with_second_readers
from pipeline.curate.check import LetterCheck
from pipeline.curate.review.slot import Slot

_READING = ("measure", "role", "verdict", "count", "total", "basis", "words")


def with_second_opinions(slots: Sequence[Slot], letter_check: LetterCheck) -> tuple[Slot, ...]:
    """The slots with what second readers say of each, and a new one for each statement that only they read.

    CorpusError where the letter's `second.yml` cannot be used.
    """
    readers = second_in(letter_check.folder.second)
    if not readers:
        return tuple(slots)
    reading = letter_check.reading
    opinions = with_second_readers(reading, [each.entry for each in letter_check.entries], readers).opinions
    names = [reader.reader for reader in readers]
    told = [_told(slot, letter_check, opinions, names) for slot in slots]
    for opinion in opinions:
        if opinion.finding is None and not opinion.settled and not opinion.entry.optional:
            _put(told, opinion)
    return tuple(told)


def entry_by(opinion: Opinion, entry: CheckedEntry) -> CheckedEntry:
    """The entry with the second reader's reading of its words."""
    return entry.model_copy(update={field: getattr(opinion.entry, field) for field in _READING})


def _told(slot: Slot, letter_check: LetterCheck, opinions: Sequence[Opinion], names: Sequence[str]) -> Slot:
    """The slot with the opinions on its finding, and the names of the readers who read none in its words."""
    findings = letter_check.reading.findings
    own = tuple(each for each in opinions if each.finding is not None and findings[each.finding] == slot.finding)
    silent = set(names) - {opinion.reader for opinion in own} if slot.finding else set()
    return replace(slot, opinions=own, silent=tuple(sorted(silent)))


def _put(slots: list[Slot], opinion: Opinion) -> None:
    """The statement as a draft of its own, where it is printed; two readers who read it alike have one together."""
    for at, slot in enumerate(slots):
        if slot.place and slot.finding is None and slot.place.overlaps(opinion.place):
            if slot.opinions and _reading(slot.entry) == _reading(opinion.entry):
                slots[at] = replace(slot, opinions=(*slot.opinions, opinion))
                return
            if slot.is_written:
                return
    draft = opinion.entry.model_copy(update={"checked": False, "note": None})
    new = Slot(draft, is_written=False, place=opinion.place, finding=None, opinions=(opinion,))
    later = (at for at, slot in enumerate(slots) if slot.place and slot.place.start > opinion.place.start)
    slots.insert(next(later, len(slots)), new)


def _reading(entry: CheckedEntry) -> tuple[object, ...]:
    return tuple(getattr(entry, field) for field in _READING)
