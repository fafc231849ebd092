"""Which way print runs on a page."""

from math import atan2, degrees

from pdfminer.utils import Matrix

from pipeline.read.pdf.foreign import is_askew


def direction_of(matrix: Matrix) -> int | None:
    """By how many degrees the sheet must be turned clockwise to read the glyph; None where it is askew or mirrored."""
    a, b, c, d, *_ = matrix
    if not b and not c and a > 0 and d > 0:
        return 0
    if a * d - b * c <= 0 or is_askew(matrix):
        return None
    return 90 * round(degrees(atan2(b, a)) / 90) % 360
