"""Columns that stand side by side: rows of label and value, and an address beside them."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from pipeline.read.pdf.lines import COLUMN_GAP, Level, PrintedLine, has_room

ALIGNED = 2.0
"""Points: the lines of a column begin, or end, no further apart."""
ZONE_GAP = 2.5
"""Of the type size: rows further apart belong to no one table."""

ADDRESS = re.compile(
    r"""
      \b [A-Z]{1,2}\d[A-Z\d]? \s \d[A-Z]{2} \b       # a postcode: M1 3FZ
    | \S@\S | \bwww\. | https?://
    | \b (?:tel|telephone|phone|fax|e-?mail|enquiries) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
DATE = re.compile(r"(?:\w+:?\s)*?\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+\s\d{4}")

Band = list[PrintedLine]
"""Parts of lines that overlap in height: one printed line, or several beside each other."""
Gutter = tuple[float, float]
"""The left and right edge of the white between two columns."""


@dataclass(frozen=True)
class Zone:
    """Bands that share their gutters."""

    bands: tuple[Band, ...]
    gutters: tuple[Gutter, ...]
    step: float
    """From line to line in the letter, in points."""

    def column_of(self, part: PrintedLine) -> int:
        """Which column the part stands in, counted from 0 at the left."""
        column = 0
        for _, right in self.gutters:  # a sum over a generator takes twice as long, and every part of a page is asked
            column += part.x0 >= right - ALIGNED
        return column

    def is_full(self, band: Band) -> bool:
        """Whether the band has parts in more than one column."""
        return len({self.column_of(part) for part in band}) > 1

    def usual_step(self) -> float:
        """Points from one row to the next, where each is a single line; 0 where no two such rows follow each other."""
        pairs = zip(self.bands, self.bands[1:], strict=False)
        steps = [
            below[0].baseline - above[0].baseline
            for above, below in pairs
            if self.is_full(above) and self.is_full(below)
        ]
        return median(steps) if steps else 0.0

    def edges(self) -> list[float]:
        """The right edge of each column."""
        return [max((part.x1 for part in column), default=0.0) for column in self.columns]

    @cached_property
    def columns(self) -> Sequence[Sequence[PrintedLine]]:
        """The parts of each column, from top to bottom."""
        columns: list[list[PrintedLine]] = [[] for _ in range(len(self.gutters) + 1)]
        for band in self.bands:
            for part in band:
                columns[self.column_of(part)].append(part)
        return columns


def zones_of(levels: Sequence[Level], step: float) -> Iterator[Zone]:
    """The places on a page where lines stand side by side, from top to bottom."""
    bands = bands_of([part for level in levels for part in level])
    place = 0
    while place < len(bands):
        zone, place = zone_from(bands, place, step)
        if zone:
            yield zone


def bands_of(parts: Sequence[PrintedLine]) -> list[Band]:
    """The parts gathered where they overlap in height."""
    bands: list[Band] = []
    bottom = float("-inf")
    for part in sorted(parts, key=lambda part: part.top):
        if part.top < bottom - 0.2 * part.size:
            bands[-1].append(part)
            bottom = max(bottom, part.bottom)
        else:
            bands.append([part])
            bottom = part.bottom
    return bands


def zone_from(bands: Sequence[Band], first: int, step: float) -> tuple[Zone | None, int]:
    """The zone that begins with the band at `first`, if one does, and the place of the band after it."""
    zone = grown(bands, first, step)
    zone = trim(zone) if zone else None
    return (zone, first + len(zone.bands)) if zone and is_tabular(zone) else (None, first + 1)


def grown(bands: Sequence[Band], first: int, step: float = 0.0) -> Zone | None:
    """The bands from the one at `first` that leave the same white between columns; None where that has none."""
    if len(bands[first]) == 1:
        return None  # as most are
    whites = whites_of(bands[first], [(-math.inf, math.inf)])
    if not gutters_among(whites):
        return None
    last = first + 1
    while last < len(bands) and are_near(bands[last - 1], bands[last]):
        left = whites_of(bands[last], whites)
        if not gutters_among(left):
            break
        whites, last = left, last + 1
    return Zone(tuple(bands[first:last]), gutters_among(whites), step)


