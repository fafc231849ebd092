"""Where the marks of a drawing stand. No figure is reckoned here: the rows of saved queries are put to scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import log2

from pipeline.explore.charts.layout import (
    CORNERS,
    GRID,
    INK,
    MARGIN,
    SMALL,
    SOFT,
    ChartSheet,
    SheetShape,
    Words,
    box,
    footed,
    headed,
    mark,
)
from pipeline.explore.charts.signs import LIMITS, MEANINGS, Sign, sign_of, signs_of
from pipeline.explore.database import Row
from pipeline.explore.small_samples import is_enough_to_draw
from pipeline.language.plurals import quantity

WIDTH, NARROW, HEIGHT = 720, 350, 420
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 12, 48
"""The room for the axes' words."""

STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
TICKS = 10

ROOM = 0.6
"""Past this part of the width a name goes before its mark."""

DASHES = {"pooled": (), "limit-95": (7, 4), "limit-998": (2, 3)}

RADIUS, LARGEST_RADIUS = 5.0, 12.0


@dataclass(frozen=True)
class FunnelScale:
    """Places on a drawing: nought stands at `start`, the largest value at `end`."""

    largest: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where the value stands."""
        return round(self.start + (self.end - self.start) * value / self.largest, 1)

    @property
    def ticks(self) -> list[tuple[int, float]]:
        """Round values and their places, ten or so."""
        step = next((step for step in STEPS if self.largest / step <= TICKS), STEPS[-1])
        return [(value, self.at(value)) for value in range(0, int(self.largest) + 1, step)]


@dataclass(frozen=True)
class Point:
    """A mark: the letters that give one count and one total."""

    row: Row
    sign: Sign
    outline: str
    x: float
    y: float
    label: str
    """The name beside it; empty where chance alone could have put it there, or where it stands for several letters."""
    before: bool
    """Whether the label goes before the mark, because there is no room after it."""


@dataclass(frozen=True)
class Funnel:
    """Shares against cases, with the limits between which chance alone would leave most of them."""

    cases: FunnelScale
    shares: FunnelScale
    lines: tuple[tuple[str, str], ...]
    """The name of each line and its path; none where every letter has too few cases to draw."""
    points: tuple[Point, ...]
    width: int = WIDTH
    height: int = HEIGHT


def funnel(points: Iterable[Row], limits: Iterable[Row], width: int = WIDTH) -> Funnel:
    """The plot of the rows of `funnel-of-a-measure` between the rows of `limits-of-a-funnel`, so many units wide.

    Figures from too few cases to draw are left out, as everywhere.
    """
    points = tuple(row for row in points if is_enough_to_draw(row["total"]))
    limits = tuple(row for row in limits if is_enough_to_draw(row["cases"]))
    cases = FunnelScale(max((row["total"] for row in points), default=1), LEFT, width - RIGHT)
    shares = FunnelScale(100, HEIGHT - BOTTOM, TOP)
    return Funnel(
        width=width,
        cases=cases,
        shares=shares,
        lines=tuple(
            (name, _path((cases.at(row["cases"]), shares.at(row[column])) for row in limits))
            for name, column in (
                ("pooled", "per_cent"),
                ("limit-95", "from_95"),
                ("limit-95", "to_95"),
                ("limit-998", "from_998"),
                ("limit-998", "to_998"),
            )
            if limits
        ),
        # Large marks first, so that they hide no small one.
        points=tuple(_point(row, cases, shares) for row in sorted(points, key=lambda row: -row["letters"])),
    )


def _path(places: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in places)


def _point(row: Row, cases: FunnelScale, shares: FunnelScale) -> Point:
    x, y = cases.at(row["total"]), shares.at(row["per_cent"])
    radius = min(RADIUS + log2(row["letters"]), LARGEST_RADIUS)
    sign = sign_of(row)
    named = sign.shape in LIMITS.values() and row["letters"] == 1
    return Point(
        row,
        sign,
        _outline(sign, x, y, radius),
        x,
        y,
        label=row["first_name"] if named else "",
        before=x > cases.start + (cases.end - cases.start) * ROOM,
    )


def _outline(sign: Sign, x: float, y: float, radius: float) -> str:
    if sign.shape not in CORNERS:
        half = f"a{radius:g} {radius:g} 0 1 0"
        return f"M{x - radius:g} {y:g}{half} {2 * radius:g} 0{half} {-2 * radius:g} 0Z"
    shape = mark(sign, x, y, upright=True, scale=radius / RADIUS)
    return "M" + "L".join(f"{across:g} {down:g}" for across, down in shape.points) + "Z"


def funnel_sheet(plot: Funnel, together: Row, *, made: date, source: str) -> ChartSheet:
    """The plot on a sheet of its own; `together` is the row of `measures-put-together`."""
    outside = sum(
        point.row["letters"] for point in plot.points if point.sign.standing != "within" and not point.row["bound"]
    )
    title = f"{together['label']}: {quantity(outside, 'letter')} outside the 95% limits"
    note = (
        f"All letters combined: {together['sufficient']} of {together['total']} ({together['per_cent']}%)."
        " Each mark is a letter: the share that met the standard, against the number of cases."
        " Between the dashed lines 95 of 100 letters would lie by chance alone; between the dotted ones, 998 of 1,000."
    )
    signs = signs_of(point.row for point in plot.points)
    items, y = headed(title, " ".join((note, *(MEANINGS[sign] for sign in signs if sign != "few"))))
    for value, at in plot.shares.ticks:
        items.append(box(plot.cases.start + MARGIN, at + y, plot.cases.end - plot.cases.start, 1, GRID))
        items.append(Words(plot.cases.start + MARGIN - 8, at + y + 4, f"{value}%", SMALL, anchor="end", colour=SOFT))
    below = plot.shares.start + y
    items += [
        Words(at + MARGIN, below + 20, str(value), SMALL, anchor="middle", colour=SOFT)
        for value, at in plot.cases.ticks
    ]
    items.append(Words(plot.cases.end + MARGIN, below + 38, "number of cases", SMALL, anchor="end", colour=SOFT))
    for name, path in plot.lines:
        items.append(SheetShape(_shifted(path, y), "none", INK if name == "pooled" else SOFT, dashes=DASHES[name]))
    for point in plot.points:
        place = (point.x + MARGIN, point.y + y)
        items.append(mark(point.sign, *place, upright=True))
        if point.label:
            x, anchor = (place[0] - 11, "end") if point.before else (place[0] + 11, "start")
            items.append(Words(x, place[1] + 4, point.label, SMALL, anchor=anchor))
    return footed(title, items, below + 60, made=made, source=source)


def _shifted(path: str, y: float) -> tuple[tuple[float, float], ...]:
    places = (place.split() for place in path.removeprefix("M").split("L"))
    return tuple((float(across) + MARGIN, float(down) + y) for across, down in places)
