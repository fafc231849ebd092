"""Pages whose print runs askew, as where a program that straightens scans has set it: turned until it is level."""

from collections import Counter
from collections.abc import Sequence
from math import cos, radians, sin
from operator import attrgetter

from pdfminer.utils import Matrix, Point, apply_matrix_pt, mult_matrix

from pipeline.read.pdf.painting import Painted, quarter_of
from pipeline.read.pdf.prints import PALE, paleness_of

ANGLE = attrgetter("angle")
LEAST, MOST = 0.02, 20.0
"""Degrees: print that stands as little off level can be read as it is, and no page lies as far off."""
AT_ONE = 0.1
"""Degrees: letters whose lines rise by as much run the same way."""
SHARE = 0.8
"""Of the letters that are dark: as many run the same way where the page as a whole lies askew."""
SOME = 20
"""Letters: fewer are a stamp on a page of pictures."""


def tilt_of(painted: Sequence[Painted]) -> float:
    """By how many degrees the lines of the page rise; 0 where most are level, or run all ways."""
    if not any(set(map(ANGLE, painted)) - {None}):
        return 0.0
    angles = [
        glyph.angle
        for glyph in painted
        if glyph.angle is not None and not glyph.text.isspace() and paleness_of(glyph.ink) <= PALE
    ]
    ways = Counter(round(angle / AT_ONE) for angle in angles)
    if len(angles) < SOME:
        return 0.0
    way = max(sorted(ways), key=lambda each: ways[each])
    alike = sorted(angle for angle in angles if abs(angle - way * AT_ONE) <= AT_ONE)
    middle = alike[len(alike) // 2]
    off = middle - round(middle / 90) * 90
    return off if LEAST < abs(off) < MOST and len(alike) > SHARE * len(angles) else 0.0


def levelled(painted: Sequence[Painted], tilt: float, middle: Point) -> Sequence[Painted]:
    """The glyphs where they stand when the page has been turned about its middle by this much, and is level."""
    if not tilt:
        return painted
    return [turned_level(glyph, tilt, middle) for glyph in painted]


def turned_level(glyph: Painted, tilt: float, middle: Point) -> Painted:
    """The glyph after the page was turned; of one whose line was askew, the box that it has on a level line."""
    turn = turn_about(middle, radians(-tilt))
    left, up = apply_matrix_pt(turn, glyph.middle)
    angle = None if glyph.angle is None else glyph.angle - tilt
    width, height = glyph.x1 - glyph.x0, glyph.y1 - glyph.y0
    if angle is not None and abs(angle - round(angle / 90) * 90) <= AT_ONE:
        angle = float(quarter_of(angle)) if quarter_of(angle) else 0.0
        width, height = sides_of(width, height, radians(abs(tilt)))
    return glyph._replace(
        x0=left - width / 2,
        x1=left + width / 2,
        y0=up - height / 2,
        y1=up + height / 2,
        matrix=mult_matrix(glyph.matrix, turn),
        angle=angle,
    )


def sides_of(across: float, up: float, angle: float) -> tuple[float, float]:
    """The sides of a box that takes as much room across and up when it is turned by the angle."""
    room = cos(angle) ** 2 - sin(angle) ** 2
    width = (across * cos(angle) - up * sin(angle)) / room
    height = (up * cos(angle) - across * sin(angle)) / room
    return max(width, 0.0), max(height, 0.0)


def turn_about(middle: Point, angle: float) -> Matrix:
    """The matrix that turns the page anticlockwise by the angle, about its middle."""
    across, up = middle
    a, b = cos(angle), sin(angle)
    return a, b, -b, a, across - a * across + b * up, up - b * across - a * up
