"""The other readings of a statement, each as the entry that it would make."""

from models.checked import CheckedEntry
from models.finding import Alternative, Basis, Finding, Role
from models.letter import Letter
from models.reading import Reading
from pipeline.curate.review.second_opinions import entry_by
from pipeline.curate.review.slot import Slot
from pipeline.language.number_words import number_of


def other_entries(slot: Slot, reading: Reading) -> tuple[CheckedEntry, ...]:
    """What the entry would say by each of the readings that lost, the likeliest first, then by second readers.

    None where a person has checked the entry; none of the rules' where they are sure of theirs, nor without a count
    where the entry has no words for its share, since these must be copied from the letter.
    """
    if slot.entry.checked or slot.finding is None:
        return ()
    by_readers = (entry_by(opinion, slot.entry) for opinion in slot.opinions if opinion.differs)
    return tuple(dict.fromkeys((*_by_rules(slot, slot.finding, reading), *by_readers)))


def _by_rules(slot: Slot, finding: Finding, reading: Reading) -> tuple[CheckedEntry, ...]:
    if finding.certainty == "sure":
        return ()
    others = (_entry(slot.entry, finding, other, reading) for other in finding.alternatives)
    return tuple(each for each in others if each.rejected or each.count is not None or each.words is not None)


def _entry(entry: CheckedEntry, finding: Finding, other: Alternative, reading: Reading) -> CheckedEntry:
    if not other.is_finding:
        return entry.model_copy(update={"rejected": True})
    return entry.model_copy(
        update={
            "count": other.count,
            "total": other.total,
            "verdict": other.verdict,
            "measure": other.measure,
            "role": _role(entry, other),
            "basis": _basis(entry, finding, other, reading),
        }
    )


def _role(entry: CheckedEntry, other: Alternative) -> Role | None:
    """As it was, unless the measure does not allow it; None where only a person can tell."""
    describes = (other.measure or "").startswith("context.")
    if describes or entry.role != "context":
        return "context" if describes else entry.role
    return None


def _basis(entry: CheckedEntry, finding: Finding, other: Alternative, reading: Reading) -> Basis:
    if other.count is None:
        return "percent" if entry.basis == "percent" or "%" in (entry.words or "") else "words"
    if entry.count is None:
        return "inferred"
    if other.total == entry.total or entry.basis == "inferred":
        return entry.basis
    return "printed" if other.total is None or _is_printed(other.total, finding, reading) else "referred"


def _is_printed(total: int, finding: Finding, reading: Reading) -> bool:
    """Whether the number stands in the finding's own sentence."""
    letter: Letter = reading.letter
    here = (number for number in reading.numbers if finding.sentence.covers(number))
    return any(number_of(number.of(letter.text)) == total for number in here)
