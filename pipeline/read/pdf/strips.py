"""Strips of letters as glyphs of a sheet; what a file calls a letter, as it goes into the text."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

from pipeline.read.characters import plain
from pipeline.read.pdf.painting import Strip
from pipeline.read.pdf.turning import SheetFrame
from pipeline.read.sheet import UNMAPPED_GLYPH, Glyph

BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
UNMAPPED = re.compile(r"\(cid:\d+\)|[\x00\x01\x03-\x1f\x7f-\x9f\ue000-\uf8ff]")
"""What a file says that does not name a letter; Unicode leaves the last range to whoever makes a font."""


@lru_cache(maxsize=256)
def is_bold(font: str) -> bool:
    """Whether the font's name says that its letters are bold."""
    return BOLD.search(font) is not None


def as_letters(text: str, width: float) -> str:
    """The letters that a file means by this, so wide; empty where it prints nothing."""
    if not text and width > 0:
        return UNMAPPED_GLYPH
    if len(text) == 1 and " " <= text <= "~":
        return text
    return " " if text.isspace() else plain(UNMAPPED.sub(UNMAPPED_GLYPH, text))


def glyphs_of(strip: Strip, frame: SheetFrame) -> list[Glyph]:
    """The letters of the strip as they stand on the sheet."""
    named, lefts, rights, floor, ceiling, baseline, _, font, _ = strip
    if frame.left:
        lefts, rights = ([edge + frame.left for edge in edges] for edges in (lefts, rights))
    texts = named
    if not are_usual(named):
        texts = [as_letters(text, right - left) for text, left, right in zip(named, lefts, rights, strict=True)]
    foot = frame.height + frame.above
    heights = foot - ceiling, foot - floor, ceiling - floor
    same = [repeat(each) for each in (*heights, font, is_bold(font))]
    # The same as Glyph(...) for each, in a third of the time.
    boxes = zip(repeat(foot - baseline), lefts, rights, texts, *same)
    glyphs = list(map(tuple.__new__, repeat(Glyph), boxes))
    return glyphs if texts is named else [glyph for glyph in glyphs if glyph.text]


def are_usual(texts: Sequence[str]) -> bool:
    """Whether each text is one letter, figure or sign of plain English, or a space."""
    joined = "".join(texts)
    return len(joined) == len(texts) and joined.isascii() and joined.isprintable() and "" not in texts