def whites_of(band: Band, whites: Sequence[Gutter]) -> list[Gutter]:
    """What the band leaves of the white between columns and beside them."""
    for part in band:
        pieces = [
            piece
            for left, right in whites
            for piece in ((left, min(right, part.x0)), (max(left, part.x1), right))
            if piece[1] - piece[0] > COLUMN_GAP * part.size
        ]
        whites = list(dict.fromkeys(pieces))
    return list(whites)


def gutters_among(whites: Sequence[Gutter]) -> tuple[Gutter, ...]:
    """The whites that have a column on either side."""
    return tuple(sorted(white for white in whites if math.isfinite(white[0]) and math.isfinite(white[1])))


def are_near(above: Band, below: Band) -> bool:
    """Whether the bands are close enough to belong to one table."""
    return min(part.top for part in below) - max(part.bottom for part in above) < ZONE_GAP * below[0].size


def trim(zone: Zone) -> Zone:
    """The zone without the bands at its end that stand in the first column alone: the text that follows a table."""
    last = len(zone.bands)
    while last and all(zone.column_of(part) == 0 for part in zone.bands[last - 1]):
        last -= 1
    while 0 < last < len(zone.bands) and ends_cell(zone, zone.bands[last - 1], zone.bands[last]):
        last += 1
    return replace(zone, bands=zone.bands[:last])


def ends_cell(zone: Zone, above: Band, below: Band) -> bool:
    """Whether the band is the rest of a label in the table's last row: close, and without room on the line above."""
    step, usual = below[0].baseline - above[0].baseline, zone.usual_step()
    return (step < 1.1 * zone.step or step < 0.9 * usual) and lacked_room(zone, above, below)


def is_tabular(zone: Zone) -> bool:
    """Whether parts of the second column or a later one begin or end at the same place, as those of a table do."""
    first, *others = zone.columns
    return bool(first) and any(
        sum(abs(part.x0 - other.x0) < ALIGNED for other in column) > 1
        or sum(abs(part.x1 - other.x1) < ALIGNED for other in column) > 1
        for column in others
        for part in column
    )


def letterhead_of(zone: Zone) -> list[PrintedLine]:
    """The column that holds an inspectorate's address beside the rows; empty where there is none."""
    columns = zone.columns
    for place in range(len(columns) - 1, -1, -1):
        lines = [line for line in columns[place] if ADDRESS.search(line.text)]
        if len(lines) > (place == 0):
            return [line for line in columns[place] if not DATE.fullmatch(line.text)]
    return []


def rows_of(zone: Zone) -> list[list[PrintedLine]]:
    """The rows from top to bottom: the lines of a row's first cell, then those of the next."""
    rows: list[list[Band]] = []
    for band in zone.bands:
        if rows and goes_on(zone, rows[-1][-1], band):
            rows[-1].append(band)
        else:
            rows.append([band])
    return [
        sorted((part for band in row for part in band), key=lambda part: (zone.column_of(part), part.baseline))
        for row in rows
    ]


def goes_on(zone: Zone, above: Band, below: Band) -> bool:
    """Whether the lower band holds the rest of the upper one's cells.

    Rows that stand further apart than the lines of a cell tell it; else whether the first word below had no room above.
    """
    if zone.is_full(below) and any(zone.column_of(part) == 0 and part.text.endswith(":") for part in below):
        return False
    step, usual = below[0].baseline - above[-1].baseline, zone.usual_step()
    if step < 0.9 * usual:
        return True
    if zone.is_full(below) and not all(part.text[0].islower() for part in below):
        return False
    if usual and step > 1.15 * usual:
        return False
    return lacked_room(zone, above, below)


def lacked_room(zone: Zone, above: Band, below: Band) -> bool:
    """Whether each part below stands under one of its column that had no room for its first word."""
    edges = zone.edges()
    return all(
        any(
            zone.column_of(upper) == zone.column_of(lower) and not has_room(upper, lower, edges[zone.column_of(lower)])
            for upper in above
        )
        for lower in below
    )
