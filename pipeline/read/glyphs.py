"""Printed glyphs and drawn shapes, each with its place on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTCurve, LTImage
from pdfplumber.page import Page

from pipeline.read.characters import plain

BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
UNMAPPED = re.compile(r"\(cid:\d+\)|[\x00\x01\x03-\x1f\x7f-\x9f]")

UNMAPPED_GLYPH = "\ufffd"
"""Stands for a glyph whose font does not say which letter it prints; a symbol font's bullet, as a rule."""


class Glyph(NamedTuple):
    """One glyph: its letters (a ligature has several), and its box in points from the page's top left corner."""

    baseline: float
    x0: float
    x1: float
    text: str
    top: float
    bottom: float
    size: float
    font: str
    bold: bool


class Shape(NamedTuple):
    """The box of a drawn thing: a rule, a bullet drawn as a disc, a picture."""

    x0: float
    top: float
    x1: float
    bottom: float
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is printed on one page."""

    page: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    shapes: tuple[Shape, ...]
    is_recognised: bool = False
    """Text recognition set the glyphs: the same words need not be spelt alike on every page."""


def sheet_of(page: Page) -> Sheet:
    """The page's upright glyphs and its shapes; what is turned, or lies outside the visible page, is left out."""
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
            if not thing.upright:
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


def things_of(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    """Every glyph and shape, also those inside figures."""
    for thing in container:
        if isinstance(thing, LTContainer):
            yield from things_of(thing)
        else:
            yield thing
