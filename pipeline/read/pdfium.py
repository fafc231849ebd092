"""A PDF as PDFium opens it, the program that draws pages for text recognition and for pictures."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError

from pipeline.errors import DamagedPdfError


@contextmanager
def drawable(path: Path, content: bytes) -> Iterator[PdfDocument]:
    """The PDF, closed at the end; a DamagedPdfError where PDFium cannot open it, or one of its pages."""
    try:
        with closing(PdfDocument(content)) as document:
            yield document
    except (PdfiumError, ValueError) as error:  # the latter where what is to be drawn lies off the page
        raise DamagedPdfError(f"{path}: the PDF is damaged: its pages cannot be drawn; download it again.") from error
