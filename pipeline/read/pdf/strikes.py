"""Words struck out: a thin level line runs through them, from the first of them to the last."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pdfminer.utils import Rect

from models.text import BLOTTED
from pipeline.read.pdf.painting import Painted, Strip

THIN = 0.18
"""Of the type size: a line that is thicker blots words out; so does one of several points."""
THICKEST = 4.0
"""Points: no strike through words is thicker."""
THROUGH = (0.14, 0.5)
"""Of the type size above the baseline: lower a line is drawn under words, higher over them."""
REACH = 0.45
"""Of the type size: a strike begins and ends no further from its words; a rule of a table runs on."""
ROW = 24.0
"""Points: glyphs are gathered by rows of this height, so that a line is held against those near it only."""


class Struck(NamedTuple):
    """The glyphs of a page, in the order of painting."""

    left: Sequence[Painted]
    """What is struck out is a blot among them."""
    out: list[Painted]
    """What is struck out, as printed."""


def struck(painted: Sequence[Painted], drawn: Iterable[Rect]) -> Struck:
    """The glyphs, given the boxes of what is drawn on the page, and those that are struck out."""
    lines = lines_among(drawn)
    if not lines:
        return Struck(painted, [])
    near_line = {row for box in lines for row in rows_near(box)}
    rows: dict[int, list[int]] = defaultdict(list)
    for place, glyph in enumerate(painted):
        row = glyph[2] // ROW
        if row in near_line and glyph.angle == 0 and glyph.text != BLOTTED:
            rows[int(row)].append(place)
    out: set[int] = set()
    for box in lines:
        near = [place for row in rows_near(box) for place in rows.get(row, ()) if crosses(box, painted[place])]
        letters = [painted[place] for place in near if not painted[place].text.isspace()]
        if letters and fits(box, letters):
            out.update(near)
    return Struck(
        [
            glyph._replace(text=BLOTTED) if place in out and not glyph.text.isspace() else glyph
            for place, glyph in enumerate(painted)
        ],
        [painted[place] for place in sorted(out)],
    )


def lines_among(drawn: Iterable[Rect]) -> list[Rect]:
    """The boxes of what is drawn that are those of thin level lines."""
    return [box for box in drawn if 0 <= box[3] - box[1] < min(box[2] - box[0], THICKEST)]


def may_be_struck(strips: Sequence[Strip], drawn: Iterable[Rect]) -> bool:
    """Whether a thin level line runs through any part of the strips."""
    lines = sorted(lines_among(drawn), key=middle_up)
    heights = list(map(middle_up, lines))
    for strip in strips if lines else ():
        least, most = (strip.baseline + share * (strip.ceiling - strip.floor) for share in THROUGH)
        through = lines[bisect_right(heights, least) : bisect_left(heights, most)]
        if any(line[0] <= max(strip.rights) and line[2] >= min(strip.lefts) for line in through):
            return True
    return False


def middle_up(line: Rect) -> float:
    """How high on the page the middle of the line is."""
    return (line[1] + line[3]) / 2


def rows_near(line: Rect) -> tuple[int, int]:
    """The rows in which the feet of letters may be that the line runs through."""
    row = int(line[1] // ROW)
    return row - 1, row


def crosses(line: Rect, glyph: Painted) -> bool:
    """Whether the line runs through the glyph, neither under it nor over it."""
    size = glyph.y1 - glyph.y0
    least, most = THROUGH
    rise = middle_up(line) - glyph.matrix[5]
    return least * size < rise < most * size and line[0] <= (glyph.x0 + glyph.x1) / 2 <= line[2]


def fits(line: Rect, letters: Sequence[Painted]) -> bool:
    """Whether the line is thin, and as long as the letters that it runs through."""
    size = max(glyph.y1 - glyph.y0 for glyph in letters)
    first, last = min(glyph.x0 for glyph in letters), max(glyph.x1 for glyph in letters)
    is_thin = line[3] - line[1] < THIN * size
    return is_thin and abs(line[0] - first) < REACH * size and abs(line[2] - last) < REACH * size
