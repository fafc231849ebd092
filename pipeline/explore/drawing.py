"""Where the marks of a drawing stand. No figure is reckoned here: the rows of saved queries are put to scale."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from pipeline.explore.database import Row

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 12, 48
"""The room for the axes' words."""

STEPS = (1, 2, 5, 10, 20, 50, 100, 200)
TICKS = 10

RADIUS, LARGEST_RADIUS = 5.0, 12.0

SHAPES = {
    "within the limits": "within",
    "above the 95% limits": "outside-95",
    "below the 95% limits": "outside-95",
    "above the 99.8% limits": "outside-998",
    "below the 99.8% limits": "outside-998",
}
"""A shape for each place in the funnel, so that colour is not needed."""


@dataclass(frozen=True)
class Scale:
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
    shape: str
    outline: str


@dataclass(frozen=True)
class Funnel:
    """Shares against cases, with the limits between which chance alone would leave most of them."""

    cases: Scale
    shares: Scale
    lines: tuple[tuple[str, str], ...]
    """The name of each line and its path."""
    points: tuple[Point, ...]
    width: int = WIDTH
    height: int = HEIGHT


def funnel(points: Iterable[Row], limits: Iterable[Row]) -> Funnel:
    """The plot of the rows of `funnel-of-a-measure` between the rows of `limits-of-a-funnel`."""
    points, limits = tuple(points), tuple(limits)
    cases = Scale(max((row["total"] for row in points), default=1), LEFT, WIDTH - RIGHT)
    shares = Scale(100, HEIGHT - BOTTOM, TOP)
    return Funnel(
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
        ),
        # Large marks first, so that they hide no small one.
        points=tuple(
            _point(row, cases.at(row["total"]), shares.at(row["per_cent"]))
            for row in sorted(points, key=lambda row: -row["letters"])
        ),
    )


def _path(places: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in places)


def _point(row: Row, x: float, y: float) -> Point:
    radius = min(RADIUS + log2(row["letters"]), LARGEST_RADIUS)
    shape = SHAPES.get(row["funnel"], "within")
    outlines = {
        "within": f"M{x - radius:g} {y:g}a{radius:g} {radius:g} 0 1 0 {2 * radius:g} 0"
        f"a{radius:g} {radius:g} 0 1 0 {-2 * radius:g} 0Z",
        "outside-95": f"M{x:g} {y - radius:g}l{radius:g} {radius:g}l{-radius:g} {radius:g}l{-radius:g} {-radius:g}Z",
        "outside-998": f"M{x - radius:g} {y - radius:g}h{2 * radius:g}v{2 * radius:g}h{-2 * radius:g}Z",
    }
    return Point(row, shape, outlines[shape])
