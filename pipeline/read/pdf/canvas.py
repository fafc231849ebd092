"""The canvas of a page: what pdfminer paints on it, taken as it is painted."""

from collections.abc import Sequence
from math import atan2, degrees

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.layout import LTChar, LTCurve, LTImage
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, PathSegment, Point, Rect, translate_matrix

from pipeline.read.pdf.inks import BLACK, Colour, colour_of
from pipeline.read.pdf.painting import Cover, Ink, Painted, Painting, State, within

OPAQUE = 0.9
"""From 0, clear, to 1: with less, what lies under a thing shows through."""
CORNERS = 4
BAR = 2.0
"""Points: a level line that is drawn thicker may cover words."""
STENCIL = ("SMask", "Mask", "ImageMask", "IM")
"""What says that a picture is clear in places."""


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


def is_upright(corners: Sequence[Point]) -> bool:
    """Whether the corners are those of a rectangle with level sides."""
    across, down = ({round(corner[axis], 2) for corner in corners} for axis in (0, 1))
    return len(across) == len(down) == 2 and len(set(corners)) == CORNERS  # noqa: PLR2004  # left and right, top and foot


def around(boxes: Sequence[Rect]) -> Rect:
    """The box around all the boxes."""
    lefts, floors, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(floors), max(rights), max(tops)
