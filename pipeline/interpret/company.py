"""A letter's readings together: how likely they are, and whether one of them is said again or contradicted."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.interpret.decide import Decision

LEAST = -5.0
USUAL, FEW = -0.15, 10
"""The mean of most letters, and how many decisions it counts for."""
Figures = tuple[int | None, int | None]


@dataclass(frozen=True)
class Company:
    """What the other readings of its letter say of a reading."""

    likelihood: float
    """How likely the readings of the letter are: the mean logarithm of their probabilities, at most 0.

    An inspector with a hand of his own is read worse throughout. What few decisions say is drawn to what is usual.
    """
    results: Mapping[str, Mapping[Figures, int]]
    """How often each pair of figures, good and total, was read for a measure, where no part of a group was counted."""

    def of(self, decision: Decision) -> str:
        """Whether its measure has no other figures in the letter, the same figures again, or others."""
        if _is_part(decision):
            return "a part"
        results = self.results.get(decision.measure or "none", {})
        others = sum(times for figures, times in results.items() if figures != _figures(decision))
        if others:
            return "the letter has other figures for it"
        return "the letter says it again" if results.get(_figures(decision), 0) > 1 else "the letter's only figures"


def company_of(decisions: Sequence[Decision]) -> Company:
    """The company that the readings of one letter are for each other."""
    likelihoods = [math.log(max(decision.probability, math.exp(LEAST))) for decision in decisions]
    results: dict[str, Counter[Figures]] = {}
    for decision in decisions:
        if decision.is_finding and not _is_part(decision):
            results.setdefault(decision.measure or "none", Counter())[_figures(decision)] += 1
    return Company((sum(likelihoods) + FEW * USUAL) / (len(likelihoods) + FEW), results)


def _is_part(decision: Decision) -> bool:
    return decision.numbers.group is not None and decision.numbers.group.is_part


def _figures(decision: Decision) -> Figures:
    """How many were good of how many, whichever of them the letter counts."""
    count, total = decision.numbers.count, decision.numbers.total
    if decision.verdict == "insufficient" and count is not None and total is not None:
        return total - count, total
    return count, total
