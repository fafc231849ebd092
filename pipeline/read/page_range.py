"""A PDF of some pages of another."""

from contextlib import closing
from io import BytesIO

from pypdfium2 import PdfDocument, PdfiumError

from pipeline.errors import LetterError


def only_pages(pdf: bytes, first: int, last: int) -> bytes:
    """The PDF of these pages, counted from 1; LetterError where it has not got them, or cannot be opened."""
    try:
        with closing(PdfDocument(pdf)) as whole, closing(PdfDocument.new()) as part:
            if not 1 <= first <= last <= len(whole):
                raise LetterError(f"has no pages {first} to {last}; it has {len(whole)}")
            part.import_pages(whole, range(first - 1, last))
            content = BytesIO()
            part.save(content)
    except PdfiumError as error:
        raise LetterError("cannot be split; save the letter's pages as a separate PDF") from error
    return content.getvalue()
