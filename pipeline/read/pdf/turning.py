"""Which way the print of a page runs, and the page turned until most of it runs from left to right."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pdfminer.pdfpage import PDFPage
from pdfminer.utils import Matrix, Point, Rect, apply_matrix_rect, mult_matrix
from pdfplumber.page import Page

from pipeline.read.pdf.painting import Painted, quarter_of
from pipeline.read.pdf.prints import PALE, paleness_of
from pipeline.read.pdf.values import IDENTITY

ASKEW = 3.0
"""Degrees: a scan may lie as much askew; a watermark is turned further."""
STRAIGHT, MOSTLY = 0.5, 0.9
"""Degrees, and of the letters of a page: where as many stand as straight, a stamp that does not was set by hand."""
OBLIQUE = 20.0
"""Degrees: print that runs further off the edges of the sheet is a stamp or a watermark, and no page lies so."""
STRAY, HARDLY = 20, 0.2
"""Letters, and of all letters: with fewer level ones, the page itself lies askew; so few dark ones are not its text."""


class SheetFrame(NamedTuple):
    """The sheet on which things are painted."""

    width: float
    height: float
    """In points."""
    edges: Rect
    """Of what is shown of it, from its lower left corner."""
    left: float = 0.0
    above: float = 0.0
    """Where its upper left corner stands in the page's own numbers."""


class Sides(NamedTuple):
    """The glyphs of a page, by the way that their lines run; those that are mirrored are left out."""

    main: int
    """By how many degrees the sheet must be turned clockwise for most of its letters to run from left to right."""
    level: list[Painted]
    """Those of its lines."""
    across: dict[int, list[Painted]]
    """Those that are read when the sheet is turned by other quarters, by the degrees of those."""
    askew: list[Painted]
    """Those that run at an angle."""


def frame_of(page: Page) -> SheetFrame:
    """The sheet as it is shown."""
    sheet: PDFPage = page.page_obj
    left, bottom, right, top = sorted_box(sheet.mediabox)
    media = SheetFrame(right - left, top - bottom, (0, 0, 0, 0))
    x0, y0, x1, y1 = sorted_box(sheet.cropbox)
    edges = x0 - left, y0 - bottom, x1 - left, y1 - bottom
    if sheet.rotate in (90, 180, 270):
        return turned_frame(media._replace(edges=edges), sheet.rotate)
    return media._replace(edges=edges, left=page.mediabox[0], above=page.mediabox[1])


def middle_of(frame: SheetFrame) -> Point:
    """The middle of what is shown of the sheet, from its lower left corner."""
    return frame.width / 2 - frame.left, frame.height / 2 + frame.above


def sorted_box(box: Rect) -> Rect:
    """The box, its lower left corner first."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def sides_of(painted: Sequence[Painted]) -> Sides:
    """The glyphs, given in the order of painting, by the way they run."""
    if all(glyph.angle == 0 for glyph in painted):
        return Sides(0, [*painted], {}, [])
    main, tolerance = lie_of(painted)
    sides = Sides(main, [], defaultdict(list), [])
    for glyph in painted:
        if glyph.angle is None:
            continue
        quarter = quarter_of(glyph.angle)
        if quarter == main and off_level(glyph.angle) <= tolerance:
            sides.level.append(glyph)
        elif quarter != main and off_level(glyph.angle) <= ASKEW:
            sides.across[quarter].append(glyph)
        else:
            sides.askew.append(glyph)
    return sides


def lie_of(painted: Iterable[Painted]) -> tuple[int, float]:
    """The quarter by which most of the letters run, and by how many degrees they may stand off it.

    The page is judged by what is dark, as watermarks seldom are, and by what is level, unless hardly anything is.
    """
    letters = [glyph for glyph in painted if glyph.angle is not None and not glyph.text.isspace()]
    dark = [glyph for glyph in letters if paleness_of(glyph.ink) <= PALE]
    angles = [glyph.angle or 0.0 for glyph in (dark if len(dark) >= STRAY else letters)]
    level = sum(off_level(angle) <= ASKEW for angle in angles)
    straight = sum(off_level(angle) <= STRAIGHT for angle in angles)
    tolerance = OBLIQUE if level < min(STRAY, HARDLY * len(angles)) else ASKEW
    if straight > MOSTLY * len(angles):
        tolerance = STRAIGHT
    ways = Counter(quarter_of(angle) for angle in angles if off_level(angle) <= tolerance)
    return max(sorted(ways), key=lambda way: ways[way], default=0), tolerance


def off_level(angle: float) -> float:
    """How many degrees are between the angle and the nearest quarter turn."""
    return abs((angle + 45) % 90 - 45)


def turned_frame(frame: SheetFrame, clockwise: int) -> SheetFrame:
    """The sheet when it has been turned by these degrees."""
    if not clockwise:
        return frame
    matrix = turn_of(frame, clockwise)
    _, _, width, height = apply_matrix_rect(matrix, (0, 0, frame.width, frame.height))
    return SheetFrame(width, height, apply_matrix_rect(matrix, frame.edges))


def turned(painted: Sequence[Painted], frame: SheetFrame, clockwise: int) -> Sequence[Painted]:
    """The glyphs where they stand when the sheet has been turned by these degrees."""
    if not clockwise:
        return painted
    matrix = turn_of(frame, clockwise)
    found = []
    for glyph in painted:
        x0, y0, x1, y1 = apply_matrix_rect(matrix, (glyph.x0, glyph.y0, glyph.x1, glyph.y1))
        found.append(glyph._replace(x0=x0, y0=y0, x1=x1, y1=y1, matrix=mult_matrix(glyph.matrix, matrix)))
    return found


def turn_of(frame: SheetFrame, clockwise: int) -> Matrix:
    """The matrix that turns the sheet by these degrees; its lower left corner is where it was."""
    return {
        0: IDENTITY,
        90: (0, -1, 1, 0, 0, frame.width),
        180: (-1, 0, 0, -1, frame.width, frame.height),
        270: (0, 1, -1, 0, frame.height, 0),
    }[clockwise]
