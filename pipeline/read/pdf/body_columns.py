"""Text in columns: which lines of a page follow each other, and what stands in a box that the text runs round."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, takewhile

from pipeline.read.pdf.columns import ALIGNED, Band, Zone
from pipeline.read.pdf.lines import Level, PrintedLine
from pipeline.read.pdf.list_markers import drawn_bullets, is_bullet
from pipeline.read.pdf.page_columns import BandedPage, cut_at_columns
from pipeline.read.pdf.running_text import SENTENCE_END, are_running_text, is_close, is_marker, runs_on
from pipeline.read.sheet import Shape

ROUND = 2.0
"""Points: the frame of a box may cut so far into its letters' boxes."""
WIDEST_BOX = 0.75
"""Of the width of both columns: a frame round one of them is narrower."""


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
        is_plain = not self.column and edge is None
        for part in parts:
            placed = part if is_plain else replace(part, column=self.column, edge=edge)
            self.flow.append((self.places[id(part)], placed))

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
    page = cut_at_columns(BandedPage(levels))
    bands = page.bands
    reading = ReadingOrder({id(part): place for place, level in enumerate(page.levels) for part in level})
    place = 0
    while place < len(bands):
        zone = columns_at(page, place, shapes) or page.sure.get(place)
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
    columns, edges = zone.columns, zone.edges()
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


def columns_at(page: BandedPage, first: int, shapes: Sequence[Shape]) -> Zone | None:
    """The columns of running text, or the box beside text, that begin with this band; None where none do."""
    zone = page.begun(first)
    if zone is None:
        return None
    boxed = beside_frame(zone, shapes)
    if framed(boxed.columns, shapes) is not None:
        return boxed
    is_last = first + len(zone.bands) == len(page.bands)
    zone = replace(zone, bands=zone.bands[: end_of_columns(zone, is_last=is_last)])
    columns = zone.columns
    if len(columns) < 2 or not all(columns):  # noqa: PLR2004  # fewer stand beside nothing
        return None
    if are_lists(columns, shapes):
        return up_to_last_item(zone)
    return zone if are_running_text(columns) else None


def up_to_last_item(zone: Zone) -> Zone:
    """The lists without the lines below them that are set out as far as the first heading: the text goes on there."""
    heading, *items = zone.columns[0]
    end = len(zone.bands)
    if any(part.x0 - heading.x0 > ALIGNED for part in items):
        while end > 1 and len(zone.bands[end - 1]) == 1 and is_set_out(zone.bands[end - 1][0], heading):
            end -= 1
    return replace(zone, bands=zone.bands[:end])


def is_set_out(part: PrintedLine, heading: PrintedLine) -> bool:
    """Whether the line begins where the heading does, and with no bullet."""
    return abs(part.x0 - heading.x0) < ALIGNED and not is_bullet(part.text[0])


def are_lists(columns: Sequence[Sequence[PrintedLine]], shapes: Sequence[Shape]) -> bool:
    """Whether each column is a heading with a list below it, however short: strengths beside improvements."""
    for column in columns:
        heading, *below = sorted(column, key=lambda part: part.baseline)
        lines = [part for part in below if not is_marker(part)]
        marked = [part for part in below if is_bullet(part.text[0])]
        bulleted = marked or drawn_bullets(shapes, lines)
        if not (heading.bold and lines and bulleted) or any(line.bold for line in lines):
            return False
    return True


def beside_frame(zone: Zone, shapes: Sequence[Shape]) -> Zone:
    """The bands, from the first on, that reach into a frame in which the first one has a part."""
    for shape in shapes:
        if any(holds(shape, [part]) for part in zone.bands[0]):
            reaching = tuple(takewhile(partial(reaches_into, shape), zone.bands))
            if framed(replace(zone, bands=reaching).columns, [shape]) is not None:
                return replace(zone, bands=reaching)
    return zone


def reaches_into(shape: Shape, band: Band) -> bool:
    """Whether a part of the band stands inside the shape."""
    return any(holds(shape, [part]) for part in band)


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
