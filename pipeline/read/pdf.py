"""A letter in PDF, opened and read page by page."""

import logging
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, int_value, resolve1
from pdfminer.psparser import literal_name
from pdfplumber.page import Page

from models.text import Transcript
from pipeline.errors import DamagedPdfError, EncryptedPdfError, ImageOnlyPdfError
from pipeline.language.plurals import plural
from pipeline.read.glyphs import UNMAPPED_GLYPH, Sheet, sheet_of
from pipeline.read.layout import transcript_of
from pipeline.read.recognised import in_vain, levelled
from pipeline.read.recognition import recognised, recognised_before
from pipeline.read.skew import as_scanned

END_WITHIN = 2048
"""Bytes: a whole PDF has its end marker this close to its end, whatever a mail system or a web page hung on it."""
EMPTY_STREAM = 16
"""Bytes: what an empty page takes when packed is no more."""
UNMAPPED_SHARE = 0.3
"""Of the glyphs: with more that no letter is known for, the text cannot be read."""
PICTURE_SHARE = 0.5
"""Of the page: a picture as large, on a page without text, is a scanned page."""


def read_pdf(path: Path, content: bytes) -> Transcript:
    """The letter's text; a LetterError where the file is damaged, wants a password or holds pictures of pages."""
    if b"%%EOF" not in content.rstrip(b"\0\r\n \t")[-END_WITHIN:]:
        raise DamagedPdfError(f"{path}: the PDF breaks off before its end; fetch the letter again.")
    sheets = sheets_of(path, content)
    if not sheets:
        raise DamagedPdfError(f"{path}: the PDF has no pages; fetch the letter again.")
    pictures = {sheet.page for sheet in sheets if is_picture(sheet)}
    without_text = {sheet.page for sheet in sheets if not has_text(sheet)}
    if len(without_text) == len(sheets):
        return read_scan(path, content, why="its pages are pictures without text", pages=without_text)
    if lost := pictures & without_text:
        what = "is a picture" if len(lost) == 1 else "are pictures"
        return read_scan(path, content, why=f"{named(lost)} {what} without text", pages=without_text)
    if is_unmapped(sheets):
        every = {sheet.page for sheet in sheets}
        return read_scan(path, content, why="its fonts do not say which letters they print", pages=every)
    if before := recognised_before(content, pictures):
        return transcript_of(levelled(sheets, before)).model_copy(update={"scanned": True})
    return transcript_of(sheets)


def read_scan(path: Path, content: bytes, *, why: str, pages: set[int]) -> Transcript:
    """The letter's text, that of these pages as text recognition finds it."""
    scan = recognised(path, content, why=why, pages=pages)
    sheets = sheets_of(path, scan.content)
    if not any(has_text(sheet) for sheet in sheets):
        raise ImageOnlyPdfError(
            f"{path}: {why}, and text recognition (OCR) finds no words there; scan the letter again."
        )
    if illegible := {sheet.page for sheet in sheets if sheet.page in pages and in_vain(sheet)}:
        raise ImageOnlyPdfError(
            f"{path}: {why}, and text recognition (OCR) makes out hardly a word on {named(illegible)}; "
            "turn what lies on its side or upside down, or scan it again."
        )
    transcript = transcript_of(levelled(sheets, pages))
    lines = as_scanned(transcript.lines, sheets, scan.turns)
    return transcript.model_copy(update={"scanned": True, "lines": lines})


def named(pages: Collection[int]) -> str:
    """The pages by their numbers: `page 2`, `pages 2, 3`."""
    return f"{plural('page', len(pages))} {', '.join(map(str, sorted(pages)))}"


def sheets_of(path: Path, content: bytes) -> list[Sheet]:
    """What is printed on each page."""
    sheets = []
    with watched() as losses:
        try:
            with pdfplumber.open(BytesIO(content)) as pdf:
                for page in pdf.pages:
                    if has_lost_text(page):
                        losses.append(f"page {page.page_number}")
                    sheets.append(sheet_of(page))
                    page.close()
        except Exception as error:  # a damaged file raises whatever its broken part first touches
            if isinstance(error, PDFPasswordIncorrect) or any(
                isinstance(arg, PDFPasswordIncorrect) for arg in error.args
            ):
                raise EncryptedPdfError(f"{path}: the PDF wants a password; save a copy without one.") from error
            raise DamagedPdfError(
                f"{path}: the PDF is damaged at page {len(sheets) + 1}; fetch the letter again."
            ) from error
    if losses:
        raise DamagedPdfError(f"{path}: part of the PDF's text is lost; fetch the letter again.")
    return sheets


def has_lost_text(page: Page) -> bool:
    """Whether something is written on the page that cannot be unpacked: pdfminer then reads what it can, or nothing."""
    return not all(is_whole(resolve1(content)) for content in page.page_obj.contents)


def is_whole(stream: object) -> bool:
    """Whether the stream can be unpacked to its end."""
    if not isinstance(stream, PDFStream):
        return False
    filters = [literal_name(name) for name, _ in stream.get_filters()]
    if filters[:1] == ["FlateDecode"] and stream.rawdata and not stream.decipher:
        unpacking = zlib.decompressobj()
        try:
            unpacking.decompress(stream.rawdata)
        except zlib.error:
            return False
        return unpacking.eof
    return bool(stream.get_data()) or int_value(stream.get("Length")) <= EMPTY_STREAM


@contextmanager
def watched() -> Iterator[list[str]]:
    """What pdfminer logs of data that it could not recover; the rest of its log helps no reader."""
    losses: list[str] = []

    class Watch(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "data-loss" in record.getMessage().lower():
                losses.append(record.getMessage())

    log, watch = logging.getLogger("pdfminer"), Watch()
    propagated, log.propagate = log.propagate, False
    log.addHandler(watch)
    try:
        yield losses
    finally:
        log.removeHandler(watch)
        log.propagate = propagated


def has_text(sheet: Sheet) -> bool:
    """Whether anything is written on the page."""
    return any(glyph.text != " " for glyph in sheet.glyphs)


def is_picture(sheet: Sheet) -> bool:
    """Whether a picture fills most of the page."""
    area = sum((shape.x1 - shape.x0) * (shape.bottom - shape.top) for shape in sheet.shapes if shape.is_picture)
    return area > PICTURE_SHARE * sheet.width * sheet.height


def is_unmapped(sheets: Sequence[Sheet]) -> bool:
    """Whether no letter is known for so many glyphs that the text cannot be read."""
    glyphs = [glyph for sheet in sheets for glyph in sheet.glyphs if glyph.text != " "]
    return sum(glyph.text == UNMAPPED_GLYPH for glyph in glyphs) > UNMAPPED_SHARE * len(glyphs)
