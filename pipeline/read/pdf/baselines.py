"""Levels: what stands on one baseline of a page, gathered from its glyphs."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.initials import SIZE, with_initials_level
from pipeline.read.pdf.lines import COLUMN_GAP, SAME_BASELINE, Level, line_of
from pipeline.read.pdf.raised_marks import RAISED, RAISED_SIZE, is_raised
from pipeline.read.pdf.word_spaces import LEFT, TEXT
from pipeline.read.sheet import Glyph, Sheet

WORD_GAP = 0.16
"""Of the type size: letters closer than this stand in one word."""
LOOSE_WORD_GAP = 0.35
"""The same where spaces are printed, so that a gap without one is a word's own."""
SPACES_PRINTED = 0.08
"""Of the glyphs on a page: with fewer spaces than this, the program that made it left them to the gaps."""
FEW_GAPS = 3
"""Between words: with no more, a line does not show how far it is stretched."""
STRETCHED = 1.8
"""Of the usual gap between a line's words: a gap that parts columns is wider."""
RAISED_REACH = 0.6
"""Of the type size: a raised mark follows its word no further on, be there a space between them."""
OPENING_REACH = 1.5
"""Of the type size: a footnote's mark stands before it no further off."""

SPACED_OUT = (0.12, COLUMN_GAP)
"""Of the type size: with so much between most letters of a line, they are spaced out, as those of some headings."""
SPACED_LETTERS = 5
"""Letters: fewer do not show how far they are spaced."""
BETWEEN_SPACED = 1.4
"""Of the white between two such letters: what parts words is wider."""


def levels_of(sheet: Sheet) -> list[Level]:
    """The page's lines from top to bottom."""
    glyphs = [glyph for glyph in sheet.glyphs if glyph.size > 0]
    ranks = ranks_of(with_initials_level(glyphs))
    join_raised(ranks)
    spaces = list(map(TEXT, sheet.glyphs)).count(" ")
    word_gap = LOOSE_WORD_GAP if spaces >= SPACES_PRINTED * len(sheet.glyphs) else WORD_GAP
    levels = []
    for rank in ranks:
        ordered = sorted(rank, key=LEFT)
        letters = [glyph for glyph in ordered if glyph.text != " "]
        gaps = [(right.x0 - left.x1) / right.size for left, right in pairwise(letters)]
        spacing = spacing_of(letters, gaps)
        parts = [line_of(sheet.page, part, max(word_gap, spacing)) for part in parts_of(ordered, gaps, spacing)]
        level = tuple(part for part in parts if part)
        if level:
            levels.append(level)
    return sorted(levels, key=lambda level: level[0].baseline)


def spacing_of(letters: Sequence[Glyph], gaps: Sequence[float]) -> float:
    """What parts words in a line whose letters are spaced out, as a share of the type size; 0 in any other line.

    `gaps` is the white before each letter but the first, as such a share.
    """
    are_alphabetic = [glyph.text.isalpha() for glyph in letters]
    inside = [gap for gap, beside in zip(gaps, pairwise(are_alphabetic), strict=True) if all(beside)]
    if len(inside) < SPACED_LETTERS:
        return 0.0
    usual = median(inside)
    least, most = SPACED_OUT
    return BETWEEN_SPACED * usual if least < usual < most else 0.0


def ranks_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs gathered by baseline, from top to bottom."""
    ranks: list[list[Glyph]] = []
    baseline = float("-inf")
    for glyph in sorted(glyphs):
        if glyph.baseline - baseline > SAME_BASELINE * glyph.size:
            ranks.append([])
            baseline = glyph.baseline
        ranks[-1].append(glyph)
    return [rank for rank in ranks if any(glyph.text != " " for glyph in rank)]


def join_raised(ranks: list[list[Glyph]]) -> None:
    """Move small glyphs that hang above a line, such as a footnote's mark, into the rank of the line they touch."""
    largest = max((max(map(SIZE, rank)) for rank in ranks), default=0.0)
    for above, below in pairwise(ranks):
        rise = below[-1].baseline - above[0].baseline
        if rise > RAISED[1] * largest:
            continue  # as between most lines
        baseline = below[-1].baseline
        size = max(map(SIZE, below))
        if rise > RAISED[1] * size:
            continue
        small = [glyph for glyph in above if glyph.text != " " and is_raised(glyph, size, baseline)]
        near = [glyph for glyph in below if glyph.size > RAISED_SIZE * size and glyph.text != " "]
        start = min((glyph.x0 for glyph in near), default=0.0)
        for glyph in sorted(small, key=lambda glyph: glyph.x0):
            if any(is_next(other, glyph, size) for other in above):
                continue  # the end of a word of the line above
            opens = -RAISED_REACH < (start - glyph.x1) / size < OPENING_REACH
            if opens or any(abs(glyph.x0 - other.x1) < RAISED_REACH * size for other in near):
                above.remove(glyph)
                below.append(glyph)
                near.append(glyph)
    ranks[:] = [rank for rank in ranks if any(glyph.text != " " for glyph in rank)]


def is_next(one: Glyph, other: Glyph, size: float) -> bool:
    """Whether the second of the two follows the first inside a word."""
    return one.text != " " and one.x0 < other.x0 and abs(other.x0 - one.x1) < WORD_GAP * size


def parts_of(rank: Sequence[Glyph], gaps: Sequence[float], spacing: float) -> list[list[Glyph]]:
    """The line's glyphs cut at every gap that may part columns; `spacing` is what parts its words if it is spaced."""
    if not gaps or max(gaps) < COLUMN_GAP:
        return [list(rank)]
    between_words = [gap for gap in gaps if gap > max(WORD_GAP, spacing)]
    wide = COLUMN_GAP
    if len(between_words) > FEW_GAPS or (spacing and between_words):
        # Text set flush is stretched all along the line; a column stands apart from the rest of it.
        wide = max(wide, STRETCHED * sorted(between_words)[len(between_words) // 3])
    parts: list[list[Glyph]] = [[]]
    end: float | None = None
    for glyph in rank:
        if glyph.text != " ":
            if end is not None and glyph.x0 - end > wide * glyph.size:
                parts.append([])
            end = glyph.x1 if end is None else max(end, glyph.x1)
        parts[-1].append(glyph)
    return parts
