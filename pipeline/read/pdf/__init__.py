"""A letter in PDF: its text, put together from where each letter is printed on the page."""

from collections.abc import Collection, Sequence
from pathlib import Path

from models.text import Transcript
from pipeline.errors import DamagedPdfError, ImageOnlyPdfError
from pipeline.language.illegible import illegible_pages
from pipeline.language.plurals import plural
from pipeline.read.pdf.miscalled import with_ligatures_unnamed
from pipeline.read.pdf.pages import sheets_of
from pipeline.read.pdf.scanned_pages import NO_SCANS, Scans, scans_among, stamped
from pipeline.read.pdf.spreads import transcript_of_leaves
from pipeline.read.pdf.upright import recognised_upright
from pipeline.read.pdf.whole import check_whole
from pipeline.read.scan.ocr import is_installed
from pipeline.read.scan.recognised_lines import in_vain, level_lines
from pipeline.read.scan.skew import as_scanned
from pipeline.read.sheet import UNMAPPED_GLYPH, Sheet

RECOGNISED_AT_MOST = 12
"""Pages whose letters are not known: of more, recognition would take longer than anyone waits for a letter."""
UNMAPPED_SHARE = 0.3
"""Of the glyphs: with more that no letter is known for, the text cannot be read."""


def read_pdf(path: Path, content: bytes) -> Transcript:
    """The letter's text; a LetterError where the file is damaged, needs a password or holds pictures of pages."""
    check_whole(path, content)
    sheets = sheets_of(path, content)
    if not sheets:
        raise DamagedPdfError(f"{path}: the PDF has no pages; download the letter again.")
    scans = scans_among(path, content, sheets)
    without_text = {sheet.page for sheet in sheets if not sheet.has_text}
    if len(without_text) == len(sheets):
        return read_scan(path, content, sheets, why="its pages are pictures without text", pages=without_text)
    if scans.unread:
        why = "whose words were misread by an earlier program" if scans.unread == scans.misread else "without text"
        what = f"{name_pages(scans.unread)} {'is a picture' if len(scans.unread) == 1 else 'are pictures'} {why}"
        pages = {*scans.unread, *without_text}
        return read_scan(path, content, sheets, why=what, pages=pages, scans=scans)
    if is_unmapped(sheets):
        every = {sheet.page for sheet in sheets}
        return read_scan(path, content, sheets, why="its fonts do not say which letters they print", pages=every)
    if scans.recognised:
        return transcript_of_leaves(level_lines(sheets, scans.recognised)).model_copy(update={"scanned": True})
    transcript = transcript_of_leaves(sheets)
    if unnamed := with_ligatures_unnamed(sheets, transcript.text):
        sheets, transcript = unnamed, transcript_of_leaves(unnamed)
    illegible = illegible_pages(transcript)
    if 0 < len(illegible) <= RECOGNISED_AT_MOST and is_installed():
        why = f"the fonts on {name_pages(illegible)} do not say which letters they print"
        return read_scan(path, content, sheets, why=why, pages=illegible)
    return transcript


def read_scan(
    path: Path, content: bytes, sheets: Sequence[Sheet], *, why: str, pages: set[int], scans: Scans = NO_SCANS
) -> Transcript:
    """The letter's text, that of these pages as text recognition finds it."""
    scan = recognised_upright(path, content, why=why, pages=pages)
    before = {sheet.page: sheet for sheet in sheets}
    sheets = [scan.sheets.get(sheet.page, sheet) for sheet in sheets]
    if not any(sheet.has_text for sheet in sheets):
        raise ImageOnlyPdfError(
            f"{path}: {why}, and text recognition (OCR) found no words there; scan the letter again."
        )
    if illegible := {sheet.page for sheet in sheets if sheet.page in pages and in_vain(sheet)}:
        raise ImageOnlyPdfError(
            f"{path}: {why}, and text recognition (OCR) could read hardly any words on {name_pages(illegible)}, "
            "whichever way up it is turned; scan it again."
        )
    typed = {page: sheet for page, sheet in before.items() if page in scans.stamped and not sheet.turned}
    sheets = level_lines(sheets, {*pages, *scans.recognised})
    transcript = transcript_of_leaves(
        [stamped(sheet, typed[sheet.page]) if sheet.page in typed else sheet for sheet in sheets]
    )
    lines = as_scanned(transcript.lines, sheets, scan.askew)
    return transcript.model_copy(update={"scanned": True, "lines": lines})


def name_pages(pages: Collection[int]) -> str:
    """The pages by their numbers: `page 2`, `pages 2, 3`."""
    return f"{plural('page', len(pages))} {', '.join(map(str, sorted(pages)))}"


def is_unmapped(sheets: Sequence[Sheet]) -> bool:
    """Whether no letter is known for so many glyphs that the text cannot be read."""
    glyphs = [glyph for sheet in sheets for glyph in sheet.glyphs if glyph.text != " "]
    return sum(glyph.text == UNMAPPED_GLYPH for glyph in glyphs) > UNMAPPED_SHARE * len(glyphs)
