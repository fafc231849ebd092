"""A letter in PDF: its text, put together from where each letter is printed on the page."""

from collections.abc import Collection, Sequence
from pathlib import Path

from models.text import Transcript
from pipeline.errors import DamagedPdfError, ImageOnlyPdfError
from pipeline.language.plurals import plural
from pipeline.read.pdf.layout import transcript_of
from pipeline.read.pdf.pages import sheets_of
from pipeline.read.pdf.whole import check_whole
from pipeline.read.scan.ocr import recognise, recognised_before
from pipeline.read.scan.recognised_lines import in_vain, level_lines
from pipeline.read.scan.skew import as_scanned
from pipeline.read.sheet import UNMAPPED_GLYPH, Sheet

UNMAPPED_SHARE = 0.3
"""Of the glyphs: with more that no letter is known for, the text cannot be read."""


def read_pdf(path: Path, content: bytes) -> Transcript:
    """The letter's text; a LetterError where the file is damaged, wants a password or holds pictures of pages."""
    check_whole(path, content)
    sheets = sheets_of(path, content)
    if not sheets:
        raise DamagedPdfError(f"{path}: the PDF has no pages; download the letter again.")
    pictures = {sheet.page for sheet in sheets if sheet.is_picture}
    without_text = {sheet.page for sheet in sheets if not sheet.has_text}
    if len(without_text) == len(sheets):
        return read_scan(path, content, why="its pages are pictures without text", pages=without_text)
    if lost := pictures & without_text:
        what = "is a picture" if len(lost) == 1 else "are pictures"
        return read_scan(path, content, why=f"{name_pages(lost)} {what} without text", pages=without_text)
    if is_unmapped(sheets):
        every = {sheet.page for sheet in sheets}
        return read_scan(path, content, why="its fonts do not say which letters they print", pages=every)
    if before := recognised_before(content, pictures):
        return transcript_of(level_lines(sheets, before)).model_copy(update={"scanned": True})
    return transcript_of(sheets)


def read_scan(path: Path, content: bytes, *, why: str, pages: set[int]) -> Transcript:
    """The letter's text, that of these pages as text recognition finds it."""
    scan = recognise(path, content, why=why, pages=pages)
    sheets = sheets_of(path, scan.content)
    if not any(sheet.has_text for sheet in sheets):
        raise ImageOnlyPdfError(
            f"{path}: {why}, and text recognition (OCR) found no words there; scan the letter again."
        )
    if illegible := {sheet.page for sheet in sheets if sheet.page in pages and in_vain(sheet)}:
        raise ImageOnlyPdfError(
            f"{path}: {why}, and text recognition (OCR) could read hardly any words on {name_pages(illegible)}; "
            "turn any page that is sideways or upside down, or scan it again."
        )
    transcript = transcript_of(level_lines(sheets, pages))
    lines = as_scanned(transcript.lines, sheets, scan.turns)
    return transcript.model_copy(update={"scanned": True, "lines": lines})


def name_pages(pages: Collection[int]) -> str:
    """The pages by their numbers: `page 2`, `pages 2, 3`."""
    return f"{plural('page', len(pages))} {', '.join(map(str, sorted(pages)))}"


def is_unmapped(sheets: Sequence[Sheet]) -> bool:
    """Whether no letter is known for so many glyphs that the text cannot be read."""
    glyphs = [glyph for sheet in sheets for glyph in sheet.glyphs if glyph.text != " "]
    return sum(glyph.text == UNMAPPED_GLYPH for glyph in glyphs) > UNMAPPED_SHARE * len(glyphs)
