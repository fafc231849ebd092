"""Which finding is meant by which statement of a person, where several stand in the same words."""

from collections.abc import Callable, Sequence

from models.base import Span
from models.finding import Finding


def pair_statements(
    places: Sequence[Span | None],
    findings: Sequence[Finding],
    *,
    agree: Callable[[int, Finding], bool],
    likeness: Callable[[int, Finding], tuple[bool, ...]],
) -> dict[int, int]:
    """The finding meant by each of the statements that stand in these places, as positions in the two lists.

    A finding can be meant where its numeric phrases overlap the statement, and by one statement only. Of all such
    pairs those come first that agree, then those with the larger overlap, those more alike, those printed first.
    """
    ranked = sorted(
        (not agree(statement, finding), -overlap, *(not alike for alike in likeness(statement, finding)), statement, at)
        for statement, place in enumerate(places)
        for at, finding in enumerate(findings)
        if place and (overlap := _overlap(place, finding))
    )
    meant: dict[int, int] = {}
    for *_, statement, at in ranked:
        if statement not in meant and at not in meant.values():
            meant[statement] = at
    return meant


def _overlap(place: Span, finding: Finding) -> int:
    """How many characters of the finding's numeric phrases stand in the place."""
    return sum(max(0, min(place.end, phrase.end) - max(place.start, phrase.start)) for phrase in finding.phrases)
