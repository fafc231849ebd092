"""Where the marks of a spine chart stand: one letter's shares beside those of all letters, line by line."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor

from pipeline.explore.charts.figures import PER_CENTS, figure_in_words
from pipeline.explore.charts.lines import ChartBand, ChartGroup, ChartLine, LineChart
from pipeline.explore.charts.signs import CONTRADICTED, Sign, is_contradicted, is_from_few, sign_of, signs_of
from pipeline.explore.database import Answer, Row
from pipeline.explore.dates import day
from pipeline.explore.small_samples import is_enough_to_draw
from pipeline.explore.themes import theme_name
from pipeline.language.plurals import quantity

STEP = 10
"""The scale begins and ends at a multiple of this many percentage points."""

MARGIN = 4
"""A value this close to an end of the scale would be printed beside the next one."""

COMPARED = (
    "Upright line: the share of all letters combined; places are percentage points from it. Thin line: the 95% "
    "interval. Bars: all letters, the middle half darker. Diamond: outside the 95% limits of chance; square: outside "
    "the 99.8% limits. About 1 measure in 20 lies outside the 95% limits by chance alone."
)
ALONE = (
    "The share of cases that met the standard, with its 95% interval. There are too few other letters to compare with."
)

STANDINGS = {
    "above": "above {range}",
    "below": "below {range}",
    "within": "within {range}",
    "undecided": "cannot be decided",
}
RANGE = "the range of chance"
"""As it is called where it is first named; after that it is `it`."""

DRAWN = ("interval_from", "interval_to", "lowest", "highest")


@dataclass(frozen=True)
class SpineLine:
    """A line of the chart: places in per cent of the chart's width."""

    row: Row
    sign: Sign
    drawn: bool = False
    """Whether anything can be drawn."""
    at: float = 0
    interval: tuple[float, float] = (0, 0)
    spread: tuple[float, float] | None = None
    """From the lowest to the highest share of all letters."""
    half: tuple[float, float] | None = None
    """The middle half of them; None where they are too few to have one."""


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
    def signs(self) -> tuple[str, ...]:
        """What there is to explain in its key."""
        return signs_of(line.row for line in self.lines if line.drawn)

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
    drawn = [row for row in rows if is_enough_to_draw(row["total"]) and (_has_spine(row) or not compared)]
    values = [row[name] - _middle(row, compared) for row in drawn for name in DRAWN if row[name] is not None]
    low = min(0, *(floor(value / STEP) * STEP for value in values)) if compared and values else 0
    high = max(STEP, *(ceil(value / STEP) * STEP for value in values)) if compared and values else 100

    scale = _SpineScale(low, high, compared)
    step = 25 if high - low > 4 * STEP else STEP
    return Spine(
        lines=tuple(_line(row, scale) if row in drawn else SpineLine(row, sign_of(row)) for row in rows),
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
        sign=sign_of(row),
        drawn=True,
        at=scale.at(row["per_cent"] - _middle(row, scale.compared)),
        interval=between("interval_from", "interval_to"),
        spread=between("lowest", "highest") if scale.compared else None,
        half=between("quarter", "three_quarters") if scale.compared and row["quarter"] is not None else None,
    )


def spine_chart(answer: Answer, name: str) -> LineChart:
    """The same chart of `profile-of-a-letter`, with a title, to be taken away; `name` is that of the service."""
    chart = spine(answer.rows)
    published = day(answer.first["published"]) or "an unknown date"
    return LineChart(
        name="spine",
        seen=f"{name}, letter of {published}: {_seen(chart)}",
        note=f"{COMPARED if chart.compared else ALONE}{_contradictions(answer.rows)}",
        groups=tuple(
            ChartGroup(theme_name(theme), tuple(_chart_line(line, chart) for line in lines))
            for theme, lines in chart.themes
        ),
        ticks=tuple((f"{value:+d}".replace("-", "−") if value else "all letters", at) for value, at in chart.ticks)
        if chart.compared
        else PER_CENTS,
        answer=answer,
    )


def _contradictions(rows: Iterable[Row]) -> str:
    return f" {CONTRADICTED}: contradicted in the letter." if any(map(is_contradicted, rows)) else ""


def _seen(chart: Spine) -> str:
    if not chart.compared:
        return f"{quantity(len(chart.lines), 'result')} with 95% intervals"
    standings = Counter(line.row["standing"] for line in chart.lines)
    said = [f"{standings[standing]} {words}" for standing, words in STANDINGS.items() if standings[standing]]
    named = [words.format(range="it" if place else RANGE) for place, words in enumerate(said)]
    return f"of {quantity(len(chart.lines), 'measure')}, {', '.join(named)}"


def _chart_line(line: SpineLine, chart: Spine) -> ChartLine:
    bands = [ChartBand(kind, *places) for kind, places in (("spread", line.spread), ("half", line.half)) if places]
    if not line.drawn:
        return ChartLine(line.row["label"], figure_in_words(line.row), "")
    backbone = [ChartBand("backbone", chart.zero, chart.zero)] if chart.compared else []
    return ChartLine(
        label=line.row["label"],
        said=figure_in_words(line.row),
        link="",
        bands=(*bands, *backbone, ChartBand("few" if is_from_few(line.row) else "interval", *line.interval)),
        at=line.at,
        sign=line.sign,
    )
