"""What is painted on a page: each glyph with its ink, each thing that may cover it, in the order of painting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import atan2, degrees
from typing import NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTComponent, LTCurve, LTImage
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, Point, Rect, translate_matrix

from pipeline.read.pdf.inks import BLACK, Colour, colour_of

OPAQUE = 0.9
"""From 0, clear, to 1: with less, what lies under a thing shows through."""
CORNERS = 4
BAR = 2.0
"""Points: a level line that is drawn thicker may cover words."""
STENCIL = ("SMask", "Mask", "ImageMask", "IM")
"""What says that a picture is clear in places."""


class Ink(NamedTuple):
    """How text is painted."""

    colour: Colour | None
    """None where only drawing would show it, as with a pattern."""
    alpha: float
    """From 0, clear, to 1."""
    clip: Rect | None
    """What is painted outside this box is cut off."""
    is_drawn: bool
    """False where no ink is used at all, or on a layer that is switched off."""


class State(PDFGraphicState):
    """What is set for all that is painted next; forms, from which a page is put together, begin with it."""

    def __init__(self) -> None:
        super().__init__()
        self.fill_alpha = self.stroke_alpha = 1.0
        self.covers = True
        """What is painted hides what lies under it, rather than mixing with it."""
        self.clip: Rect | None = None

    def copy(self) -> "State":
        """The same settings, to be changed on their own."""
        copy = State.__new__(State)
        copy.__dict__.update(self.__dict__)
        return copy


class Painted(NamedTuple):
    """A glyph, its box and its ink."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    matrix: Matrix
    """From the glyph's own type size of 1 to the page: how it is turned, and where its baseline begins."""
    angle: float | None
    """Degrees, from -180 to 180, by which its line rises on the page; None where the glyph is mirrored."""
    font: str
    ink: Ink

    @property
    def middle(self) -> Point:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Cover(NamedTuple):
    """Something that fills an area, over what was painted before and under what is painted after."""

    after: int
    """How many glyphs were painted before it."""
    box: Rect
    outlines: tuple[tuple[Point, ...], ...]
    """Its corners, where it is no upright rectangle."""
    colour: Colour | None
    is_opaque: bool


class Strip(NamedTuple):
    """Letters in one font, size and ink that are painted one after another on a level line."""

    texts: list[str]
    lefts: list[float]
    rights: list[float]
    """The edges of each letter; the left one is where it begins."""
    floor: float
    ceiling: float
    """Of the boxes of all."""
    baseline: float
    scales: tuple[float, float, float, float]
    """The part of the matrix of each that says how it is turned; what is left of it says where the letter stands."""
    font: str
    ink: Ink

    def glyphs(self) -> Iterator[Painted]:
        """The letters, each for itself."""
        texts, lefts, rights, floor, ceiling, baseline, (a, b, c, d), font, ink = self
        for text, left, right in zip(texts, lefts, rights, strict=True):
            yield Painted(text, left, floor, right, ceiling, (a, b, c, d, left, baseline), 0.0, font, ink)


@dataclass(slots=True)
class Painting:
    """All that is painted on a page, in order; boxes are in points from the bottom left corner of its media box."""

    parts: list[Strip | Painted] = field(default_factory=list)
    """The letters, those of level lines in strips."""
    letters: int = 0
    """How many there are."""
    covers: list[Cover] = field(default_factory=list)
    shapes: list[LTComponent] = field(default_factory=list)

    def add(self, part: Strip | Painted) -> None:
        """Take what is painted next."""
        self.parts.append(part)
        self.letters += len(part.texts) if isinstance(part, Strip) else 1

    def glyphs(self) -> list[Painted]:
        """The letters, each for itself."""
        return [glyph for part in self.parts for glyph in (part.glyphs() if isinstance(part, Strip) else (part,))]


