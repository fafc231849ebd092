"""What a page holds, as pdfminer has parsed it, and which way its letters run."""

from collections.abc import Iterator
from math import atan2, degrees

from pdfminer.layout import LTChar, LTComponent, LTContainer

OBLIQUE = 20.0
"""Degrees: print that runs further off the edges of the sheet is a stamp or a watermark, and no page lies so."""


def things_of(container: LTContainer[LTComponent]) -> Iterator[LTComponent]:
    """Every glyph and shape, also those inside figures."""
    for thing in container:
        if isinstance(thing, LTContainer):
            yield from things_of(thing)
        else:
            yield thing


def direction_of(letter: LTChar) -> int | None:
    """By how many degrees the sheet must be turned clockwise to read the letter; None where it is askew or mirrored."""
    a, b, c, d, *_ = letter.matrix
    if a * d - b * c <= 0 or not letter.size:
        return None
    # A negative type size prints backwards what the matrix has turned round.
    angle = degrees(atan2(b, a)) + (180 if letter.adv < 0 else 0)
    quarters = round(angle / 90)
    return None if abs(angle - 90 * quarters) > OBLIQUE else 90 * quarters % 360
