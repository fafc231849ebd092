"""Watermarks and stamps: what is printed across the text of a page and is no part of it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.painting import Ink, Strip
from pipeline.read.pdf.prints import PALE, Print, Run, paleness_of, runs_of
from pipeline.read.sheet import Glyph

LARGE = 1.6
"""Of the page's usual type size: a watermark's letters are larger, as a rule."""
PALER = 0.2
"""From 0, black, to 1, white: a watermark on a page of pale text is paler still."""
PRINTED_OVER = 0.4
"""Of the letters of a run: with as many printed over others, it is no line of the text."""
CORE = 0.25
"""Of a letter's width, on either side: what is left is printed over by no neighbour."""
LEVEL = 0.5
"""Points: letters no further apart stand on one baseline."""
FOOT, LOW, HIGH = 0.05, 0.45, 0.7
"""Of the type size above the baseline: where every letter has ink, where the low ones have, and where the others do."""
LOW_LETTERS = frozenset("acegmnopqrsuvwxyz")
JUMBLED = 2
"""Letters: one alone may be an accent, or a sign that is put together from two."""
TILES = 6
"""Times: what is printed as often over a page, and nothing else in its style, is a watermark in tiles."""
WORD = 3
"""Letters: a bullet or a dot may be printed as often."""
SOME = 20
"""Letters: as many dark ones are the text of a page."""
CELL = 12.0
"""Points: letters are gathered by squares of this size, so that each is held against those near it only."""


Style = tuple[float, int]
"""A type size, and which ink."""


class Usual(NamedTuple):
    """How most of the letters of a page are printed."""

    size: float
    paleness: float


class Foreign(NamedTuple):
    """What is printed across the text of a page."""

    runs: list[Run]
    jumbled: list[Run]
    """Runs printed over each other, of which none can be told to be the text."""
    usual: Usual


def foreign_to(prints: Sequence[Print]) -> Foreign:
    """The runs, among the glyphs of a page, that are printed across its text."""
    styles: Counter[Style] = Counter((glyph.size, id(ink)) for glyph, ink in prints)
    inks = {id(ink): ink for _, ink in prints}
    usual = usual_of(styles, inks)
    odd_styles = {style for style in styles if is_odd(style[0], inks[style[1]], usual)}
    if not odd_styles and not has_crossings(prints):
        return Foreign([], [], usual)
    runs = runs_of(prints)
    odd = [style_of(prints[run[0]]) in odd_styles for run in runs]
    crossings = crossings_of(prints, runs, odd)
    shares = [len(crossed) / len(run) for crossed, run in zip(crossings, runs, strict=True)]
    foreign: list[int] = []
    tiled = tiled_styles(prints, runs, odd)
    for number, run in enumerate(runs):
        first = prints[run[0]]
        rivals = {other for others in crossings[number].values() for other in others}
        is_pale = paleness_of(first.ink) > max(PALE, usual.paleness)
        is_mark = odd[number] and first.glyph.size > LARGE * usual.size and is_pale
        is_across = shares[number] >= PRINTED_OVER and (
            odd[number] or all(shares[rival] < PRINTED_OVER for rival in rivals)
        )
        if is_mark or is_across or style_of(first) in tiled:
            foreign.append(number)
    left = frozenset(range(len(runs))).difference(foreign)
    jumbled = [
        number for number in left if sum(bool(others & left) for others in crossings[number].values()) >= JUMBLED
    ]
    return Foreign([runs[number] for number in foreign], [runs[number] for number in sorted(jumbled)], usual)


def usual_of(styles: Mapping[Style, int], inks: Mapping[int, Ink]) -> Usual:
    """How most letters are printed, where so many are printed in each style."""
    # On the last page, with a line or two, tiles of a watermark have more letters than the text.
    dark = {style: count for style, count in styles.items() if paleness_of(inks[style[1]]) <= PALE}
    size, most = max(dark if sum(dark.values()) >= SOME else styles, key=lambda style: styles[style], default=(0.0, 0))
    return Usual(size, paleness_of(inks[most]) if most else 0.0)


def may_be_foreign(strips: Sequence[Strip]) -> bool:
    """Whether one thing alone may be printed again and again over a page of dark print, in a style that no text has."""
    styles: Counter[Style] = Counter()
    says: dict[Style, str] = defaultdict(str)
    for strip in strips:
        style = strip.ceiling - strip.floor, id(strip.ink)
        styles[style] += len(strip.texts)
        says[style] += "".join("".join(strip.texts).split())
    usual = usual_of(styles, {id(strip.ink): strip.ink for strip in strips})
    return any(size > LARGE * usual.size and is_one_thing_again(text) for (size, _), text in says.items())


