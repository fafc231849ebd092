"""Whether the file is one whole PDF: not cut, and not two that somebody has joined end to end."""

import re
from pathlib import Path

from pipeline.errors import DamagedPdfError, NotPdfError

END = b"%%EOF"
OBJECT = re.compile(rb"[\r\n]\d+[ \t]+\d+[ \t]+obj\b")
"""How a part of a PDF begins. After the last end marker there is none, unless what was added later is cut."""
PROMISED = re.compile(rb"/Linearized\b[^>]{0,200}?/L[ \t\r\n]+(?P<bytes>\d+)")
"""A PDF made for reading while it still arrives has an end marker near its beginning, and says how long it is."""
BEGINNING = 2048
JOINED = re.compile(rb"%%EOF[\r\n\t \0]*%PDF-\d")


def check_whole(path: Path, content: bytes) -> None:
    """Nothing where the PDF is whole, whatever a mail system or a web page hung on it; else a LetterError."""
    end = content.rfind(END)
    if end < 0 or OBJECT.search(content, end) or is_shorter_than_promised(content):
        raise DamagedPdfError(f"{path}: the PDF is incomplete; download the letter again.")
    if JOINED.search(content):
        raise NotPdfError(f"{path}: this file is two PDFs joined end to end; save each as a separate file.")


def is_shorter_than_promised(content: bytes) -> bool:
    """Whether the file is shorter than it says itself, as it is where a download broke off."""
    promised = PROMISED.search(content, 0, BEGINNING)
    if promised is None or content.count(END) > 1:
        return False
    return len(content) < int(promised["bytes"])
