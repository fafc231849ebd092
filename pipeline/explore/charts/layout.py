"""A chart laid out on a sheet of its own: with its title, how to read it, its source and the day it was made."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.explore.charts.lines import ChartBand, ChartLine, LineChart
from pipeline.explore.charts.signs import MEANINGS, Sign

WIDTH, MARGIN = 960, 24
LABELS, FIGURES = 330, 225
"""The room for the words on the left, and for the figures beside them."""
LABEL_CHARACTERS, FIGURE_CHARACTERS = 54, 38
"""So many fit into the room; a longer figure leaves less for the words."""
PLOT_LEFT = MARGIN + LABELS + FIGURES + 20
PLOT_RIGHT = WIDTH - MARGIN - 10
LINE, HEADING = 20, 28
TITLE_SIZE, TEXT_SIZE, SMALL = 20, 12.5, 11.5

INK, SOFT, GRID = "#1b1f23", "#4d5761", "#d5dade"
COLOURS = {
    "spread": "#e3e7ea", "half": "#c3cbd1", "backbone": INK, "interval": INK, "bar": "#1d3c4f",
    "within": "#4d5761", "above": "#00616b", "below": "#a33b00",
}  # fmt: skip
CORNERS = {
    "diamond": ((0, -7), (7, 0), (0, 7), (-7, 0)),
    "square": ((-6, -6), (6, -6), (6, 6), (-6, 6)),
    "more": ((-4, -7), (7, 0), (-4, 7)),
    "less": ((4, -7), (-7, 0), (4, 7)),
}
"""The corners of each shape, from its middle; what is none of these is a circle."""
HEIGHTS = {"spread": 11, "half": 11, "backbone": LINE, "interval": 2, "bar": 11}


@dataclass(frozen=True)
class ChartSheet:
    """A drawing: what is on it, from the back to the front."""

    title: str
    width: int
    height: int
    items: tuple["SheetShape | Words", ...]


@dataclass(frozen=True)
class SheetShape:
    """An outline, in pixels; a line where it has no fill."""

    points: tuple[tuple[float, float], ...]
    fill: str
    outline: str = "none"
    round: bool = False
    """Whether it is a circle, the points its middle and its right end."""
    dashes: tuple[int, ...] = ()
    """Of a line: how long a dash is, and the gap after it."""


@dataclass(frozen=True)
class Words:
    """A line of text; x is where it starts, has its middle, or ends."""

    x: float
    y: float
    text: str
    size: float = TEXT_SIZE
    bold: bool = False
    anchor: str = "start"
    colour: str = INK


def sheet(chart: LineChart, *, made: date, source: str) -> ChartSheet:
    """The chart on its sheet."""
    items, y = headed(chart.seen, " ".join((chart.note, *(MEANINGS[sign] for sign in chart.signs))))
    top = y + LINE
    items += [Words(_x(at), y + 8, text, SMALL, anchor="middle", colour=SOFT) for text, at in chart.ticks]
    drawn: list[SheetShape | Words] = []
    y = top
    for group in chart.groups:
        if group.heading:
            drawn.append(Words(MARGIN, y + HEADING - 9, group.heading, TEXT_SIZE + 0.5, bold=True))
            y += HEADING
        for line in group.lines:
            drawn += _line(line, y)
            y += LINE
    items += [box(_x(at) - 0.5, top, 1, y - top, GRID) for _, at in chart.ticks]
    return footed(chart.seen, [*items, *drawn], y, made=made, source=source)


def headed(title: str, note: str) -> tuple[list[SheetShape | Words], float]:
    """The title of a sheet and how to read it, and where the drawing may begin."""
    items: list[SheetShape | Words] = []
    y = _write(items, title, MARGIN + TITLE_SIZE, size=TITLE_SIZE, bold=True)
    return items, _write(items, note, y + 4, size=TEXT_SIZE, colour=SOFT) + 8


def footed(title: str, items: list[SheetShape | Words], y: float, *, made: date, source: str) -> ChartSheet:
    """The sheet, with its source and the day it was made below y."""
    words = f"Source: {source} Drawn on {made.day} {made:%B %Y} by sqs-letters; not an official publication."
    end = _write(items, words, y + 26, size=SMALL, colour=SOFT)
    return ChartSheet(title, WIDTH, round(end + MARGIN - 10), tuple(items))


def _write(
    items: list[SheetShape | Words], text: str, y: float, *, size: float, bold: bool = False, colour: str = INK
) -> float:
    """Put the text on lines as wide as the sheet; where the next line goes."""
    for line in textwrap.wrap(text, int((WIDTH - 2 * MARGIN) / (size * (0.62 if bold else 0.54)))):
        items.append(Words(MARGIN, y, line, size, bold, colour=colour))
        y += size * 1.35
    return y


def _line(line: ChartLine, y: float) -> Iterator[SheetShape | Words]:
    room = LABEL_CHARACTERS - max(0, len(line.said) - FIGURE_CHARACTERS)
    yield Words(MARGIN, y + 14, textwrap.shorten(line.label, room, placeholder=" …"))
    yield Words(MARGIN + LABELS + FIGURES, y + 14, line.said, SMALL, anchor="end", colour=SOFT)
    for band in line.bands:
        yield _band(band, y)
    if line.at is not None:
        yield mark(line.sign, _x(line.at), y + LINE / 2)


def _band(band: ChartBand, y: float) -> SheetShape:
    if band.kind == "few":
        middle = y + LINE / 2
        return SheetShape(((_x(band.left), middle), (_x(band.right), middle)), "none", INK, dashes=(4, 3))
    height = HEIGHTS[band.kind]
    width = 1.5 if band.kind == "backbone" else _x(band.right) - _x(band.left)
    return box(_x(band.left), y + (LINE - height) / 2, width, height, COLOURS[band.kind])


def _x(place: float) -> float:
    return round(PLOT_LEFT + (PLOT_RIGHT - PLOT_LEFT) * place / 100, 1)


def box(x: float, y: float, width: float, height: float, fill: str) -> SheetShape:
    """A filled rectangle."""
    return SheetShape(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill)


def mark(sign: Sign, x: float, y: float, *, upright: bool = False, scale: float = 1) -> SheetShape:
    """A mark with its middle here; `upright` where larger shares lie further up, so that arrows point there."""
    colour = COLOURS[sign.standing]
    fill, outline = ("#ffffff", colour) if sign.doubtful else (colour, "#ffffff")
    if sign.shape not in CORNERS:
        return SheetShape(((x, y), (x + 5, y)), fill, outline, round=True)
    corners = [(down, -across) if upright else (across, down) for across, down in CORNERS[sign.shape]]
    places = tuple((round(x + scale * across, 1), round(y + scale * down, 1)) for across, down in corners)
    return SheetShape(places, fill, outline)
