"""What chance does to a share, by SciPy: its interval, the limits of a funnel, how far letters differ beyond chance.

Importing SciPy takes longer than reading a letter, so only what builds a database imports this module, and only then.
"""

from collections.abc import Sequence
from functools import cache
from math import hypot
from typing import Any, NamedTuple

from scipy import stats

from models.finding import Bound

Figure = tuple[int, int]
"""How many met the standard, out of how many."""

LEVEL = 0.95
FURTHER_LEVEL = 0.998
"""The outer limits of a funnel, as funnel plots of health and social care have them."""

FEWEST_LETTERS = 5
"""With fewer, how far they differ says next to nothing about how far services do."""

MOST_CORRELATED = 0.99
"""Letters in which all cases or none met the standard give 1, for which there is no beta-binomial distribution."""

DIGITS = 12
"""The last digits of the arithmetic are noise, and differ between machines."""


class Interval(NamedTuple):
    """Two shares from 0 to 1, and how they were found."""

    low: float
    high: float
    method: str


class ShareChange(NamedTuple):
    """How much larger the later of two shares is, from -1 to 1, with the ends of its 95% interval."""

    share: float
    low: float
    high: float


class Spread(NamedTuple):
    """How far the letters on a measure differ, and what that leaves of the certainty of their pooled share."""

    dispersion: float
    """Pearson's chi-squared divided by its degrees of freedom: 1 where letters differ as chance alone would have it."""
    correlation: float
    """How alike two cases of one letter are, from 0 to 1: the `rho` of a beta-binomial distribution."""
    low: float
    high: float


class Limits(NamedTuple):
    """Between which counts out of `n` the middle 95%, and 99.8%, of samples lie."""

    n: int
    low_95: int
    high_95: int
    low_998: int
    high_998: int


@cache
def wilson(sufficient: int, total: int) -> tuple[float, float]:
    """The ends of the 95% Wilson interval, as shares from 0 to 1."""
    low, high = stats.binomtest(sufficient, total).proportion_ci(LEVEL, method="wilson")
    return _rounded(low), _rounded(high)


def interval(sufficient: int, total: int, bound: Bound | None = None) -> Interval:
    """The 95% Wilson interval; where the count is a bound it is open to that side, and ends at 0 or 1."""
    if bound in {"at least", "more than"}:
        fewest = min(sufficient + (bound == "more than"), total)
        return Interval(wilson(fewest, total)[0], 1.0, "Wilson, open above")
    if bound in {"at most", "fewer than"}:
        most = max(sufficient - (bound == "fewer than"), 0)
        return Interval(0.0, wilson(most, total)[1], "Wilson, open below")
    return Interval(*wilson(sufficient, total), "Wilson")


def difference(earlier: Figure, later: Figure) -> ShareChange:
    """Newcombe's interval, his tenth: the two Wilson intervals joined into one (Statistics in Medicine, 1998)."""
    before, after = earlier[0] / earlier[1], later[0] / later[1]
    (low, high), (later_low, later_high) = wilson(*earlier), wilson(*later)
    down, up = hypot(after - later_low, high - before), hypot(later_high - after, before - low)
    found = after - before
    return ShareChange(_rounded(found), _rounded(found - down), _rounded(found + up))


def spread(figures: Sequence[Figure]) -> Spread | None:
    """How far the letters differ, and the Korn-Graubard interval of their share; None for fewer than five letters.

    The correlation is that of a beta-binomial distribution by the method of moments: Pearson's chi-squared is set equal
    to what it would be on average. The interval is Clopper and Pearson's for as many cases as would tell as much if
    they were independent, with Student's t for so few letters.
    """
    letters = len(figures)
    if letters < FEWEST_LETTERS:
        return None
    sufficient, total = (sum(column) for column in zip(*figures, strict=True))
    squares = _chi_squared(figures) if 0 < sufficient < total else 0.0
    freedom = letters - 1
    room = sum((1 - n / total) * (n - 1) for _, n in figures)
    correlation = min(max((squares - freedom) / room, 0.0), MOST_CORRELATED) if room else 0.0
    design_effect = 1 + correlation * (sum(n * n for _, n in figures) / total - 1)
    cases = total / design_effect * float(stats.norm.ppf((1 + LEVEL) / 2) / stats.t.ppf((1 + LEVEL) / 2, freedom)) ** 2
    low, high = korn_graubard(cases * sufficient / total, cases)
    return Spread(_rounded(squares / freedom), _rounded(correlation), low, high)


def _chi_squared(figures: Sequence[Figure]) -> float:
    """Pearson's, of so many letters against one share for all."""
    table = [[met for met, _ in figures], [n - met for met, n in figures]]
    return float(stats.chi2_contingency(table, correction=False).statistic)


def korn_graubard(sufficient: float, total: float) -> tuple[float, float]:
    """The ends of the 95% interval of `sufficient` of `total` cases, neither of them a whole number."""
    tail = (1 - LEVEL) / 2
    low = float(stats.beta.ppf(tail, sufficient, total - sufficient + 1)) if sufficient > 0 else 0.0
    high = float(stats.beta.ppf(1 - tail, sufficient + 1, total - sufficient)) if sufficient < total else 1.0
    return _rounded(low), _rounded(high)


def limits(share: float, largest: int, correlation: float = 0.0) -> list[Limits]:
    """Exact limits for samples of 1 to `largest` cases: binomial, or beta-binomial where services differ."""
    sizes = [*range(1, largest + 1)]
    tails = [(1 - LEVEL) / 2, (1 + LEVEL) / 2, (1 - FURTHER_LEVEL) / 2, (1 + FURTHER_LEVEL) / 2]
    if correlation and 0 < share < 1:
        counts = [_quantiles(share, n, correlation, tails) for n in sizes]
    else:
        columns: Any = stats.binom.ppf([[tail] for tail in tails], [sizes], share)
        counts = [[max(int(count), 0) for count in row] for row in zip(*columns.tolist(), strict=True)]
    return [Limits(n, *row) for n, row in zip(sizes, counts, strict=True)]


def _quantiles(share: float, n: int, correlation: float, tails: Sequence[float]) -> list[int]:
    """Of a beta-binomial distribution. SciPy's own looks for each by trial, which takes a hundred times as long."""
    weight = (1 - correlation) / correlation
    each: Any = stats.betabinom.pmf([*range(n + 1)], n, share * weight, (1 - share) * weight)
    below = each.cumsum()
    return [min(int(below.searchsorted(tail)), n) for tail in tails]


def chance(figure: Figure, share: float) -> float:
    """How often a service whose true share is `share` is at least so far out by chance: twice the smaller tail."""
    sufficient, total = figure
    below, above = stats.binom.cdf(sufficient, total, share), stats.binom.sf(sufficient - 1, total, share)
    return _rounded(min(1.0, 2 * min(float(below), float(above))))


def false_discovery(chances: Sequence[float]) -> list[float]:
    """For each: the share of false alarms among those called unusual, if it is called so (Benjamini, Hochberg)."""
    return [_rounded(rate) for rate in stats.false_discovery_control(chances, method="bh")] if chances else []


def _rounded(value: float) -> float:
    return round(float(value), DIGITS) + 0.0
