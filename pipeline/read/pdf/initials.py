"""Initials set large: the first letter of a paragraph, several lines high, goes before the words that it begins."""

from collections.abc import Sequence
from operator import attrgetter
from statistics import median_low

from pipeline.read.sheet import Glyph

SIZE = attrgetter("size")
LARGE = 1.7
"""Of the type size of the words beside it: an initial is as large at least, several lines high."""
FEW = 3
"""Letters: of no more in one large line is an initial, of more a heading."""
BESIDE = 1.2
"""Of the type size of the words: they begin no further behind the initial."""
REACH = (0.15, 0.75)
"""Of the initial's size: the words' first line stands so far above its baseline, below its head."""
HAIR = 0.01
"""Points: what is left between the initial and the rest of its word."""


def with_initials_level(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs of a page, each initial on the line that it begins."""
    sizes = list(map(SIZE, glyphs))
    usual = median_low(sizes) if sizes else 0.0
    if max(sizes, default=0.0) <= LARGE * usual:
        return glyphs
    large = [glyph for glyph in glyphs if glyph.size > LARGE * usual and glyph.text.isalpha()]
    moved = {}
    for initial in large:
        beside = [glyph for glyph in glyphs if glyph.size * LARGE < initial.size and stands_beside(glyph, initial)]
        alone = sum(abs(other.baseline - initial.baseline) < HAIR for other in large) <= FEW
        if alone and initial.text.isupper() and beside:
            moved[id(initial)] = levelled(initial, min(beside))
    return [moved.get(id(glyph), glyph) for glyph in glyphs]


def stands_beside(glyph: Glyph, initial: Glyph) -> bool:
    """Whether the glyph begins a line close behind the initial, and not below it."""
    low, high = REACH
    rise = initial.baseline - glyph.baseline
    return (
        glyph.text != " "
        and low * initial.size < rise < high * initial.size
        and -HAIR < (glyph.x0 - initial.x1) / glyph.size < BESIDE
    )


def levelled(initial: Glyph, first: Glyph) -> Glyph:
    """The initial as the letter before the first glyph of its line."""
    return first._replace(x0=initial.x0, x1=first.x0 - HAIR, text=initial.text)