def style_of(printed: Print) -> Style:
    """The type size and the ink."""
    return printed.glyph.size, id(printed.ink)


def tiled_styles(prints: Sequence[Print], runs: Sequence[Run], odd: Sequence[bool]) -> set[Style]:
    """The styles, of those that no text has, in which one thing alone is printed, again and again over the page."""
    says: dict[Style, str] = defaultdict(str)
    for run, is_foreign in zip(runs, odd, strict=True):
        if is_foreign:
            says[style_of(prints[run[0]])] += "".join(prints[place].glyph.text for place in run)
    return {style for style, text in says.items() if is_one_thing_again(text)}


def is_one_thing_again(text: str) -> bool:
    """Whether the text is a word or phrase that is said many times over."""
    length = (text + text).find(text, 1)
    return len(text) >= TILES * length and sum(letter.isalpha() for letter in text[:length]) >= WORD


def is_odd(size: float, ink: Ink, usual: Usual) -> bool:
    """Whether letters of this size and ink are much larger than the text, or much paler."""
    return size > LARGE * usual.size or paleness_of(ink) > max(PALE, usual.paleness + PALER)


def has_crossings(prints: Sequence[Print]) -> bool:
    """Whether letters are printed over others anywhere on the page."""
    ranks: list[list[Glyph]] = []
    baseline = float("-inf")
    for glyph in sorted(glyph for glyph, _ in prints if glyph.text.isalnum()):
        if glyph.baseline - baseline > LEVEL:
            ranks.append([])
            baseline = glyph.baseline
        ranks[-1].append(glyph)
    for rank in ranks:
        rank.sort(key=lambda glyph: glyph.x0)
        if any(right.x0 < left.x1 and crosses(left, right) for left, right in pairwise(rank)):
            return True
    close = (
        (above, below)
        for above, below in pairwise(ranks)
        if below[0].baseline - above[-1].baseline < HIGH * below[0].size
    )
    return any(crosses(one, other) for above, below in close for one in above for other in below)


def crosses(one: Glyph, other: Glyph) -> bool:
    """Whether the two letters are printed over each other, and do not only touch."""
    wide, narrow = CORE * (one.x1 - one.x0), CORE * (other.x1 - other.x0)
    return (
        one.x0 + wide < other.x1 - narrow
        and other.x0 + narrow < one.x1 - wide
        and one.baseline - height_of(one) < other.baseline - FOOT * other.size
        and other.baseline - height_of(other) < one.baseline - FOOT * one.size
    )


def height_of(glyph: Glyph) -> float:
    """How far the letter reaches above its baseline, in points."""
    return (LOW if glyph.text in LOW_LETTERS else HIGH) * glyph.size


def crossings_of(prints: Sequence[Print], runs: Sequence[Run], odd: Sequence[bool]) -> list[dict[int, set[int]]]:
    """For each run, its letters that cross others of the text, by their places, with the runs of those."""
    cells: dict[tuple[int, int], list[tuple[int, Glyph]]] = defaultdict(list)
    for number, run in enumerate(runs):
        for place in run if not odd[number] else ():
            glyph = prints[place].glyph
            if glyph.text.isalnum():
                cells[int(glyph.x0 // CELL), int(glyph.baseline // CELL)].append((number, glyph))
    found: list[dict[int, set[int]]] = []
    for number, run in enumerate(runs):
        crossed = {place: crossed_by(number, prints[place].glyph, cells) for place in run}
        found.append({place: others for place, others in crossed.items() if others})
    return found


def crossed_by(number: int, glyph: Glyph, cells: Mapping[tuple[int, int], Sequence[tuple[int, Glyph]]]) -> set[int]:
    """The other runs of the text that the letter crosses."""
    left, right = glyph.x0 // CELL - 1, glyph.x1 // CELL
    top, foot = (glyph.baseline - HIGH * glyph.size) // CELL, glyph.baseline // CELL + 1
    if (right - left) * (foot - top) > len(cells):
        near = [found for (column, row), found in cells.items() if left <= column <= right and top <= row <= foot]
    else:
        columns, rows = range(int(left), int(right) + 1), range(int(top), int(foot) + 1)
        near = [cells[column, row] for column in columns for row in rows if (column, row) in cells]
    return {
        other
        for found in near
        for other, letter in found
        if other != number and glyph.text.isalnum() and crosses(glyph, letter)
    }
