"""Which finding is meant by which checked statement, and what the two have in common."""

from collections.abc import Callable, Sequence

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding

_OPPOSITE = {"sufficient": "insufficient", "insufficient": "sufficient"}


def pairs(
    findings: Sequence[Finding],
    places: Sequence[Span | None],
    *,
    likeness: Callable[[int, Finding], tuple[bool, ...]],
) -> dict[int, Finding]:
    """The finding meant by each statement, by the statement's position; each finding is used once at most.

    A finding can be meant where its numeric phrases overlap the statement's place. Of all such pairs those are made
    first that are most alike, after that those with the larger overlap, then those printed first. `likeness` says
    what a pair has in common, what matters most first; its last part decides only where overlaps are equal.
    """
    ranked = sorted(
        (
            (*(not alike for alike in common[:-1]), -overlap, not common[-1], position, place)
            for position, words in enumerate(places)
            for place, finding in enumerate(findings)
            if words and (overlap := _overlap(words, finding))
            for common in [likeness(position, finding)]
        ),
    )
    meant: dict[int, int] = {}
    for *_, position, place in ranked:
        if position not in meant and place not in meant.values():
            meant[position] = place
    return {position: findings[place] for position, place in meant.items()}


def same_numbers(finding: Finding, entry: CheckedEntry) -> bool:
    """Whether count and total are equal, or the two say with opposite verdicts that it was none, and all."""
    read, checked = (finding.count, finding.total), (entry.count, entry.total)
    return read == checked or _none_and_all(finding, entry)


def same_verdict(finding: Finding, entry: CheckedEntry) -> bool:
    """Whether the counted ones are judged alike: "none of the six was sufficient", "all six were insufficient"."""
    return finding.verdict == entry.verdict or _none_and_all(finding, entry)


def _none_and_all(finding: Finding, entry: CheckedEntry) -> bool:
    return (
        entry.total is not None
        and finding.total == entry.total
        and _OPPOSITE.get(entry.verdict) == finding.verdict
        and {finding.count, entry.count} == {0, entry.total}
    )


def _overlap(words: Span, finding: Finding) -> int:
    """How many characters of the finding's numeric phrases stand in the words."""
    return sum(max(0, min(words.end, phrase.end) - max(words.start, phrase.start)) for phrase in finding.phrases)
