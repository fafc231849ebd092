"""Counts that cannot both be the result: "good in eight of the 18; that is to say, enough was done in ten of 18"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.base import Span
from pipeline.interpret.candidates.verdicts import judges_nothing
from pipeline.interpret.decide import Decision


def rivals(decisions: Sequence[Decision]) -> frozenset[Span]:
    """Where results stand that tell how many met one standard, and the next result of the paragraph tells it otherwise.

    The letter corrects itself, or one of the two is of something else than it seems to be.
    """
    judged = [decision for decision in decisions if _tells_how_many_were_good(decision)]
    return frozenset(span for one, other in pairwise(judged) for span in _rivals(one, other))


def _tells_how_many_were_good(decision: Decision) -> bool:
    numbers = decision.numbers
    known = numbers.count is not None and numbers.total is not None
    return decision.verdict == "sufficient" and known and not numbers.inside and not judges_nothing(decision.measure)


def _rivals(one: Decision, other: Decision) -> Iterator[Span]:
    here, there = one.placed.place, other.placed.place
    alike = (one.measure, one.numbers.total, here.key) == (other.measure, other.numbers.total, there.key)
    if alike and one.numbers.count != other.numbers.count and not _tells_how_well(one, other):
        yield from (one.placed.statement.span, other.placed.statement.span)


def _tells_how_well(one: Decision, other: Decision) -> bool:
    """Whether the first says what was done, and the other what was done well: "19 had one, and 15 were good"."""
    if other.placed.singles_out:
        return True
    fewer = (other.numbers.count or 0) < (one.numbers.count or 0)
    return fewer and not one.placed.strong and other.placed.strong
