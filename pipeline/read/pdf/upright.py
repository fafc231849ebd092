"""Scans that lie on their side or upside down, turned until text recognition can read them."""

from collections.abc import Collection, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from pypdfium2 import PdfDocument

from pipeline.read.pdf.pages import sheets_of
from pipeline.read.pdf.spreads import is_spread
from pipeline.read.scan.ocr import Half, recognise
from pipeline.read.scan.recognised_lines import SPELT, spelling
from pipeline.read.sheet import Sheet

WAYS = (180, 90, 270)
"""Degrees clockwise, in the order in which a page that makes no sense is turned."""


HALVES: tuple[Half, Half] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Upright:
    """The pages that were recognised, by their numbers."""

    sheets: dict[int, Sheet]
    askew: dict[int, float]
    """Degrees by which each was turned anticlockwise until its lines were level."""


def recognised_upright(path: Path, content: bytes, *, why: str, pages: set[int]) -> Upright:
    """The pages as text recognition reads them, turned to where it makes out most; ImageOnlyPdfError says why not."""
    spreads = spreads_among(content, pages)
    sheets = {sheet.page: sheet for sheet in recognised_by_halves(path, content, why=why, pages=spreads)}
    askew: dict[int, float] = {}
    pages = pages - spreads
    for way in (0, *WAYS):
        unsure = pages if not way else {page for page in pages if is_unsure(sheets[page])}
        if not unsure:
            break
        scan = recognise(path, content, why=why, pages=unsure, turned=way)
        for sheet in sheets_of(path, scan.content):
            if sheet.page in unsure and (not way or sense_of(sheet) > sense_of(sheets[sheet.page])):
                sheets[sheet.page] = replace(sheet, turned=way)
                askew[sheet.page] = scan.turns.get(sheet.page, 0.0)
    return Upright(sheets, askew)


def spreads_among(content: bytes, pages: Collection[int]) -> set[int]:
    """Those of the pages that show two pages side by side."""
    with closing(PdfDocument(content)) as document:
        return {page for page in pages if is_spread(document[page - 1].render(scale=1).to_pil().convert("L"))}


def recognised_by_halves(path: Path, content: bytes, *, why: str, pages: set[int]) -> Iterator[Sheet]:
    """The pages, first what their left halves show, then what their right halves do."""
    if not pages:
        return
    lefts, rights = (
        sheets_of(path, recognise(path, content, why=why, pages=pages, half=half).content) for half in HALVES
    )
    for left, right in zip(lefts, rights, strict=True):
        if left.page in pages:
            glyphs = (glyph._replace(x0=glyph.x0 + left.width, x1=glyph.x1 + left.width) for glyph in right.glyphs)
            asides = (*left.asides, *right.asides)
            yield replace(left, width=left.width + right.width, glyphs=(*left.glyphs, *glyphs), asides=asides)


def is_unsure(sheet: Sheet) -> bool:
    """Whether the page may make more sense when it is turned: much of what was read is spelt like no word."""
    spelt, words = spelling(sheet)
    return sheet.is_picture and spelt < SPELT * words


def sense_of(sheet: Sheet) -> int:
    """How many more of the words are spelt like words than are not."""
    spelt, words = spelling(sheet)
    return 2 * spelt - words