class Canvas(PDFLayoutAnalyzer):
    """Gathers what is painted on one page; whoever paints says with which ink."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.painting = Painting()
        self.ink = Ink(BLACK, 1.0, None, is_drawn=True)
        """Of the text that is painted next."""
        self.inks: dict[Ink, Ink] = {}
        """Those used so far."""
        self.state = State()
        """Of the picture that is painted next."""
        self.is_drawn = True
        """Whether the layer that is painted on can be seen."""
        self._is_part = False

    def render_char(  # noqa: PLR0913, PLR0917  # pdfminer's own signature
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Take the glyph; return how far it moves on what is painted next."""
        text = self.letters_of(font, cid)
        advance = font.char_width(cid) * fontsize * scaling
        foot = font.get_descent() * fontsize + rise
        a, b, c, d, e, f = matrix
        on_line = matrix if not rise else translate_matrix(matrix, (0, rise))
        is_level = b == 0 == c and a * fontsize * scaling > 0 and d * fontsize > 0
        angle = 0.0 if is_level else angle_of(matrix, fontsize, scaling)
        if is_level and not font.is_vertical():
            x0, x1, y0, y1 = e, e + a * advance, f + d * foot, f + d * (foot + fontsize)
            if x1 < x0 or y1 < y0:
                x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        else:
            displaced = font.char_disp(cid)
            char = LTChar(
                matrix, font, fontsize, scaling, rise, text, font.char_width(cid), displaced, ncs, graphicstate
            )
            x0, y0, x1, y1 = char.bbox
        self.painting.add(Painted(text, x0, y0, x1, y1, on_line, angle, font.fontname, self.ink))
        return advance

    def letters_of(self, font: PDFFont, cid: int) -> str:
        """The letters that the font prints for the code; the code itself in brackets where nobody says which."""
        try:
            return str(font.to_unichr(cid))
        except PDFUnicodeNotDefined:
            return str(self.handle_undefined_char(font, cid))

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,  # noqa: FBT001  # pdfminer's own signature
        fill: bool,  # noqa: FBT001  # the same
        evenodd: bool,  # noqa: FBT001  # the same
        path: Sequence[PathSegment],
    ) -> None:
        """Take the path for a shape, or for several where it has several parts; together they may cover something."""
        if self._is_part or not self.is_drawn:
            super().paint_path(gstate, stroke, fill, evenodd, path)
            return
        before = len(self.cur_item)
        self._is_part = True  # pdfminer paints a path of several parts by coming back here for each
        super().paint_path(gstate, stroke, fill, evenodd, path)
        self._is_part = False
        parts = [shape for shape in list(self.cur_item)[before:] if isinstance(shape, LTCurve)]
        self.painting.shapes.extend(parts)
        if fill and parts and isinstance(gstate, State):
            outlines = () if len(parts) == 1 and is_upright(parts[0].pts) else tuple(tuple(part.pts) for part in parts)
            self.cover(around([part.bbox for part in parts]), outlines, colour_of(gstate.ncs, gstate.ncolor), gstate)
        elif stroke and isinstance(gstate, State):
            half, colour = gstate.linewidth / 2, colour_of(gstate.scs, gstate.scolor)
            for x0, y0, x1, y1 in (part.bbox for part in parts if part.height == 0 and 2 * half > BAR):
                self.cover((x0, y0 - half, x1, y1 + half), (), colour, gstate, gstate.stroke_alpha)

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Take the picture for a shape; unless parts of it are clear, it covers what lies under it."""
        before = len(self.cur_item)
        super().render_image(name, stream)
        for picture in list(self.cur_item)[before:]:
            if isinstance(picture, LTImage) and self.is_drawn:
                self.painting.shapes.append(picture)
                if not any(stream.get(key) for key in STENCIL):
                    self.cover(picture.bbox, (), None, self.state)

    def cover(
        self,
        box: Rect,
        outlines: tuple[tuple[Point, ...], ...],
        colour: Colour | None,
        state: State,
        alpha: float | None = None,
    ) -> None:
        """Let what fills this area lie over all that is painted so far, as clear as given or else as what is filled."""
        is_opaque = state.covers and (state.fill_alpha if alpha is None else alpha) > OPAQUE
        seen = within(box, state.clip)
        self.painting.covers.append(Cover(self.painting.letters, seen, outlines, colour, is_opaque))


def angle_of(matrix: Matrix, size: float, scaling: float) -> float | None:
    """By how many degrees a line of glyphs rises that are painted so; None where they are mirrored."""
    a, b, c, d, *_ = matrix
    if (a * d - b * c) * scaling <= 0 or not size:
        return None
    # A negative type size turns the letters round once more.
    return degrees(atan2(b, a) if size * scaling > 0 else atan2(-b, -a))


def quarter_of(angle: float) -> int:
    """The nearest quarter turn: 0, 90, 180 or 270 degrees."""
    return round(angle / 90) * 90 % 360


def is_upright(corners: Sequence[Point]) -> bool:
    """Whether the corners are those of a rectangle with level sides."""
    across, down = ({round(corner[axis], 2) for corner in corners} for axis in (0, 1))
    return len(across) == len(down) == 2 and len(set(corners)) == CORNERS  # noqa: PLR2004  # left and right, top and foot


def around(boxes: Sequence[Rect]) -> Rect:
    """The box around all the boxes."""
    lefts, floors, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(floors), max(rights), max(tops)


def within(box: Rect, clip: Rect | None) -> Rect:
    """What a clip leaves of the box."""
    if clip is None:
        return box
    return max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
