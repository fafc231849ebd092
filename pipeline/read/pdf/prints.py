"""Glyphs with their inks, as they were painted one after another, and the runs that they make."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.language.folding import single_spaced
from pipeline.read.pdf.inks import lightness
from pipeline.read.pdf.painting import Ink
from pipeline.read.redaction import redact
from pipeline.read.sheet import Glyph

WORD_GAP = 0.2
"""Of the type size: letters further apart stand in two words."""
PALE = 0.5
"""From 0, black, to 1, white: text that is to be read is darker."""
TURNED_REACH = 2.5
"""Of the size of its box: a letter that follows another in a line that is turned stands no further off."""


class Print(NamedTuple):
    """A glyph and the ink that it is painted with."""

    glyph: Glyph
    ink: Ink


Run = list[int]
"""Letters in one style on one baseline, painted one after another, by their places in the order of painting."""


def paleness_of(ink: Ink) -> float:
    """How light the ink looks on paper, from 0, black, to 1, white; 0 where that is not known."""
    return 0.0 if ink.colour is None else 1 - ink.alpha * (1 - lightness(ink.colour))


def runs_of(prints: Sequence[Print], *, turned: bool = False) -> list[Run]:
    """The runs of the page in the order of painting; those that are turned have no level baseline."""
    runs: list[Run] = []
    for place, printed in enumerate(prints):
        if printed.glyph.text == " ":
            continue
        if not runs or not goes_on(prints[runs[-1][-1]], printed, level=not turned):
            runs.append([])
        runs[-1].append(place)
    return runs


def goes_on(last: Print, printed: Print, *, level: bool) -> bool:
    """Whether the glyph follows the last one in the same style, on the same baseline and to the right."""
    one, other = last.glyph, printed.glyph
    if last.ink is not printed.ink:
        return False
    if not level:
        # The box of a letter that is turned is no measure of its type size, but near enough to tell what is near.
        return abs(one.x0 - other.x0) + abs(one.baseline - other.baseline) < TURNED_REACH * max(one.size, other.size)
    if abs(one.size - other.size) > 0.05 * one.size:
        return False
    return abs(one.baseline - other.baseline) < 0.1 * one.size and other.x0 > one.x0 - one.size


def text_of(prints: Sequence[Print], run: Run) -> str:
    """What the run says, a space at each gap; addresses and telephone numbers replaced."""
    words = [prints[run[0]].glyph.text]
    for before, place in pairwise(run):
        one, other = prints[before].glyph, prints[place].glyph
        spaces = any(prints[between].glyph.text == " " for between in range(before + 1, place))
        words += [" " if spaces or other.x0 - one.x1 > WORD_GAP * one.size else "", other.text]
    return single_spaced(redact("".join(words)))
