"""The pages of a PDF, each opened and seen to be whole."""

import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, int_value, resolve1
from pdfminer.psparser import literal_name
from pdfplumber.page import Page

from pipeline.errors import DamagedPdfError, EncryptedPdfError, LetterError, TooLargeError
from pipeline.read.pdf.glyphs import sheet_of
from pipeline.read.pdf.layers import switched_off
from pipeline.read.sheet import Sheet

PAGES_AT_MOST = 300
"""A letter has four to ten; with its appendices, or bound together with others, fewer than this."""
EMPTY_STREAM = 16
"""Bytes: what an empty page takes when packed is no more."""


def sheets_of(path: Path, content: bytes) -> list[Sheet]:
    """What is printed on each page."""
    sheets = []
    with watch_losses() as losses:
        try:
            with pdfplumber.open(BytesIO(content)) as pdf:
                refuse_too_many(path, len(pdf.pages))
                off = switched_off(pdf.doc.catalog)
                for page in pdf.pages:
                    if has_lost_text(page):
                        losses.append(f"page {page.page_number}")
                    sheets.append(sheet_of(page, off))
                    page.close()
        except LetterError:
            raise
        except Exception as error:  # a damaged file raises whatever its broken part first touches
            if isinstance(error, PDFPasswordIncorrect) or any(
                isinstance(arg, PDFPasswordIncorrect) for arg in error.args
            ):
                raise EncryptedPdfError(f"{path}: the PDF needs a password; save a copy without one.") from error
            raise DamagedPdfError(
                f"{path}: the PDF is damaged at page {len(sheets) + 1}; download the letter again."
            ) from error
    if losses:
        raise DamagedPdfError(f"{path}: part of the PDF's text is lost; download the letter again.")
    return sheets


def refuse_too_many(path: Path, pages: int) -> None:
    """Raise a TooLargeError where there are more pages than a letter can have."""
    if pages > PAGES_AT_MOST:
        raise TooLargeError(
            f"{path}: the PDF has {pages} pages, and no more than {PAGES_AT_MOST} are read; save those of the letter "
            "as a PDF of their own."
        )


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
def watch_losses() -> Iterator[list[str]]:
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
