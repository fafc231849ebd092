"""What is printed and drawn on a page: glyphs and shapes, each with its place."""

from dataclasses import dataclass
from typing import NamedTuple

from models.text import UNMAPPED, Aside

UNMAPPED_GLYPH = UNMAPPED
"""Stands for a glyph whose font does not say which letter it prints; a symbol font's bullet, as a rule."""
PICTURE_SHARE = 0.5
"""Of the page: a picture as large, on a page without text, is a scanned page."""


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
    turned: int = 0
    """Degrees: how far the sheet was turned clockwise so that its words run from left to right."""
    across: "tuple[Sheet, ...]" = ()
    """The same sheet as it is seen from other sides, where words run that way too."""
    is_recognised: bool = False
    """Text recognition set the glyphs: the same words need not be spelt alike on every page."""
    asides: tuple[Aside, ...] = ()
    """What is on the page and is not read: watermarks, what nobody sees, notes beside the text."""
    tilt: float = 0.0
    """Degrees by which the lines of the page rise; the glyphs stand where they do when it has been turned level."""

    @property
    def has_text(self) -> bool:
        """Whether anything is written on the page."""
        return any(glyph.text != " " for glyph in self.glyphs)

    @property
    def is_picture(self) -> bool:
        """Whether a picture fills most of the page."""
        area = sum((shape.x1 - shape.x0) * (shape.bottom - shape.top) for shape in self.shapes if shape.is_picture)
        return area > PICTURE_SHARE * self.width * self.height
