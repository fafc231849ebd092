"""Raised marks: the small figures and signs above a line that lead to notes."""

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.read.characters import SUPERSCRIPT_DIGITS
from pipeline.read.sheet import Glyph

RAISED_SIZE = 0.95
"""Of the line's type size: a raised mark is set no larger, by browsers at five sixths, by Word at two thirds."""
RAISED = (0.15, 0.7)
"""Of the line's type size: a raised mark's baseline is at least, and at most, so far above that of the line.

Figures in another font may stand a hair higher than the words beside them.
"""
FRACTION_BARS = ("/", "\u2044")
"""What stands after a raised number that is no mark but the upper half of a fraction."""

NOTE_MARK = re.compile(r"(?=.*[\d*†‡§])[\d*†‡§,;\-\u2010-\u2014\[\]()]+|[a-z]|[ivx]{1,4}")
"""Raised numbers (`1`, `3-5`), a sign, a letter or a Roman numeral lead to notes; `st` and `th` end an ordinal."""


def is_raised(glyph: Glyph, size: float, baseline: float) -> bool:
    """Whether the glyph is smaller than its line, of this type size, and stands above its baseline."""
    least, most = RAISED
    return glyph.size <= RAISED_SIZE * size and least * size < baseline - glyph.baseline < most * size


def note_marks_in(letters: Sequence[Glyph], size: float, baseline: float) -> dict[int, str]:
    """The marks of footnotes, raised and small or of a superscript shape of their own, by each glyph's identity."""
    found = shaped_marks(letters)
    groups = groupby([*letters, None], lambda glyph: glyph is not None and is_raised(glyph, size, baseline))
    for raised, group in groups:
        run = [glyph for glyph in group if glyph]
        if raised and NOTE_MARK.fullmatch("".join(glyph.text for glyph in run)):
            found.update((id(glyph), glyph.text) for glyph in run)
        elif run and not raised and run[0].text in FRACTION_BARS:
            numerator = list(letters[: letters.index(run[0])])
            while numerator and id(numerator[-1]) in found:
                found.pop(id(numerator.pop()))
    return found


def shaped_marks(letters: Sequence[Glyph]) -> dict[int, str]:
    """The letters that are superscript by their own shape, each as the digit that it shows."""
    return {
        id(glyph): digits
        for glyph in letters
        if not glyph.text.isascii() and (digits := glyph.text.translate(SUPERSCRIPT_DIGITS)) != glyph.text
    }
