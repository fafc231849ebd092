"""The usual page painted in far less time: its program is read in one go, each level line in one loop.

What is not usual is left to pdfminer: programs with pictures or faults in them, letters that are turned, whole files
where another pdfminer is installed than those whose inner parts are known here.
"""

import os
from collections.abc import Callable, Iterable, Sequence

import pdfminer
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextSeq
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.utils import Matrix, Point
from pdfplumber.page import Page

from pipeline.read.pdf.annotations import Appearance
from pipeline.read.pdf.canvas import Canvas
from pipeline.read.pdf.layers import Switched
from pipeline.read.pdf.operations import UnusualError, operations_of
from pipeline.read.pdf.painter import Painter
from pipeline.read.pdf.painting import Painting, Strip

KNOWN = frozenset(["20260107"])
"""The versions of pdfminer that are known to work as is done here; a test compares the two."""
READER = "SQS_READER"
"""The variable of the environment that chooses: with `pdfplumber` in it, all is left to pdfminer."""
OPERATORS = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})
"""What stands in the names of pdfminer's methods for what no name can hold."""
SPACE = 32
"""The code after which words are set apart, whatever the font prints for it."""


def painting_of(page: Page, off: Switched, appearances: Sequence[Appearance]) -> Painting:
    """What is painted on the page, then what its annotations look like, while these layers are switched off."""
    resources = page.pdf.rsrcmgr
    is_quick = pdfminer.__version__ in KNOWN and os.environ.get(READER) != "pdfplumber"
    canvas = QuickCanvas(resources) if is_quick else Canvas(resources)
    painter = (QuickPainter if is_quick else Painter)(resources, canvas)
    painter.off = off
    painter.process_page(page.page_obj)
    for appearance in appearances:
        painter.paint_appearance(appearance)
    return canvas.painting


class QuickPainter(Painter):
    """Follows a program that has been read in one go."""

    def execute(self, streams: Sequence[object]) -> None:
        """Follow the program that the streams make together."""
        try:
            operations = operations_of([stream.get_data() for stream in self.to_follow(streams)])
        except UnusualError:
            super().execute(streams)
            return
        methods: dict[bytes, tuple[Callable[..., None] | None, int]] = {}
        for operands, operator in operations:
            self.argstack += operands
            if operator not in methods:
                methods[operator] = self.method_of(operator)
            method, count = methods[operator]
            if method is None:
                continue
            taken = self.pop(count)
            if len(taken) == count:
                method(*taken)

    def to_follow(self, streams: Iterable[object]) -> list[PDFStream]:
        """The streams but those that are being followed already: a form that shows itself would never end."""
        found = []
        self.stream_ids.clear()
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                found.append(stream)
                self.stream_ids.add(stream.objid)
        return found

    def method_of(self, operator: bytes) -> tuple[Callable[..., None] | None, int]:
        """The method that follows the operator, None where none does, and how many operands it takes."""
        method = getattr(self, f"do_{operator.decode(errors='ignore').translate(OPERATORS)}", None)
        return method, method.__code__.co_argcount - 1 if method else 0


class Letters(dict[int, tuple[str, float, float]]):
    """For each code of a font, set in one size: its letters, how far they move on what follows, how wide they are."""

    def __init__(self, canvas: Canvas, font: PDFFont, fontsize: float, scaling: float, stretch: float) -> None:
        super().__init__()
        self.canvas, self.font, self.fontsize, self.scaling, self.stretch = canvas, font, fontsize, scaling, stretch
        self.is_backward = False
        """A letter among them goes back to the left."""

    def __missing__(self, cid: int) -> tuple[str, float, float]:
        """Ask the font, once."""
        advance = self.font.char_width(cid) * self.fontsize * self.scaling
        width = self.stretch * advance
        self.is_backward = self.is_backward or width < 0
        self[cid] = found = self.canvas.letters_of(self.font, cid), advance, width
        return found


class QuickCanvas(Canvas):
    """Takes the letters of a level line one after another, knowing each from the last time."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.letters: dict[tuple[PDFFont, float, float, float], Letters] = {}

    def render_string_horizontal(  # noqa: PLR0913, PLR0917  # pdfminer's own signature
        self,
        seq: PDFTextSeq,
        matrix: Matrix,
        pos: Point,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        charspace: float,
        wordspace: float,
        rise: float,
        dxscale: float,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> Point:
        """Take the letters of the line; return where the next goes on. Each sum is pdfminer's, part by part."""
        a, b, c, d, e, f = matrix
        if b or c or a * fontsize * scaling <= 0 or d * fontsize <= 0:
            settings = (fontsize, scaling, charspace, wordspace, rise, dxscale, ncs, graphicstate)
            return super().render_string_horizontal(seq, matrix, pos, font, *settings)
        key = font, fontsize, scaling, a
        if key not in self.letters:
            self.letters[key] = Letters(self, *key)
        letters = self.letters[key]
        x, y = pos
        level = y * d + f
        foot = font.get_descent() * fontsize + rise
        y0, y1 = sorted([level + d * foot, level + d * (foot + fontsize)])
        baseline = rise * d + level if rise else level
        texts: list[str] = []
        lefts: list[float] = []
        rights: list[float] = []
        is_spaced = False
        for part in seq:
            if isinstance(part, bytes):
                for cid in font.decode(part):
                    if is_spaced:
                        x += charspace
                    text, advance, width = letters[cid]
                    left = x * a + e
                    texts.append(text)
                    lefts.append(left)
                    rights.append(left + width)
                    x += advance
                    if cid == SPACE and wordspace:
                        x += wordspace
                    is_spaced = True
            elif isinstance(part, int | float):
                x -= part * dxscale
                is_spaced = True
        if texts:
            strip = Strip(texts, lefts, rights, y0, y1, baseline, (a, b, c, d), font.fontname, self.ink)
            self.take(strip, is_backward=letters.is_backward)
        return x, y

    def take(self, strip: Strip, *, is_backward: bool) -> None:
        """Take the strip; letter by letter, where one may go back to the left."""
        if not is_backward:
            self.painting.add(strip)
            return
        for glyph in strip.glyphs():
            x0, x1 = sorted([glyph.x0, glyph.x1])
            self.painting.add(glyph._replace(x0=x0, x1=x1))
