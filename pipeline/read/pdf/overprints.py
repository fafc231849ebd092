"""Letters printed again over themselves, to look bold or to cast a shadow, and blanks printed over words."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.read.pdf.inks import FAINT, contrast
from pipeline.read.pdf.painting import Strip
from pipeline.read.pdf.prints import Print
from pipeline.read.sheet import Glyph

REACH = 0.35
"""Of the type size: a shadow falls no further from its letter."""
OVERLAPPED = 0.7
"""Of a letter's width: the same letter so close is no second one, as in `all`."""
BOLD_SHIFT = (0.01, 0.1)
"""Of the type size: letters printed again this far aside look bold."""
CELL = 6.0
"""Points: letters are gathered by squares of this size, so that each is held against those near it only."""
HAIR = 0.02
"""Of the type size: as close, even signs that take no room are one."""
FEWEST = 3
"""Letters: of no more than two, one may lie near the same letter of another line by chance."""
REPEATS = 8
"""Times: the same letter is held against so many later ones of its square, and no more."""
BAND = 24.0
"""Points: a line or two."""
BLANKS = 3
"""So many blanks, one after another, over words are a run that parts nothing."""
LINE_END = "\0"
"""What is no blank and parts none."""
RUN = re.compile(rf"\s{{{BLANKS}}}|_{{{BLANKS}}}")
WIDE_BLANK = 1.2
"""Of the type size: so is a single one of that width."""

Shift = tuple[float, float]
"""How far one letter is printed from another: to the right and down, in tenths of a point."""


def once(prints: Sequence[Print]) -> list[Print]:
    """The glyphs, of those printed several times over only the last, which lies on top."""
    twins = twins_of(prints)
    if not twins:
        return list(prints)
    doubled = len(twins) > len(prints) / 4
    kept: dict[int, Print] = dict(enumerate(prints))
    for under, over in sorted(twins.items()):
        dropped = kept.pop(under)
        if dropped.glyph.bold or (not doubled and looks_bold(prints[under], prints[over])):
            kept[over] = Print(kept[over].glyph._replace(bold=True), kept[over].ink)
    return [kept[place] for place in sorted(kept)]


def looks_bold(under: Print, over: Print) -> bool:
    """Whether the two are one letter printed twice in the same colour, a hair aside."""
    least, most = BOLD_SHIFT
    shift = max(abs(under.glyph.x0 - over.glyph.x0), abs(under.glyph.baseline - over.glyph.baseline))
    same = under.ink.colour is None or over.ink.colour is None or contrast(under.ink.colour, over.ink.colour) < FAINT
    return same and least < shift / over.glyph.size < most


