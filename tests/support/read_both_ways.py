"""A PDF read the quick way, and as pdfminer reads it letter by letter."""

import os
from pathlib import Path
from unittest.mock import patch

from pipeline.errors import LetterError
from pipeline.read.pdf.pages import sheets_of
from pipeline.read.pdf.quick_painter import READER


def read_by(reader: str, content: bytes) -> str:
    """What is seen on the pages, or why they are refused, to the last digit."""
    with patch.dict(os.environ, {READER: reader}):
        try:
            return repr(sheets_of(Path("letter.pdf"), content))
        except LetterError as error:
            return repr(error)


def are_read_alike(content: bytes) -> bool:
    """Whether both ways see the same on the pages."""
    return read_by("", content) == read_by("pdfplumber", content)
