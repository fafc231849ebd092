"""Text in columns: which lines of a page follow each other, and what stands in a box that the text runs round."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, pairwise, takewhile

from pipeline.read.continuation import NUMBER
from pipeline.read.pdf.columns import Band, Zone, bands_of, grown
from pipeline.read.pdf.lines import Level, PrintedLine
from pipeline.read.pdf.list_markers import is_bullet
from pipeline.read.sheet import Shape

WORDS_A_LINE = 2.5
"""Mean: running text has more, the cells of a table have fewer."""
SENTENCES = 3
"""Ends of sentences: columns of running text have as many between them at least, and each of them has one."""
CLOSE = 1.8
"""Of the type size: text that runs on takes no larger step from line to line, unless it is double spaced."""
ROUND = 2.0
"""Points: the frame of a box may cut so far into its letters' boxes."""
WIDEST_BOX = 0.75
"""Of the width of both columns: a frame round one of them is narrower."""

SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)]*$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that are read one after the other, from top to bottom."""

    levels: tuple[Level, ...]
    is_box: bool = False
    """The text beside it goes on below: it is read after the paragraph that it stands beside."""


@dataclass(slots=True)
class ReadingOrder:
    """The stretches of a page as they grow band by band."""

    places: dict[int, int]
    """On which level of the page each part stands, by the part's identity."""
    stretches: list[Stretch] = field(default_factory=list)
    flow: list[tuple[int, PrintedLine]] = field(default_factory=list)
    """The parts of the stretch that is being read, each with the place of its level."""
    column: int = 0
    """That of the stretch; a stretch goes on in its column below a box."""
    columns: int = 1
    """How many the page has so far."""

    def read_on(self, parts: Sequence[PrintedLine], edge: float | None = None) -> None:
        """Take the parts into the stretch; `edge` is where their column ends on the right."""
        self.flow += [(self.places[id(part)], replace(part, column=self.column, edge=edge)) for part in parts]

    def close(self, *, is_box: bool = False) -> None:
        """End the stretch."""
        flow = sorted(self.flow, key=lambda placed: (placed[0], placed[1].x0))
        ordered = groupby(flow, key=lambda placed: placed[0])
        levels = tuple(tuple(part for _, part in level) for _, level in ordered)
        if levels:
            self.stretches.append(Stretch(levels, is_box=is_box))
        self.flow = []

    def begin_column(self) -> None:
        """Go to the head of another column."""
        self.column, self.columns = self.columns, self.columns + 1


def stretches_of(levels: Sequence[Level], shapes: Sequence[Shape]) -> list[Stretch]:
    """The lines of a page in the order in which they are read: what stands above columns, each of them, what follows.

    The lines of a table stay side by side. A line in a column knows which, and where that ends on the right.
    """
    bands = bands_of([part for level in levels for part in level])
    reading = ReadingOrder({id(part): place for place, level in enumerate(levels) for part in level})
    place = 0
    while place < len(bands):
        zone = columns_at(bands, place, shapes)
        if zone is None:
            reading.read_on(bands[place])
            place += 1
            continue
        place += len(zone.bands)
        read_columns(reading, zone, shapes)
    reading.close()
    return reading.stretches


def read_columns(reading: ReadingOrder, zone: Zone, shapes: Sequence[Shape]) -> None:
    """Read a box after the text beside it, other columns from left to right."""
    columns, edges = zone.columns(), zone.edges()
    box = framed(columns, shapes)
    if box is not None:
        text = reading.column
        reading.read_on(columns[1 - box], edges[1 - box])
        reading.close()
        reading.begin_column()
        reading.read_on(columns[box], edges[box])
        reading.close(is_box=True)
        reading.column = text
        return
    for place, column in enumerate(columns):
        if place:
            reading.close()
            reading.begin_column()
        reading.read_on(column, edges[place])
    reading.close()
    reading.begin_column()


