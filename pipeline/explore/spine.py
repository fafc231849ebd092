"""Where the marks of a spine chart stand: one letter's shares beside those of all letters, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor

from pipeline.explore.database import Row

STEP = 10
"""The scale begins and ends at a multiple of this many percentage points."""

MARGIN = 4
"""A value this close to an end of the scale would be printed beside the next one."""

SHAPES = {"95%": "diamond", "99.8%": "square"}
"""By the limits outside which a share lies: a shape, so that colour is not needed."""

DRAWN = ("interval_from", "interval_to", "lowest", "highest")


@dataclass(frozen=True)
class SpineLine:
    """A line of the chart: places in per cent of the chart's width."""

    row: Row
    shape: str
    """Which mark: a circle, a diamond or a square; "none" where nothing can be drawn."""
    at: float = 0
    interval: tuple[float, float] = (0, 0)
    spread: tuple[float, float] | None = None
    """From the lowest to the highest share of all letters."""
    half: tuple[float, float] | None = None
    """The middle half of them."""


@dataclass(frozen=True)
class Spine:
    """The chart. Its lines share a scale: percentage points from the combined share, or shares if there is none."""

    lines: tuple[SpineLine, ...]
    ticks: tuple[tuple[int, float], ...]
    """Values and their places."""
    compared: bool
    """Whether the lines are drawn from the combined share of all letters."""
    zero: float
    """Where the spine stands."""

    @property
    def themes(self) -> list[tuple[str, list[SpineLine]]]:
        """The lines of each part of the inspection, in their order."""
        return [(theme, list(lines)) for theme, lines in groupby(self.lines, key=lambda line: line.row["theme"])]


@dataclass(frozen=True)
class _SpineScale:
    low: int
    high: int
    compared: bool

    def at(self, value: float) -> float:
        """The place of a value, in per cent of the width."""
        return round(100 * (value - self.low) / (self.high - self.low), 1)


def spine(rows: Iterable[Row]) -> Spine:
    """The chart of the rows of `profile-of-a-letter`, about one letter, in their order."""
    rows = tuple(rows)
    compared = any(_has_spine(row) for row in rows)
    drawn = [row for row in rows if row["total"] >= 5 and (_has_spine(row) or not compared)]  # noqa: PLR2004 - as pages say
    values = [row[name] - _middle(row, compared) for row in drawn for name in DRAWN if row[name] is not None]
    low = min(0, *(floor(value / STEP) * STEP for value in values)) if compared and values else 0
    high = max(STEP, *(ceil(value / STEP) * STEP for value in values)) if compared and values else 100

    scale = _SpineScale(low, high, compared)
    step = 25 if high - low > 4 * STEP else STEP
    return Spine(
        lines=tuple(_line(row, scale) if row in drawn else SpineLine(row, "none") for row in rows),
        ticks=tuple(
            (value, scale.at(value))
            for value in range(-100, 101, step)
            if low + MARGIN <= value <= high - MARGIN or (not compared and low <= value <= high)
        ),
        compared=compared,
        zero=scale.at(0),
    )


def _has_spine(row: Row) -> bool:
    return row["lowest"] is not None and row["undecided"] != "too few other letters"


def _middle(row: Row, compared: bool) -> int:  # noqa: FBT001 - the one question that both callers ask
    return int(row["pooled_per_cent"]) if compared else 0


def _line(row: Row, scale: _SpineScale) -> SpineLine:
    def between(first: str, last: str) -> tuple[float, float]:
        middle = _middle(row, scale.compared)
        return scale.at(row[first] - middle), scale.at(row[last] - middle)

    return SpineLine(
        row=row,
        shape=SHAPES.get(row["limits"], "circle"),
        at=scale.at(row["per_cent"] - _middle(row, scale.compared)),
        interval=between("interval_from", "interval_to"),
        spread=between("lowest", "highest") if scale.compared else None,
        half=between("quarter", "three_quarters") if scale.compared else None,
    )
