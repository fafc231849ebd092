"""Which glyphs of a page a reader sees: neither clear nor covered, cut off, outside the page or as its ground."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pdfminer.layout import LTImage
from pdfminer.utils import Point, Rect

from pipeline.read.pdf.blots import blots, is_seen_on_paper
from pipeline.read.pdf.inks import FAINT, WHITE, Colour, contrast
from pipeline.read.pdf.painting import Cover, Ink, Painted, Painting, Strip, quarter_of, within
from pipeline.read.pdf.prints import PALE, paleness_of

SMALLEST = 1.5
"""Points: nobody can read a smaller type."""
LIGHT = 0.9
"""From 0, black, to 1: an ink whose every part is darker is seen on paper, whatever lies around it."""
CLEAR = 0.9
"""From 0, clear, to 1: text of more is seen as it is."""
HEIGHTS = (0.3, 0.45, 0.6)
"""Of a glyph's box, from its foot: where all these are covered the glyph is, and not only struck through."""
ROW = 24.0
"""Points: glyphs are gathered by rows of this height, so that a cover is held against those near it only."""
RULE = 2.0
"""Points: what is thinner hides no letter."""
PICTURE_SHARE = 0.5
"""Of the page: a picture as large is a scan, and the text that nobody sees is what was recognised in it."""


class Seen(NamedTuple):
    """The glyphs of a page, in the order of painting."""

    visible: list[Painted]
    """Among them those that are blotted out, as blots."""
    hidden: list[Painted]


def seen(painting: Painting, page: Rect) -> Seen:
    """The glyphs that a reader sees on the page, whose edges are given, and those that nobody sees."""
    glyphs = painting.glyphs()
    grounds = Grounds(glyphs, painting.covers)
    inks = {id(painted.ink): painted.ink for painted in glyphs}
    frames = {
        key: within(page, ink.clip)
        for key, ink in inks.items()
        if ink.is_drawn and stands_out(ink) and grounds.all_differ_from(ink.colour)
    }
    result = Seen([], [])
    blotted: list[Painted] = []
    for place, painted in enumerate(glyphs):
        _, x0, y0, x1, y1, _, _, _, ink = painted
        frame = frames.get(id(ink))
        if frame:
            left, floor, right, top = frame
            is_large = y1 - y0 > SMALLEST or size_of(painted) > SMALLEST
            is_seen = left <= (x0 + x1) / 2 <= right and floor <= (y0 + y1) / 2 <= top and is_large
        else:
            is_seen = shows(painted, page) and grounds.shows_up(place, painted)
        if is_seen and place not in grounds.covered:
            result.visible.append(painted)
        else:
            result.hidden.append(painted)
            if shows(painted, page) and is_seen_on_paper(grounds.over(place, painted)):
                blotted.append(painted)
    if result.hidden and is_scan(painting, page) and letters(result.hidden) > letters(result.visible):
        return Seen(glyphs, [])
    result.visible.extend(blots(blotted, result.visible) if blotted else [])
    return result


def all_seen(strips: Sequence[Strip], covers: Sequence[Cover], page: Rect) -> bool:
    """Whether it is plain that a reader sees all the strips: dark, large enough, cut off nowhere, covered by nothing.

    Of letters that run from left to right, the first and the last tell whether any is cut off.
    """
    inks = {id(strip.ink): strip.ink for strip in strips}
    if not all(ink.is_drawn and is_dark(ink) for ink in inks.values()):
        return False
    frames = {key: within(page, ink.clip) for key, ink in inks.items()}
    filled = [cover for cover in covers if cover.is_opaque and is_wide(cover.box)]
    like = {key: [cover.box for cover in filled if is_like(cover, ink)] for key, ink in inks.items()}
    later = [cover for cover in filled if cover.after]
    letters = 0
    for strip in strips:
        key, lefts, rights = id(strip.ink), strip.lefts, strip.rights
        first, last = ((lefts[end] + rights[end]) / 2 for end in (0, -1))
        left, floor, right, top = frames[key]
        is_inside = left <= first and last <= right and floor <= (strip.floor + strip.ceiling) / 2 <= top
        if not is_inside or strip.ceiling - strip.floor <= SMALLEST:
            return False
        box = min(lefts), strip.floor, max(rights), strip.ceiling
        if any(overlap(each, box) for each in like[key]):
            return False
        if any(cover.after > letters and overlap(cover.box, box) for cover in later):
            return False
        letters += len(strip.texts)
    return True


def is_like(cover: Cover, ink: Ink) -> bool:
    """Whether text in this ink could not be told from what fills the area."""
    return cover.colour is not None and ink.colour is not None and contrast(ink.colour, cover.colour) <= FAINT


def is_dark(ink: Ink) -> bool:
    """Whether the ink stands out on paper, and is no paler than text is."""
    return stands_out(ink) and paleness_of(ink) <= PALE


def overlap(one: Rect, other: Rect) -> bool:
    """Whether the boxes have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def shows(painted: Painted, page: Rect) -> bool:
    """Whether the glyph is drawn at all, large enough, and inside the page and whatever it is cut to."""
    if not painted.ink.is_drawn or size_of(painted) < SMALLEST:
        return False
    return is_inside(painted.middle, within(page, painted.ink.clip))


def runs_up(painted: Painted) -> bool:
    """Whether the glyph's line runs up the page, or down it, rather than across."""
    return quarter_of(painted.angle or 0.0) in (90, 270)


