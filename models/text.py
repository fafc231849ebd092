"""The letter's text, settled once, and the way back from any stretch of it to the page."""

from bisect import bisect_right
from typing import Literal

from models.base import Noun, Span

UNMAPPED = "\ufffd"
"""Stands for a letter that the file does not name."""
BLOTTED = "\u2588"
"""Stands for a letter that is blotted or struck out on the page."""


class Box(Noun):
    """A rectangle on a page, in points from the page's top left corner. Pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Turn(Noun):
    """A page that lies on its side or upside down, and so was turned to be read."""

    page: int
    clockwise: Literal[90, 180, 270]
    """Degrees."""
    width: float
    height: float
    """Of the page as it was turned, in points."""

    def turned_back(self, box: Box) -> Box:
        """Where the box stands on the page as it is shown."""
        x0, top, x1, bottom = {
            90: (box.top, self.width - box.x1, box.bottom, self.width - box.x0),
            180: (self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top),
            270: (self.height - box.bottom, box.x0, self.height - box.top, box.x1),
        }[self.clockwise]
        return Box(page=box.page, x0=x0, top=top, x1=x1, bottom=bottom)


class Line(Span):
    """One printed line: where its letters stand in the text and on the page, which was turned to be read if need be.

    `edges` holds the left edge of each character of `text[start:end]` and, last, the right edge of
    the last one, in points; so it has one entry more than the line has characters.
    """

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    bold: bool
    gap_above: float | None
    """Points of white above the line; None for the first line of a page."""
    slope: float = 0.0
    """How many points the line falls for each that it goes to the right: a scanned page may lie askew.
    Its `top` and `bottom` are those of its first letter."""


class Block(Span):
    """A run of lines that belong together: a paragraph, a heading, a row of the letterhead, a bullet.

    A bullet's mark is no part of the text. A paragraph that runs over a page is one block.
    """

    kind: Literal["text", "bullet"]


class Aside(Noun):
    """Print that is no part of the running text: told apart, kept for whoever wants to check."""

    kind: Literal[
        "footnote",
        "running head",
        "page number",
        "letterhead",
        "side note",
        "watermark",
        "hidden",
        "jumble",
        "struck out",
        "annotation",
        "repeated page",
    ]
    """`side note`: printed beside the text. `watermark`: printed across the page. `hidden`: in the file, but not to be
    seen on the page. `jumble`: lines printed over each other, which stand in the text as well. `struck out`: with a
    line through it. `annotation`: a note beside the text; its kind only. `repeated page`: an earlier one says all the
    same."""
    text: str
    mark: str | None = None
    """The footnote's own mark, such as `1`."""
    page: int | None = None


class Transcript(Noun):
    """A letter's text, final: hyphens and ligatures mended, addresses and telephone numbers redacted.

    Blocks are parted by one line break, words by one space. Nothing after `read` changes the text:
    everything later is a pair of offsets into it.
    """

    text: str
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...] = ()
    """Printed lines in the order of the text; empty where the letter came as plain text."""
    asides: tuple[Aside, ...] = ()
    pages: int | None = None
    unmapped: tuple[Span, ...] = ()
    """Words in which the file does not name every letter: filled in where only one word fits, else with UNMAPPED; and
    what is blotted or struck out, as BLOTTED."""
    turns: tuple[Turn, ...] = ()
    """The pages that had to be turned; their lines stand where they do on the page so turned."""
    scanned: bool = False
    """Whether the pages, or some of them, are pictures, their words found by text recognition (OCR)."""

    def lines_of(self, span: Span) -> tuple[Line, ...]:
        """The printed lines on which the span stands."""
        first = max(bisect_right(self.lines, span.start, key=lambda line: line.start) - 1, 0)
        found = []
        for line in self.lines[first:]:
            if line.start >= span.end:
                break
            if line.overlaps(span):
                found.append(line)
        return tuple(found)

    def page_of(self, span: Span) -> int | None:
        """The page on which the span begins; None where the letter came as plain text."""
        lines = self.lines_of(span)
        return lines[0].page if lines else None

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """One box for each printed line that the span touches, drawn round its own letters only."""
        boxes = []
        turns = {turn.page: turn for turn in self.turns}
        for line in self.lines_of(span):
            first = max(span.start, line.start) - line.start
            last = min(span.end, line.end) - line.start
            falls = [line.slope * (line.edges[place] - line.edges[0]) for place in (first, last)]
            box = Box(
                page=line.page,
                x0=line.edges[first],
                top=line.top + min(falls),
                x1=line.edges[last],
                bottom=line.bottom + max(falls),
            )
            boxes.append(turns[line.page].turned_back(box) if line.page in turns else box)
        return tuple(boxes)
