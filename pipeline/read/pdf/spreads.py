"""Two pages on one: a sheet on which two pages stand side by side is read as two, and leads back to the one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from models.text import Aside, Line, Transcript, Turn
from pipeline.read.pdf.baselines import levels_of
from pipeline.read.pdf.layout import transcript_of
from pipeline.read.pdf.running_text import are_running_text
from pipeline.read.scan.skew import as_scanned
from pipeline.read.sheet import Sheet

WIDER = 1.15
"""Times its height: two pages side by side make a sheet so wide at least."""
MIDDLE = (0.4, 0.6)
"""Of the width: the white between the two pages lies here."""
WHITE = 0.03
"""Of the width: it is as wide at least, the margins of two pages."""
CLEAR, FOLD = 0.005, 0.5
"""Of the height: what is dark in white paper with a speck or two, and in the shadow of a fold."""
DARK = 140
"""Of 255."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One of the pages as they are read: the sheet that it stands on, and how far from its left edge, in points."""

    page: int
    left: float


def transcript_of_leaves(sheets: Sequence[Sheet]) -> Transcript:
    """The letter's text, two pages that stand on one sheet read one after the other."""
    turns = tuple(turn_of(sheet) for sheet in sheets if sheet.turned)
    cut = [(sheet, leaf) for each in sheets for sheet, leaf in leaves_of(each)]
    if len(cut) == len(sheets):
        read = transcript_of(sheets)
        return read.model_copy(update={"turns": turns, "lines": as_tilted(read.lines, sheets)})
    leaves = {place: leaf for place, (_, leaf) in enumerate(cut, start=1)}
    read = transcript_of([as_page(sheet, place) for place, (sheet, _) in enumerate(cut, start=1)])
    return read.model_copy(
        update={
            "lines": as_tilted([line_on_sheet(line, leaves[line.page]) for line in read.lines], sheets),
            "asides": tuple(aside_on_sheet(aside, leaves) for aside in read.asides),
            "pages": len(sheets),
            "turns": turns,
        }
    )


def as_tilted(lines: Sequence[Line], sheets: Sequence[Sheet]) -> tuple[Line, ...]:
    """The lines where they stand on sheets whose print runs askew."""
    return as_scanned(lines, sheets, {sheet.page: -sheet.tilt for sheet in sheets if sheet.tilt})


def as_page(sheet: Sheet, number: int) -> Sheet:
    """The sheet as the page of that number."""
    asides = tuple(aside.model_copy(update={"page": number}) for aside in sheet.asides)
    return replace(sheet, page=number, asides=asides)


def turn_of(sheet: Sheet) -> Turn:
    """How the sheet was turned."""
    return Turn.model_validate(
        {"page": sheet.page, "clockwise": sheet.turned, "width": sheet.width, "height": sheet.height}
    )


def leaves_of(sheet: Sheet) -> Iterator[tuple[Sheet, Leaf]]:
    """The pages on the sheet, each as a sheet of its own."""
    middle = middle_of(sheet)
    if middle is None:
        yield sheet, Leaf(sheet.page, 0.0)
        return
    for left, right in ((0.0, middle), (middle, sheet.width)):
        glyphs = tuple(
            glyph._replace(x0=glyph.x0 - left, x1=glyph.x1 - left)
            for glyph in sheet.glyphs
            if left <= (glyph.x0 + glyph.x1) / 2 < right
        )
        shapes = tuple(
            shape._replace(x0=shape.x0 - left, x1=shape.x1 - left)
            for shape in sheet.shapes
            if left <= (shape.x0 + shape.x1) / 2 < right
        )
        half = replace(sheet, width=right - left, glyphs=glyphs, shapes=shapes)
        # What is set apart on the sheet is said once.
        yield replace(half, across=(), asides=()) if left else half, Leaf(sheet.page, left)


def middle_of(sheet: Sheet) -> float | None:
    """Where the sheet parts into two pages of text, in points from its left edge; None where it is one page."""
    if sheet.width < WIDER * sheet.height:
        return None
    first, last = (share * sheet.width for share in MIDDLE)
    parts = [part for level in levels_of(sheet) for part in level]
    left = max((part.x1 for part in parts if (part.x0 + part.x1) / 2 < sheet.width / 2), default=0.0)
    right = min((part.x0 for part in parts if (part.x0 + part.x1) / 2 >= sheet.width / 2), default=sheet.width)
    middle = (max(left, first) + min(right, last)) / 2
    if min(right, last) - max(left, first) < WHITE * sheet.width:
        return None
    halves = [[part for part in parts if (part.x0 < middle) == is_left] for is_left in (True, False)]
    return middle if are_running_text(halves) else None


def is_spread(picture: Image.Image) -> bool:
    """Whether the picture, of a page drawn at a dot to the point, shows two pages side by side."""
    width, height = picture.size
    if width < WIDER * height:
        return False
    first, last = (round(share * width) for share in MIDDLE)
    dark = picture.point([255 * (level < DARK) for level in range(256)])
    # Each column of dots made one dot: how much of it is dark.
    shares = [share / 255 for share in dark.resize((width, 1), Image.Resampling.BOX).tobytes()]
    clear = [share < CLEAR or share > FOLD for share in shares]
    run = longest = 0
    for place in range(first, last):
        run = run + 1 if clear[place] else 0
        longest = max(longest, run)
    sides = (sum(shares[:first]), sum(shares[last:]))
    return longest > WHITE * width and min(sides) > CLEAR * first


def line_on_sheet(line: Line, leaf: Leaf) -> Line:
    """The line where it stands on the sheet."""
    edges = tuple(round(edge + leaf.left, 2) for edge in line.edges)
    return line.model_copy(update={"page": leaf.page, "edges": edges})


def aside_on_sheet(aside: Aside, leaves: dict[int, Leaf]) -> Aside:
    """The aside, on its sheet."""
    return aside if aside.page is None else aside.model_copy(update={"page": leaves[aside.page].page})
