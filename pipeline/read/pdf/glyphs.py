"""The glyphs and shapes of a page, taken from what pdfminer has parsed."""

import re

from pdfminer.layout import LTChar, LTCurve, LTImage
from pdfplumber.page import Page

from pipeline.read.characters import plain
from pipeline.read.pdf.things import direction_of, things_of
from pipeline.read.sheet import UNMAPPED_GLYPH, Glyph, Shape, Sheet

BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
UNMAPPED = re.compile(r"\(cid:\d+\)|[\x00\x01\x03-\x1f\x7f-\x9f]")


def sheet_of(page: Page) -> Sheet:
    """The page's upright glyphs and its shapes, without what runs another way or lies outside the visible page."""
    bold_fonts: dict[str, bool] = {}
    glyphs, shapes = [], []
    left, above = page.mediabox[:2]
    floor = page.height + above
    crop_x0, crop_top, crop_x1, crop_bottom = page.cropbox
    for thing in things_of(page.layout):
        x0, x1, top, bottom = thing.x0 + left, thing.x1 + left, floor - thing.y1, floor - thing.y0
        if x1 < crop_x0 or x0 > crop_x1 or bottom < crop_top or top > crop_bottom:
            continue
        if isinstance(thing, LTChar):
            text = thing.get_text()
            if direction_of(thing) != 0:
                continue
            if len(text) > 1 or not " " <= text <= "~":
                text = " " if text.isspace() else plain(UNMAPPED.sub(UNMAPPED_GLYPH, text))
                if not text:
                    continue
            font = thing.fontname
            if font not in bold_fonts:
                bold_fonts[font] = BOLD.search(font) is not None
            # A box hangs from its font's descent; letters of two fonts stand on one line by their baseline.
            baseline = floor - thing.matrix[5]
            glyphs.append(Glyph(baseline, x0, x1, text, top, bottom, bottom - top, font, bold_fonts[font]))
        elif isinstance(thing, LTCurve | LTImage):
            shapes.append(Shape(x0, top, x1, bottom, is_picture=isinstance(thing, LTImage)))
    return Sheet(page.page_number, page.width, page.height, tuple(glyphs), tuple(shapes))
