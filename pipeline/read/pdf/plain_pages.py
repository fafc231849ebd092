"""Pages as most are: level print in dark ink, with nothing over it, across it or struck through it.

That is seen from whole strips of letters, in a fraction of the time; any other page is looked at letter by letter.
"""

from collections.abc import Iterator, Sequence
from operator import gt

from pdfminer.utils import Rect

from pipeline.read.pdf.foreign import CORE, HIGH, LARGE, has_crossings, may_be_foreign
from pipeline.read.pdf.misnamed import may_be_misnamed
from pipeline.read.pdf.overprints import may_hold_blanks, twins_of
from pipeline.read.pdf.painting import Painting, Strip
from pipeline.read.pdf.prints import Print
from pipeline.read.pdf.strikes import may_be_struck
from pipeline.read.pdf.strips import glyphs_of
from pipeline.read.pdf.turning import SheetFrame
from pipeline.read.pdf.visible import all_seen


def plain_strips(painting: Painting, frame: SheetFrame, drawn: Sequence[Rect]) -> list[Strip] | None:
    """The strips of a page on which these boxes are drawn, if it is plain; None where each letter must be looked at."""
    strips = [part for part in painting.parts if isinstance(part, Strip)]
    is_plain = (
        len(strips) == len(painting.parts)
        and all_seen(strips, painting.covers, frame.edges)
        and not may_be_struck(strips, drawn)
        and not may_be_misnamed(strips)
        and not may_hold_blanks(strips)
        and not may_be_foreign(strips)
        and are_apart(strips, frame)
    )
    return strips if is_plain else None


def are_apart(strips: Sequence[Strip], frame: SheetFrame) -> bool:
    """Whether no letters lie over each other."""
    if not all(map(runs_on, strips)):
        return False
    pairs = list(close_pairs(strips))
    if any(are_unlike(strips[one], strips[other]) for one, other in pairs):
        return False
    in_doubt = {place: strips[place] for pair in pairs for place in pair}
    prints = [Print(glyph, strip.ink) for _, strip in sorted(in_doubt.items()) for glyph in glyphs_of(strip, frame)]
    return not prints or not (has_crossings(prints) or twins_of(prints))


def are_unlike(one: Strip, other: Strip) -> bool:
    """Whether the letters of one are so much larger than the other's that it may be a watermark."""
    small, large = sorted([one.ceiling - one.floor, other.ceiling - other.floor])
    return large > LARGE * small


def runs_on(strip: Strip) -> bool:
    """Whether each letter of the strip begins behind the one before, and to the right of the core of that."""
    lefts, rights = strip.lefts, strip.rights
    following = lefts[1:]
    if not all(map(gt, following, lefts)):
        return False
    return not any(map(gt, rights, following)) or all(
        after >= right - CORE * (right - left)
        for left, right, after in zip(lefts, rights, following)  # noqa: B905  # none follows the last
    )


def follows(strip: Strip, other: Strip) -> bool:
    """Whether the other strip begins to the right of the core of this one's last letter."""
    left, right = strip.lefts[-1], strip.rights[-1]
    return left < other.lefts[0] >= right - CORE * (right - left)


def close_pairs(strips: Sequence[Strip]) -> Iterator[tuple[int, int]]:
    """The pairs of strips, by their places, that may reach over each other, across as well as in height."""
    reach = HIGH * max((strip.ceiling - strip.floor for strip in strips), default=0.0)
    order = sorted(range(len(strips)), key=lambda place: -strips[place].baseline)
    for rank, place in enumerate(order):
        upper = strips[place]
        for beside in order[rank + 1 :]:
            lower = strips[beside]
            if lower.baseline < upper.baseline - reach:
                break
            if not follows(upper, lower) and not follows(lower, upper):
                yield place, beside
