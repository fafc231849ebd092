"""Where columns begin on a page, and where a heading that runs across all of them ends them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial

from pipeline.read.pdf.columns import ALIGNED, Band, Gutter, Zone, are_near, bands_of, grown
from pipeline.read.pdf.lines import Level, PrintedLine, glue
from pipeline.read.pdf.running_text import are_running_text, is_marker
from pipeline.read.pdf.typesetting import is_restyled

HIGHER = 3
"""Lines: so many of a column may stand above the first of the column on its left."""
MANY = 8
"""Lines beside others: columns of as many show the white between them, though none like them follow below."""
WORDS = 4
"""Parts: a line cut into more has words that stand far apart; a label and its value, in either column, make four."""
PARTED = 2.8
"""Of the type size: a heading across the columns parts the lines of each of them so far at least."""


GrownAt = Callable[[int], Zone | None]
"""The bands from the one at a place that leave the same white between columns; None where it has none."""


class BandedPage:
    """The lines of a page, and the bands that they make; what columns begin with a band is looked for once."""

    def __init__(self, levels: Sequence[Level]) -> None:
        self.levels = levels
        self.bands = bands_of([part for level in levels for part in level])
        self.grown = cache(partial(grown, self.bands))
        self.begun = cache(partial(begun_at, self.bands, self.grown))
        """The columns that begin with the band at this place, whatever stands in them; None where none do."""

    @cached_property
    def doubles(self) -> dict[int, Zone]:
        """What stands in two columns, whatever it is, by the place of the first band of each."""
        zones: dict[int, Zone] = {}
        place = 0
        while place < len(self.bands):
            zone = self.begun(place)
            if zone and len(zone.gutters) == 1 and all(zone.columns):
                zones[place] = zone
            place += len(zone.bands) if zone else 1
        return zones

    @cached_property
    def sure(self) -> dict[int, Zone]:
        """The columns, by the place of their first band, that are too short to show it but go on below in others.

        Together, those that leave the same white between them are running text.
        """
        zones = [*self.doubles.values()]
        return {place: zone for place, zone in self.doubles.items() if are_columns(zones, zone)}


def begun_at(bands: Sequence[Band], grown_at: GrownAt, first: int) -> Zone | None:
    """The columns that begin with this band, whatever stands in them, up to a heading across; None where none do."""
    zone = grown_at(first) or begun_on_the_right(bands, grown_at, first)
    return up_to_heading(with_markers_in(zone)) if zone else None


def begun_on_the_right(bands: Sequence[Band], grown_at: GrownAt, first: int) -> Zone | None:
    """The columns whose right-hand one begins a few lines higher: on the left, a heading leaves white above it."""
    for begin in range(first + 1, min(first + HIGHER + 1, len(bands))):
        above = bands[begin - 1]
        if len(above) > 1 or not are_near(above, bands[begin]):
            return None
        zone = grown_at(begin)
        if zone:
            begins = [part.x0 for column in zone.columns[1:] for part in column]
            is_one = any(abs(bands[first][0].x0 - x0) < ALIGNED for x0 in begins)
            return replace(zone, bands=(*bands[first:begin], *zone.bands)) if is_one else None
    return None


def with_markers_in(zone: Zone) -> Zone:
    """The zone with its bullets and numbers in the column of the words after them."""
    columns = zone.columns
    gutters = [gutter for gutter, column in zip(zone.gutters, columns, strict=False) if not all(map(is_marker, column))]
    return replace(zone, gutters=tuple(gutters))


def up_to_heading(zone: Zone) -> Zone:
    """The zone as far as the first heading that stands alone on its line and parts all columns, however short it is."""
    for place in range(1, len(zone.bands) - 1):
        heading, below = zone.bands[place], zone.bands[place + 1]
        if (
            len(heading) == 1
            and zone.column_of(heading[0]) == 0
            and zone.is_full(below)
            and is_restyled(heading[0], below[0])
            and parts_columns(zone, place)
        ):
            return replace(zone, bands=zone.bands[:place])
    return zone


def parts_columns(zone: Zone, place: int) -> bool:
    """Whether each column leaves white where the band at this place stands."""
    for column in range(1, len(zone.gutters) + 1):
        above = [part.baseline for part in parts_in(zone, column, 0, place)]
        below = parts_in(zone, column, place, len(zone.bands))
        if above and below and below[0].baseline - above[-1] < PARTED * below[0].size:
            return False
    return True


def parts_in(zone: Zone, column: int, first: int, end: int) -> list[PrintedLine]:
    """What stands in a column on these bands, from top to bottom."""
    parts = [part for band in zone.bands[first:end] for part in band if zone.column_of(part) == column]
    return sorted(parts, key=lambda part: part.baseline)


def cut_at_columns(page: BandedPage) -> BandedPage:
    """The page with its lines cut where its columns part, and nowhere else inside them.

    The words of a narrow column that is set flush stand as far apart as columns do.
    """
    zones = page.doubles.values()
    sure = next(iter(page.sure.values()), None)
    long = next((zone for zone in zones if len(zone.bands) >= MANY and are_running_text(zone.columns)), None)
    if sure:
        return BandedPage([cut_at(level, sure.gutters[0]) for level in page.levels])
    if long:
        white = long.gutters[0]
        return BandedPage([cut_at(level, white) if runs_over(level, white) else level for level in page.levels])
    return page


def runs_over(level: Level, white: Gutter) -> bool:
    """Whether one part of the line stands on both sides of the white, or many on one, as words that are set flush."""
    return len(level) > WORDS or any(len(halves(part, white)) > 1 for part in level)


def cut_at(level: Level, white: Gutter) -> Level:
    """The line as what stands on either side of the white; as it is where a word runs across, or one side is empty."""
    pieces = [piece for part in level for piece in halves(part, white)]
    left = [piece for piece in pieces if piece.x1 < white[0] + ALIGNED]
    right = [piece for piece in pieces if piece.x0 > white[1] - ALIGNED]
    if not left or not right or len(left) + len(right) < len(pieces):
        return level
    return glue(left), glue(right)


def halves(part: PrintedLine, white: Gutter) -> Sequence[PrintedLine]:
    """What stands before and after the space that is as wide as this white and stands there; the part without one."""
    for place, character in enumerate(part.characters):
        if character.text == " " and character.x0 < white[0] + ALIGNED and character.x1 > white[1] - ALIGNED:
            before, after = part.characters[:place], part.characters[place + 1 :]
            return replace(part, characters=before), replace(part, characters=after, opening_mark="")
    return [part]


def are_columns(zones: Sequence[Zone], zone: Zone) -> bool:
    """Whether this zone and others with the same white are columns of running text."""
    (left, right) = zone.gutters[0]
    alike = [each for each in zones if each.gutters[0][0] < right and left < each.gutters[0][1]]
    columns = [[part for each in alike for part in each.columns[column]] for column in (0, 1)]
    return len(alike) > 1 and are_running_text(columns)
