"""Statements that take a number over from another: when that one is corrected, they are likely wrong as well."""

from collections.abc import Iterator, Sequence

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding
from pipeline.curate.review.slot import Slot


def leaning_on(
    slots: Sequence[Slot], at: int, before: CheckedEntry, after: CheckedEntry
) -> Iterator[tuple[int, CheckedEntry]]:
    """The positions of what leans on the statement at that position, each with its entry as the correction has it.

    Only what nobody has checked is among them, and only where the new total holds the count. `before` and `after` are
    what was corrected.
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
    """Whether one total came from the other statement, or later in its paragraph from where that has its own."""
    if leaning.finding is None:
        return False
    carried = [leaning.finding.antecedent] if leaning.finding.antecedent else []
    elsewhere = [phrase for phrase in leaning.finding.phrases if not leaning.finding.covers(phrase)]
    sources = [*_words_of(corrected)]
    if corrected.finding and leaning.finding.paragraph == corrected.finding.paragraph:
        is_later = leaning.finding.start > corrected.finding.start
        sources += [corrected.finding.antecedent] if corrected.finding.antecedent and is_later else []
    return any(source.overlaps(place) for source in sources for place in (*carried, *elsewhere))


def _words_of(corrected: Slot) -> Iterator[Span]:
    if corrected.place:
        yield corrected.place
    if corrected.finding:
        yield corrected.finding
        yield from corrected.finding.phrases


def _with_total(entry: CheckedEntry, finding: Finding, total: int) -> CheckedEntry:
    """The entry of another total; a count that followed from words follows from them anew."""
    follows = entry.basis == "inferred" and finding.share is not None
    count = finding.share.count_of(total) if follows and finding.share else entry.count
    changes: dict[str, object] = {"total": total, "count": count}
    if count is None and entry.count is not None:
        changes["basis"] = "words"
    return entry.model_copy(update=changes)
