"""The glyphs and shapes of a page, taken from what is painted on it."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from pdfminer.layout import LTImage
from pdfplumber.page import Page

from models.text import Aside
from pipeline.read.characters import plain
from pipeline.read.pdf.annotations import annotations_of
from pipeline.read.pdf.foreign import foreign_to, is_askew
from pipeline.read.pdf.layers import Switched
from pipeline.read.pdf.overprints import once, without_blanks
from pipeline.read.pdf.painter import painting_of
from pipeline.read.pdf.painting import Painted
from pipeline.read.pdf.prints import Print, Run, runs_of, text_of
from pipeline.read.pdf.visible import seen
from pipeline.read.sheet import UNMAPPED_GLYPH, Glyph, Shape, Sheet

BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
SHORT = 12
"""Characters: fewer stand elsewhere on the page by chance."""
STRAY = 20
"""Letters: with fewer level ones, the page itself lies askew."""
UNMAPPED = re.compile(r"\(cid:\d+\)|[\x00\x01\x03-\x1f\x7f-\x9f]")


def sheet_of(page: Page, off: Switched) -> Sheet:
    """What a reader sees on the page while these layers are off: its upright glyphs and shapes; the rest told apart."""
    annotations = annotations_of(page)
    painting = painting_of(page, off, annotations.appearances)
    left, above = page.mediabox[:2]
    floor = page.height + above
    crop_x0, crop_top, crop_x1, crop_bottom = page.cropbox
    edges = (crop_x0 - left, floor - crop_bottom, crop_x1 - left, floor - crop_top)
    visible, hidden = seen(painting, edges)
    printed, askew = prints_of(visible, left, floor)
    printed = once(without_blanks(printed))
    foreign = foreign_to(printed)
    dropped = {place for run in foreign.runs for place in range(run[0], run[-1] + 1)}  # with the spaces between
    shapes = [
        Shape(thing.x0 + left, floor - thing.y1, thing.x1 + left, floor - thing.y0, isinstance(thing, LTImage))
        for thing in painting.shapes
        if not (thing.x1 < edges[0] or thing.x0 > edges[2] or thing.y1 < edges[1] or thing.y0 > edges[3])
    ]
    asides = [
        *annotations.asides,
        *asides_of("watermark", printed, foreign.runs, page.page_number),
        *asides_of("watermark", askew, runs_of(askew, turned=True), page.page_number),
        *asides_of("jumble", printed, foreign.jumbled, page.page_number),
        *hidden_aside(prints_of(hidden, left, floor), printed, page.page_number),
    ]
    glyphs = tuple(glyph for place, (glyph, _) in enumerate(printed) if place not in dropped)
    return Sheet(page.page_number, page.width, page.height, glyphs, tuple(shapes), asides=tuple(asides))


def prints_of(painted: Iterable[Painted], left: float, floor: float) -> tuple[list[Print], list[Print]]:
    """The glyphs as they stand on the sheet: those of its lines, and those that run askew across it."""
    bold_fonts: dict[str, bool] = {}
    level: list[Print] = []
    askew: list[Print] = []
    for text, x0, y0, x1, y1, matrix, upright, font, ink in painted:
        if not upright:
            continue
        letters = text
        if len(text) > 1 or not " " <= text <= "~":
            letters = " " if text.isspace() else plain(UNMAPPED.sub(UNMAPPED_GLYPH, text))
            if not letters:
                continue
        if font not in bold_fonts:
            bold_fonts[font] = BOLD.search(font) is not None
        # A box hangs from its font's descent; letters of two fonts stand on one line by their baseline.
        baseline = floor - matrix[5]
        glyph = Glyph(baseline, x0 + left, x1 + left, letters, floor - y1, floor - y0, y1 - y0, font, bold_fonts[font])
        (askew if is_askew(matrix) else level).append(Print(glyph, ink))
    if len(level) < STRAY:
        return [*level, *askew], []  # the page itself lies so
    return level, askew


def asides_of(
    kind: Literal["watermark", "jumble"], prints: Sequence[Print], runs: Sequence[Run], page: int
) -> list[Aside]:
    """What these runs say, each thing once."""
    texts = dict.fromkeys(text_of(prints, run) for run in runs)
    return [Aside(kind=kind, text=text, page=page) for text in texts]


def hidden_aside(hidden: tuple[Sequence[Print], Sequence[Print]], printed: Sequence[Print], page: int) -> list[Aside]:
    """What nobody sees on the page, as one thing told apart; nothing where that is blank, or is seen elsewhere on it.

    Word prints the end of a row of a table again beyond the edge of its box.
    """
    texts = [text_of(prints, run) for prints in hidden for run in runs_of(prints)]
    if not texts:
        return []
    seen_there = "".join(glyph.text for glyph, _ in printed if glyph.text != " ")
    texts = [text for text in texts if len(text) < SHORT or "".join(text.split()) not in seen_there]
    return [Aside(kind="hidden", text=" ".join(texts), page=page)] if texts else []