def columns_at(bands: Sequence[Band], first: int, shapes: Sequence[Shape]) -> Zone | None:
    """The columns of running text, or the box beside text, that begin with this band; None where none do."""
    zone = grown(bands, first)
    if zone is None:
        return None
    zone = with_markers_in(zone)
    boxed = beside_frame(zone, shapes)
    if framed(boxed.columns(), shapes) is not None:
        return boxed
    rest = bands[first + len(zone.bands) :]
    zone = replace(zone, bands=zone.bands[: end_of_columns(zone, is_last=not rest)])
    columns = zone.columns()
    if len(columns) < 2 or not all(columns):  # noqa: PLR2004  # fewer stand beside nothing
        return None
    return zone if are_running_text(columns) else None


def beside_frame(zone: Zone, shapes: Sequence[Shape]) -> Zone:
    """The bands, from the first on, that reach into a frame in which the first one has a part."""
    for shape in shapes:
        if any(holds(shape, [part]) for part in zone.bands[0]):
            reaching = tuple(takewhile(partial(reaches_into, shape), zone.bands))
            if framed(replace(zone, bands=reaching).columns(), [shape]) is not None:
                return replace(zone, bands=reaching)
    return zone


def reaches_into(shape: Shape, band: Band) -> bool:
    """Whether a part of the band stands inside the shape."""
    return any(holds(shape, [part]) for part in band)


def with_markers_in(zone: Zone) -> Zone:
    """The zone with its bullets and numbers in the column of the words after them."""
    columns = zone.columns()
    gutters = [gutter for gutter, column in zip(zone.gutters, columns, strict=False) if not all(map(is_marker, column))]
    return replace(zone, gutters=tuple(gutters))


def is_marker(part: PrintedLine) -> bool:
    """Whether the part is a bullet or a number alone."""
    return NUMBER.fullmatch(part.text) is not None or (len(part.text) == 1 and is_bullet(part.text))


def end_of_columns(zone: Zone, *, is_last: bool) -> int:
    """How many bands the columns have: a heading over the text that follows may end before the second one begins."""
    end = len(zone.bands)
    if is_last:
        return end
    while end and all(zone.column_of(part) == 0 for part in zone.bands[end - 1]):
        end -= 1
    while 0 < end < len(zone.bands) and is_close(zone.bands[end - 1][-1], zone.bands[end][0]):
        end += 1
    return end


def is_close(above: PrintedLine, below: PrintedLine) -> bool:
    """Whether the lines are no further apart than those of a paragraph."""
    return 0 < below.baseline - above.baseline < CLOSE * below.size


def framed(columns: Sequence[Sequence[PrintedLine]], shapes: Sequence[Shape]) -> int | None:
    """Which of two columns of text has a frame drawn round it alone; None where neither has, or where both have."""
    if len(columns) != 2 or not all(columns):  # noqa: PLR2004  # of more, none is a box beside the text
        return None
    width = max(part.x1 for part in columns[1]) - min(part.x0 for part in columns[0])
    boxed = [
        any(shape.x1 - shape.x0 < WIDEST_BOX * width and holds(shape, column) for shape in shapes) for column in columns
    ]
    if boxed.count(True) != 1 or not all(runs_on(column) for column in columns):
        return None
    box = boxed.index(True)
    return box if any(SENTENCE_END.search(part.text) for part in columns[box]) else None


def holds(shape: Shape, parts: Sequence[PrintedLine]) -> bool:
    """Whether all the parts stand inside the shape."""
    return not shape.is_picture and all(
        shape.x0 < part.x0 + ROUND
        and part.x1 - ROUND < shape.x1
        and shape.top < part.top + ROUND
        and part.bottom - ROUND < shape.bottom
        for part in parts
    )


def are_running_text(columns: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether each column has lines that run on, and sentences that end, as the cells of a table seldom do."""
    ends = [sum(SENTENCE_END.search(part.text) is not None for part in column) for column in columns]
    return all(ends) and sum(ends) >= SENTENCES and all(runs_on(column) for column in columns)


def runs_on(column: Sequence[PrintedLine]) -> bool:
    """Whether the column has lines of some words, of which one goes on in the next."""
    lines = [part for part in sorted(column, key=lambda part: part.baseline) if not is_marker(part)]
    words = sum(len(part.text.split()) for part in lines)
    return words >= WORDS_A_LINE * len(lines) and any(
        is_close(above, below) and not SENTENCE_END.search(above.text) and below.text[0].islower()
        for above, below in pairwise(lines)
    )
