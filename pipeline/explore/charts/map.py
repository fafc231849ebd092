"""Where services stand on our own outline of England and Wales: pieces of it, and a pin for each service."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asinh, pi, radians, tan

from pipeline.explore.database import Row

ZOOM, SIZE = 5, 256
"""The pieces are those of the map: 32 across the world, each so many units wide."""

COLUMNS, ROWS = (15, 16), (9, 10)

LEFT, TOP, WIDTH, HEIGHT = 3950.0, 2515.0, 200.0, 260.0
"""The part of the world that is shown: England and Wales, with some sea."""

SHAPES = {"letter held": "square", "inspected, letter not held": "diamond"}


@dataclass(frozen=True)
class Pin:
    """A service on the map."""

    row: Row
    x: float
    y: float
    shape: str


@dataclass(frozen=True)
class OutlineMap:
    """The map: pieces of the outline by name, with their places, and the pins."""

    view: str
    pieces: tuple[tuple[str, int, int], ...]
    pins: tuple[Pin, ...]


def outline_map(rows: Iterable[Row]) -> OutlineMap:
    """The map of the rows of `coverage-of-services` whose place is known; those with a letter lie on top."""
    pins = [
        Pin(row, *_place(row["latitude"], row["longitude"]), SHAPES.get(row["status"], "circle"))
        for row in rows
        if row["latitude"] is not None and row["longitude"] is not None
    ]
    return OutlineMap(
        view=f"{LEFT:g} {TOP:g} {WIDTH:g} {HEIGHT:g}",
        pieces=tuple((f"map/{ZOOM}-{x}-{y}.svg", x * SIZE, y * SIZE) for x in COLUMNS for y in ROWS),
        pins=tuple(sorted(pins, key=lambda pin: ("circle", "diamond", "square").index(pin.shape))),
    )


def _place(latitude: float, longitude: float) -> tuple[float, float]:
    """The place in Mercator's projection."""
    world = SIZE * 2**ZOOM
    across = (longitude + 180) / 360 * world
    down = (1 - asinh(tan(radians(latitude))) / pi) / 2 * world
    return round(across, 1), round(down, 1)
