"""Which pages are scans, whatever else is typed on them, and which of those were recognised well before."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

from pipeline.read.continuation import LEADING_ON
from pipeline.read.pdf.baselines import levels_of
from pipeline.read.scan.logos import WORD
from pipeline.read.scan.ocr import recognised_before
from pipeline.read.sheet import Sheet

DARK, LIGHT = 140, 190
"""Of 255: print is darker, and paper lighter."""
PRINT, PAPER = 0.004, 0.7
"""Of the page: with as much dark beside its words, and as much paper, a picture shows print and is no photograph."""
AROUND = 2
"""Points round the words of a page that count as theirs."""

BESIDE = 0.3
"""Of all that is dark on the page: a logo beside its words is less."""

SOME = 60
"""Words: of fewer, too many are names and numbers to show how they were recognised."""
SPELT = 0.7
"""Of the words: of what was recognised well, more are spelt like words."""
SMALL_WORDS = 0.1
"""Of the words: in English, more are `the`, `of`, `in` and their like."""


@dataclass(frozen=True, slots=True)
class Scans:
    """The pages that are pictures, by their numbers."""

    unread: frozenset[int]
    """Those whose print no program has recognised yet, or has misread."""
    misread: frozenset[int]
    """Of these, those that hold misread words."""
    recognised: frozenset[int]
    """Those whose words lie hidden under the picture."""
    stamped: frozenset[int]
    """Those of the unread that have a few words typed over the picture."""


NO_SCANS = Scans(frozenset(), frozenset(), frozenset(), frozenset())


def scans_among(sheets: Sequence[Sheet], content: bytes) -> Scans:
    """The pages of the PDF that are scans."""
    pictures = [sheet for sheet in sheets if sheet.is_picture]
    written = [sheet for sheet in pictures if sheet.has_text]
    before = recognised_before(content, {sheet.page for sheet in written})
    misread = {sheet.page for sheet in written if sheet.page in before and is_misread(sheet)}
    printed = with_print(content, [sheet for sheet in written if sheet.page not in misread])
    unread = {sheet.page for sheet in pictures if not sheet.has_text} | misread | printed
    stamped = {sheet.page for sheet in written if sheet.page in printed - before and len(words_on(sheet)) < SOME}
    return Scans(frozenset(unread), frozenset(misread), frozenset(before - unread), frozenset(stamped))


def words_on(sheet: Sheet) -> list[str]:
    """The words that the page holds."""
    return [word for level in levels_of(sheet) for part in level for word in part.text.split()]


def stamped(scan: Sheet, typed: Sheet) -> Sheet:
    """The recognised page with what was typed over its picture set apart: a stamp, or the number of a page."""
    boxes = [(glyph.x0, glyph.x1, glyph.top, glyph.bottom) for glyph in typed.glyphs if glyph.text != " "]
    return replace(
        scan,
        glyphs=tuple(
            glyph
            for glyph in scan.glyphs
            if glyph.text == " "
            or not any(
                x0 - AROUND < (glyph.x0 + glyph.x1) / 2 < x1 + AROUND
                and top - AROUND < (glyph.top + glyph.bottom) / 2 < bottom + AROUND
                for x0, x1, top, bottom in boxes
            )
        ),
        across=(*scan.across, typed),
    )


def is_misread(sheet: Sheet) -> bool:
    """Whether what an earlier recognition left on the page is hardly English."""
    words = words_on(sheet)
    if len(words) < SOME:
        return False
    spelt = sum(WORD.fullmatch(word) is not None for word in words)
    small = sum(word.lower().strip(".,;:") in LEADING_ON for word in words)
    return spelt < SPELT * len(words) or small < SMALL_WORDS * len(words)


def with_print(content: bytes, sheets: Iterable[Sheet]) -> set[int]:
    """Those of the pages that show print where they have no words: one typed stamp makes no text of a scan."""
    found = set()
    with closing(PdfDocument(content)) as document:
        for sheet in sheets:
            page = document[sheet.page - 1]
            picture = page.render(scale=1).to_pil().convert("L").rotate(-sheet.turned, expand=True)
            (left, _, _, top), (edge, _, _, upper) = page.get_mediabox(), page.get_cropbox()
            visible = (0.0, 0.0) if sheet.turned or page.get_rotation() else (edge - left, top - upper)
            if shows_print(picture, sheet, visible):
                found.add(sheet.page)
    return found


def shows_print(picture: Image.Image, sheet: Sheet, visible: tuple[float, float]) -> bool:
    """Whether the picture of the page shows print that is none of its words.

    It is drawn at a dot to the point, from where the page becomes `visible` on the left and at the top.
    """
    rest = picture.copy()
    pen = ImageDraw.Draw(rest)
    left, top = visible
    for glyph in sheet.glyphs:
        place = (
            glyph.x0 - left - AROUND,
            glyph.top - top - AROUND,
            glyph.x1 - left + AROUND,
            glyph.bottom - top + AROUND,
        )
        pen.rectangle(place, fill=255)
    dark, area = darkness(rest), rest.width * rest.height
    is_paper = sum(rest.histogram()[LIGHT:]) > PAPER * area
    return is_paper and dark > PRINT * area and dark > BESIDE * darkness(picture)


def darkness(picture: Image.Image) -> int:
    """How many dots of the picture are as dark as print."""
    return sum(picture.histogram()[:DARK])
