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

PIN = 4.0
"""How far a pin reaches from its middle."""

SHAPES = {"letter held": "held", "inspected, letter not held": "missing"}
"""Shapes of their own: those of charts say where a share stands."""


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


def outline_map(rows: Iterable[Row]) -> OutlineMap | None:
    """The map of the rows of `coverage-of-services` whose place is known; those with a letter lie on top.

    An invented service has no place, and a pin that the edge of the map would cut is left out. None without any pin.
    """
    pins = [
        Pin(row, *_place(row["latitude"], row["longitude"]), SHAPES.get(row["status"], "unknown"))
        for row in rows
        if not row["invented"] and row["latitude"] is not None and row["longitude"] is not None
    ]
    pins = [pin for pin in pins if _is_whole(pin)]
    if not pins:
        return None
    return OutlineMap(
        view=f"{LEFT:g} {TOP:g} {WIDTH:g} {HEIGHT:g}",
        pieces=tuple((f"map/{ZOOM}-{x}-{y}.svg", x * SIZE, y * SIZE) for x in COLUMNS for y in ROWS),
        pins=tuple(sorted(pins, key=lambda pin: ("unknown", "missing", "held").index(pin.shape))),
    )


def _is_whole(pin: Pin) -> bool:
    return LEFT + PIN <= pin.x <= LEFT + WIDTH - PIN and TOP + PIN <= pin.y <= TOP + HEIGHT - PIN


def _place(latitude: float, longitude: float) -> tuple[float, float]:
    """The place in Mercator's projection."""
    world = SIZE * 2**ZOOM
    across = (longitude + 180) / 360 * world
    down = (1 - asinh(tan(radians(latitude))) / pi) / 2 * world
    return round(across, 1), round(down, 1)
