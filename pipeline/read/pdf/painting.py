"""What is painted on a page: each glyph with its ink, each thing that may cover it, in the order of painting."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pdfminer.layout import LTComponent
from pdfminer.pdfinterp import PDFGraphicState
from pdfminer.utils import Matrix, Point, Rect

from pipeline.read.pdf.inks import Colour


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


def quarter_of(angle: float) -> int:
    """The nearest quarter turn: 0, 90, 180 or 270 degrees."""
    return round(angle / 90) * 90 % 360


def within(box: Rect, clip: Rect | None) -> Rect:
    """What a clip leaves of the box."""
    if clip is None:
        return box
    return max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3])
