"""Letters that a font gives a wrong name: a ligature that it calls a space."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.read.pdf.painting import Painted

WIDER = 1.4
"""Of the font's usual space: what is so much wider under the same name is something else, such as `ffi`."""
USUAL = 0.7
"""Of a font's spaces: as many are equally wide; a program that stretches them line by line has no usual one."""
TOUCHES = 0.05
"""Of the type size: so near stand the letters of one word."""


def misnamed(painted: Sequence[Painted]) -> set[int]:
    """The places of what stands for a space, is wider than the font's own, and has letters close on either side."""
    widths: dict[str, Counter[float]] = defaultdict(Counter)
    for glyph in painted:
        if glyph.text == " " and glyph.angle == 0:
            widths[glyph.font][width_of(glyph)] += 1
    most = {font: max(counts, key=lambda width: counts[width]) for font, counts in widths.items()}
    odd = {
        font
        for font, counts in widths.items()
        if max(counts) > WIDER * most[font] and counts[most[font]] >= USUAL * counts.total()
    }
    return {
        place
        for place, glyph in enumerate(painted)
        if glyph.text == " "
        and glyph.font in odd
        and width_of(glyph) > WIDER * most[glyph.font]
        and 0 < place < len(painted) - 1
        and follows(painted[place - 1], glyph)
        and follows(glyph, painted[place + 1])
    }


def width_of(glyph: Painted) -> float:
    """As a share of the type size."""
    return round((glyph.x1 - glyph.x0) / (glyph.y1 - glyph.y0 or 1.0), 2)


def follows(one: Painted, other: Painted) -> bool:
    """Whether the two stand on one line, close together, in one font, the letter beside the space being a small one."""
    return (
        (one.text.islower() or other.text.islower())
        and one.font == other.font
        and one.matrix[5] == other.matrix[5]
        and abs(other.x0 - one.x1) < TOUCHES * (one.y1 - one.y0)
    )