def twins_of(prints: Sequence[Print]) -> dict[int, int]:
    """The places of letters that are printed again later, each with that of the next such letter."""
    cells: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for place, (glyph, _) in enumerate(prints):
        if glyph.text != " ":
            cells[glyph.text, int(glyph.x0 // CELL), int(glyph.baseline // CELL)].append(place)
    if all(len(near) == 1 or not has_twins(prints, near) for near in cells.values()):
        return {}
    pairs = [
        (place, other)
        for (text, across, down), near in cells.items()
        for place in near
        for beside in (-1, 0, 1)
        for below in (-1, 0, 1)
        for other in following(cells.get((text, across + beside, down + below), ()), place)
        if are_near(prints[place].glyph, prints[other].glyph)
    ]
    shadows = shadows_among(prints, pairs)
    twins: dict[int, int] = {}
    for under, over in pairs:
        if (
            in_place(prints[under].glyph, prints[over].glyph)
            or shift(prints, (under, over)) in shadows[band(prints, under)]
        ):
            twins[under] = min(over, twins.get(under, over))
    return twins


def following(places: Sequence[int], place: int) -> Sequence[int]:
    """The next few of these places after that one."""
    first = bisect_right(places, place)
    return places[first : first + REPEATS]


def shadows_among(prints: Sequence[Print], pairs: Sequence[tuple[int, int]]) -> dict[int, set[Shift]]:
    """For each band of the page, the shifts that so many letters there share that they are shadows.

    Of two letters of one word, as in `all`, one may stand where the other's shadow would fall; of many letters, few do.
    """
    counts: dict[int, Counter[Shift]] = defaultdict(Counter)
    overlapping: dict[int, set[Shift]] = defaultdict(set)
    for pair in pairs:
        under, over = (prints[place].glyph for place in pair)
        if not in_place(under, over):
            for near in (-1, 0, 1):
                counts[band(prints, pair[0]) + near][shift(prints, pair)] += 1
                if overlap(under, over):
                    overlapping[band(prints, pair[0]) + near].add(shift(prints, pair))
    return defaultdict(
        set,
        {
            place: {
                each
                for each in overlapping[place]
                if found[each] >= FEWEST and 2 * found[each] >= max(found[one] for one in overlapping[place])
            }
            for place, found in counts.items()
        },
    )


def band(prints: Sequence[Print], place: int) -> int:
    """The band of the page, a line or two high, in which the letter stands."""
    return int(prints[place].glyph.baseline // BAND)


def in_place(one: Glyph, other: Glyph) -> bool:
    """Whether the two lie so close that they are one letter, printed twice."""
    aside = abs(one.x0 - other.x0)
    return (aside < 0.4 * (one.x1 - one.x0) or aside < HAIR * one.size) and abs(
        one.baseline - other.baseline
    ) < 0.15 * one.size


def has_twins(prints: Sequence[Print], near: Sequence[int]) -> bool:
    """Whether two of these same letters lie over each other."""
    return any(
        are_near(prints[one].glyph, prints[other].glyph) and overlap(prints[one].glyph, prints[other].glyph)
        for place, one in enumerate(near)
        for other in near[place + 1 : place + 1 + REPEATS]
    )


def are_near(one: Glyph, other: Glyph) -> bool:
    """Whether one letter may be the other's shadow: as large, and not far off."""
    reach = REACH * one.size
    return (
        abs(one.x0 - other.x0) < reach
        and abs(one.baseline - other.baseline) < reach
        and abs(one.size - other.size) < 0.1 * one.size
    )


def overlap(one: Glyph, other: Glyph) -> bool:
    """Whether the two lie so close that they can be no two letters of one word."""
    return abs(one.x0 - other.x0) < OVERLAPPED * (one.x1 - one.x0) or one.x0 == other.x0


def shift(prints: Sequence[Print], pair: tuple[int, int]) -> Shift:
    """How far the second of the two is printed from the first."""
    under, over = prints[pair[0]].glyph, prints[pair[1]].glyph
    return round(over.x0 - under.x0, 1), round(over.baseline - under.baseline, 1)


def without_blanks(prints: Sequence[Print]) -> list[Print]:
    """The glyphs without the runs of blanks that are printed over words; such a run parts no letters."""
    runs = list(blank_runs(prints))
    if not runs:
        return list(prints)
    rows: dict[int, list[Glyph]] = defaultdict(list)
    for glyph, _ in prints:
        if glyph.text not in (" ", "_"):
            rows[round(glyph.baseline / CELL)].append(glyph)
    dropped = {place for run in runs if lies_over(prints, run, rows) for place in run}
    return [printed for place, printed in enumerate(prints) if place not in dropped]


def may_hold_blanks(strips: Sequence[Strip]) -> bool:
    """Whether a run of blanks may be among the letters, or a blank as wide as one."""
    text = ""
    baseline = None
    for strip in strips:
        if baseline is None or abs(strip.baseline - baseline) > 1:
            text += LINE_END
        text, baseline = text + "".join(strip.texts), strip.baseline
    return bool(RUN.search(text)) or any(
        right - left > WIDE_BLANK * (strip.ceiling - strip.floor)
        for strip in strips
        for text, left, right in zip(strip.texts, strip.lefts, strip.rights, strict=True)
        if text == "_" or text.isspace()
    )


def blank_runs(prints: Sequence[Print]) -> Iterator[list[int]]:
    """The places of blanks, or of strokes to write on, painted one after another along a line."""
    run: list[int] = []
    for place, (glyph, _) in enumerate(prints):
        if glyph.text in (" ", "_"):
            if run and (
                abs(prints[run[-1]].glyph.baseline - glyph.baseline) > 1 or prints[run[-1]].glyph.text != glyph.text
            ):
                yield from [run] if is_long(prints, run) else []
                run = []
            run.append(place)
        elif run:
            yield from [run] if is_long(prints, run) else []
            run = []
    yield from [run] if is_long(prints, run) else []


def is_long(prints: Sequence[Print], run: Sequence[int]) -> bool:
    """Whether the run is more than the white between two words."""
    if len(run) >= BLANKS:
        return True
    return any(prints[place].glyph.x1 - prints[place].glyph.x0 > WIDE_BLANK * prints[place].glyph.size for place in run)


def lies_over(prints: Sequence[Print], run: Sequence[int], rows: dict[int, list[Glyph]]) -> bool:
    """Whether letters stand where the run of blanks is."""
    blanks = [prints[place].glyph for place in run]
    left, right, baseline = min(glyph.x0 for glyph in blanks), max(glyph.x1 for glyph in blanks), blanks[0].baseline
    return any(
        left < (glyph.x0 + glyph.x1) / 2 < right and abs(glyph.baseline - baseline) < 0.3 * glyph.size
        for row in (-1, 0, 1)
        for glyph in rows.get(round(baseline / CELL) + row, ())
    )
