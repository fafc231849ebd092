"""Statements that take a number over from another: when that one is corrected, they are likely wrong as well."""

from collections.abc import Iterator, Sequence

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding
from pipeline.curate.review.slots import Slot


def leaning_on(
    slots: Sequence[Slot], at: int, before: CheckedEntry, after: CheckedEntry
) -> Iterator[tuple[int, CheckedEntry]]:
    """The positions of what leans on the statement at that position, each with its entry as the correction has it.

    It leans where its total came from there, or from where that statement has its own. Only what nobody has checked is
    among them, and only where the new total holds the count. `before` and `after` are what was corrected.
    """
    if (before.count, before.total) == (after.count, after.total):
        return
    for other, slot in enumerate(slots):
        if other == at or slot.entry.checked or slot.finding is None:
            continue
        total = _total_now(slots[at], slot, before, after)
        if total is not None and total != slot.entry.total and (slot.entry.count or 0) <= total:
            yield other, _with_total(slot.entry, slot.finding, total)


def _total_now(corrected: Slot, leaning: Slot, before: CheckedEntry, after: CheckedEntry) -> int | None:
    """What the correction makes of the total that leans on it; None where it leans on nothing that was corrected."""
    if not _leans(leaning, corrected):
        return None
    if leaning.entry.total == before.total and after.total != before.total:
        return after.total
    if leaning.entry.total == before.count and after.count != before.count:
        return after.count
    return None


def _leans(leaning: Slot, corrected: Slot) -> bool:
    if leaning.finding is None:
        return False
    sources = _places(corrected)
    carried = [leaning.finding.antecedent] if leaning.finding.antecedent else []
    shared = [phrase for phrase in leaning.finding.phrases if not leaning.finding.covers(phrase)]
    return any(source.overlaps(place) for source in sources for place in (*carried, *shared))


def _places(corrected: Slot) -> Iterator[Span]:
    """Where the corrected statement stands, and where its own total came from."""
    if corrected.place:
        yield corrected.place
    if corrected.finding:
        yield corrected.finding
        yield from corrected.finding.phrases
        if corrected.finding.antecedent:
            yield corrected.finding.antecedent


def _with_total(entry: CheckedEntry, finding: Finding, total: int) -> CheckedEntry:
    """The entry of another total; a count that followed from words follows from them anew."""
    follows = entry.basis == "inferred" and finding.share is not None
    count = finding.share.count_of(total) if follows and finding.share else entry.count
    changes: dict[str, object] = {"total": total, "count": count}
    if count is None and entry.count is not None:
        changes["basis"] = "words"
    return entry.model_copy(update=changes)
