"""What METHODOLOGY says of intervals and limits, worked out: how often they hold, how often chance goes beyond."""

import random
import re
from collections.abc import Sequence
from functools import cache

import pytest
from scipy import stats

from pipeline.load.statistics import Figure, limits, spread, wilson
from tests.support.methodology import printed_in_methodology, write_this

pytestmark = pytest.mark.slow

SIZES = (10, 24, 50)
"""Cases: of a small, an ordinary and a large sample."""
SHARES = [per_cent / 100 for per_cent in range(50, 100)]
"""The true shares that are tried: nearly all results lie between them."""
LETTERS, TRIALS = 25, 500


@cache
def _covered(n: int) -> list[float]:
    """How often the interval of a sample of n holds the true share, for each true share."""
    ends = [wilson(met, n) for met in range(n + 1)]
    return [
        sum(stats.binom.pmf(met, n, share) for met in range(n + 1) if ends[met][0] <= share <= ends[met][1])
        for share in SHARES
    ]


@cache
def _outside(n: int) -> tuple[list[float], list[float]]:
    """How often a sample of n lies outside the limits of 95%, and of 99.8%, by chance alone, for each true share."""
    lines = [limits(share, n)[-1] for share in SHARES]
    pairs = list(zip(SHARES, lines, strict=True))
    return (
        [_beyond(line.low_95, line.high_95, n, share) for share, line in pairs],
        [_beyond(line.low_998, line.high_998, n, share) for share, line in pairs],
    )


def _beyond(low: int, high: int, n: int, share: float) -> float:
    return float(stats.binom.cdf(low - 1, n, share) + stats.binom.sf(high, n, share))


def _average(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def test_how_often_intervals_and_limits_hold_is_as_printed() -> None:
    head = (
        "| Cases | Interval holds the true share: on average | at worst | Outside the 95% limits by chance: on average "
        "| at most | Outside the 99.8% limits: at most |"
    )
    lines = "\n".join(
        [
            head,
            "| ---: | ---: | ---: | ---: | ---: | ---: |",
            *(
                f"| {n} | {_average(_covered(n)):.1%} | {min(_covered(n)):.1%} | {_average(_outside(n)[0]):.1%}"
                f" | {max(_outside(n)[0]):.1%} | {max(_outside(n)[1]):.2%} |"
                for n in SIZES
            ),
        ]
    )
    assert printed_in_methodology("chance") == lines, write_this("chance", lines)


@pytest.mark.parametrize("n", SIZES)
def test_an_interval_may_be_too_narrow_and_limits_never_let_more_than_they_say_go_beyond(n: int) -> None:
    assert 0.94 < _average(_covered(n)) < 0.965
    assert 0.9 < min(_covered(n)) < 0.95
    assert max(_outside(n)[0]) <= 0.05
    assert max(_outside(n)[1]) <= 0.002


def _sample(share: float, correlation: float, chosen: random.Random) -> list[Figure]:
    weight = (1 - correlation) / correlation if correlation else None
    figures = []
    for _ in range(LETTERS):
        total = chosen.randint(8, 25)
        its_own = chosen.betavariate(share * weight, (1 - share) * weight) if weight else share
        figures.append((sum(chosen.random() < its_own for _ in range(total)), total))
    return figures


def _held(share: float, correlation: float) -> tuple[float, float]:
    """How often the pooled interval holds the true share: Wilson's, and the one that allows for differences."""
    chosen = random.Random(1)  # noqa: S311 - the same letters each time
    plain = allowing = 0
    for _ in range(TRIALS):
        figures = _sample(share, correlation, chosen)
        sufficient, total = (sum(column) for column in zip(*figures, strict=True))
        low, high = wilson(sufficient, total)
        differ = spread(figures)
        assert differ
        plain += low <= share <= high
        allowing += differ.low <= share <= differ.high
    return plain / TRIALS, allowing / TRIALS


@pytest.mark.parametrize("correlation", [0.0, 0.05, 0.15])
def test_how_often_pooled_intervals_hold_is_as_printed(correlation: float) -> None:
    printed = re.findall(r"^\| ([\d.]+) \| (\d+)% \| (\d+)% \|$", printed_in_methodology("pooled"), re.MULTILINE)
    said = {float(name): (int(plain) / 100, int(allowing) / 100) for name, plain, allowing in printed}
    assert _held(0.8, correlation) == pytest.approx(said[correlation], abs=0.005)


def test_nothing_is_claimed_that_does_not_hold() -> None:
    assert printed_in_methodology("chance")
    for claim in ("never too narrow", "exactly when its own interval"):
        assert claim not in re.sub(r"\s+", " ", _everything())


def _everything() -> str:
    from pipeline.corpus.folders import PROJECT  # noqa: PLC0415 - for this alone

    files = [PROJECT / "METHODOLOGY.md", PROJECT / "pipeline" / "load" / "dictionary.yml"]
    return " ".join(file.read_text(encoding="utf-8") for file in files)