def size_of(painted: Painted) -> float:
    """How high the glyph's box is, seen from where it is read; in points."""
    return painted.x1 - painted.x0 if runs_up(painted) else painted.y1 - painted.y0


def is_inside(point: Point, box: Rect) -> bool:
    """Whether the point is in the box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def stands_out(ink: Ink) -> bool:
    """Whether the ink is seen on paper as well as on any light ground."""
    return ink.colour is None or (min(ink.colour) < LIGHT and ink.alpha > CLEAR)


def letters(glyphs: Sequence[Painted]) -> int:
    """How many of the glyphs are no spaces."""
    return sum(not painted.text.isspace() for painted in glyphs)


def is_scan(painting: Painting, page: Rect) -> bool:
    """Whether a picture fills most of the page."""
    area = sum(shape.width * shape.height for shape in painting.shapes if isinstance(shape, LTImage))
    return area > PICTURE_SHARE * (page[2] - page[0]) * (page[3] - page[1])


class Grounds:
    """What lies under and over the glyphs of a page."""

    def __init__(self, glyphs: Sequence[Painted], covers: Sequence[Cover]) -> None:
        self.covers = [cover for cover in covers if is_wide(cover.box)]
        self.orders = [cover.after for cover in self.covers]
        self.colours = {cover.colour for cover in self.covers if cover.is_opaque and cover.colour}
        self.covered = covered(glyphs, self.covers)
        """What hides each glyph that is covered, by the glyph's place."""

    def all_differ_from(self, colour: Colour | None) -> bool:
        """Whether nothing on the page is filled with that colour, so that it shows wherever it is used."""
        return colour is None or all(contrast(colour, filled) > FAINT for filled in self.colours)

    def shows_up(self, place: int, painted: Painted) -> bool:
        """Whether the glyph differs enough from what it is painted on to be seen."""
        ground = self.under(place, painted.middle)
        colour, alpha = painted.ink.colour, painted.ink.alpha
        if ground is None or colour is None:
            return alpha > FAINT
        return alpha * contrast(colour, ground) > FAINT

    def over(self, place: int, painted: Painted) -> Colour | None:
        """The colour that a reader sees where the glyph at this place in the order is hidden; None as below."""
        cover = self.covered.get(place)
        return cover.colour if cover else self.under(place, painted.middle)

    def under(self, place: int, point: Point) -> Colour | None:
        """The colour that the glyph at this place in the order is painted on; None where that is not known."""
        last = bisect_left(self.orders, place + 1)
        for cover in reversed(self.covers[:last]):
            if fills(cover, point):
                return cover.colour if cover.is_opaque else None
        return WHITE


def covered(glyphs: Sequence[Painted], covers: Sequence[Cover]) -> dict[int, Cover]:
    """What hides those glyphs that something painted later hides, the topmost, by the places of the glyphs."""
    later = [cover for cover in covers if cover.is_opaque and cover.after]
    if not later:
        return {}
    rows: dict[int, list[int]] = defaultdict(list)
    for place, painted in enumerate(glyphs):
        rows[int(painted.middle[1] // ROW)].append(place)
    found: dict[int, Cover] = {}
    for cover in later:
        low, high = cover.box[1] // ROW, cover.box[3] // ROW
        for near in (places for row, places in rows.items() if low <= row <= high):
            places = near[: bisect_left(near, cover.after)]
            found.update((place, cover) for place in places if hides(cover, glyphs[place]))
    return found


def is_wide(box: Rect) -> bool:
    """Whether the box is no mere rule."""
    return box[2] - box[0] > RULE and box[3] - box[1] > RULE


def hides(cover: Cover, painted: Painted) -> bool:
    """Whether the cover, painted later, leaves nothing of the glyph to be read."""
    return all(fills(cover, point) for point in points_up(painted))


def points_up(painted: Painted) -> Iterator[Point]:
    """Points in the middle of the glyph, from its foot to its head."""
    across, up = painted.middle
    rises_to_more = quarter_of(painted.angle or 0.0) in (0, 270)
    for share in HEIGHTS if rises_to_more else [1 - share for share in HEIGHTS]:
        if runs_up(painted):
            yield painted.x0 + share * (painted.x1 - painted.x0), up
        else:
            yield across, painted.y0 + share * (painted.y1 - painted.y0)


def fills(cover: Cover, point: Point) -> bool:
    """Whether the cover fills the page at this point: a part of its path inside another is a hole."""
    if not is_inside(point, cover.box):
        return False
    return not cover.outlines or sum(surrounds(outline, point) for outline in cover.outlines) % 2 == 1


def surrounds(outline: Sequence[Point], point: Point) -> bool:
    """Whether the point is inside the outline."""
    across, up = point
    crossings = 0
    for (x0, y0), (x1, y1) in pairwise([*outline, outline[0]]):
        if (y0 > up) != (y1 > up) and across < x0 + (up - y0) * (x1 - x0) / (y1 - y0):
            crossings += 1
    return crossings % 2 == 1
