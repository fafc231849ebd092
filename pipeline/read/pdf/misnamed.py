"""Letters that a font gives a wrong name: a ligature that it calls a space."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.read.pdf.painting import Painted, Strip

WIDER = 1.4
"""Of the font's usual space: what is so much wider under the same name is something else, such as `ffi`."""
USUAL = 0.7
"""Of a font's spaces: as many are equally wide; a program that stretches them line by line has no usual one."""
TOUCHES = 0.05
"""Of the type size: so near stand the letters of one word."""


def misnamed(painted: Sequence[Painted]) -> set[int]:
    """The places of what stands for a space, is wider than the font's own, and has letters or figures close by.

    Figures of a font are equally wide; where one is called a space, it may have others so called beside it.
    """
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
    wide = {
        place
        for place, glyph in enumerate(painted)
        if glyph.text == " " and glyph.font in odd and width_of(glyph) > WIDER * most[glyph.font]
    }
    within = {
        place
        for place in wide
        if 0 < place < len(painted) - 1
        and follows(painted[place - 1], painted[place])
        and follows(painted[place], painted[place + 1])
    }
    return within | figures_among(painted, wide)


def may_be_misnamed(strips: Iterable[Strip]) -> bool:
    """Whether the spaces of any font differ so much that one may be something else."""
    widths: dict[str, set[float]] = defaultdict(set)
    for strip in strips:
        if " " in strip.texts:
            size = strip.ceiling - strip.floor or 1.0
            edges = zip(strip.texts, strip.lefts, strip.rights, strict=True)
            widths[strip.font] |= {round((right - left) / size, 2) for text, left, right in edges if text == " "}
    return any(max(found) > WIDER * min(found) for found in widths.values())


def figures_among(painted: Sequence[Painted], wide: set[int]) -> set[int]:
    """The places of those of the wide spaces that are as wide as the figures of their font and stand among such."""
    if not wide:
        return set()
    widths = {(glyph.font, width_of(glyph)) for glyph in painted if glyph.text.isdecimal()}
    among = {place for place in wide if (painted[place].font, width_of(painted[place])) in widths}
    return {
        place
        for place in among
        if any(
            0 <= beside < len(painted)
            and (painted[beside].text.isdecimal() or beside in among)
            and painted[beside].matrix[5] == painted[place].matrix[5]
            and stand_close(painted[min(place, beside)], painted[max(place, beside)])
            for beside in (place - 1, place + 1)
        )
    }


def stand_close(one: Painted, other: Painted) -> bool:
    """Whether hardly any white parts the two."""
    return abs(other.x0 - one.x1) < TOUCHES * (one.y1 - one.y0)


def width_of(glyph: Painted) -> float:
    """As a share of the type size."""
    return round((glyph.x1 - glyph.x0) / (glyph.y1 - glyph.y0 or 1.0), 2)


def follows(one: Painted, other: Painted) -> bool:
    """Whether the two stand on one line, close together, in one font, the letter beside the space being a small one."""
    return (
        (one.text.islower() or other.text.islower())
        and one.font == other.font
        and one.matrix[5] == other.matrix[5]
        and stand_close(one, other)
    )
