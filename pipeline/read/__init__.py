"""From a letter's file to its text, settled once."""

from pathlib import Path

from models.text import Transcript
from pipeline.errors import LetterError, NotPdfError, TooLargeError
from pipeline.read.kinds import TEXT, packed_kind, worded_kind

HEADER_WITHIN = 1024
"""Bytes: a PDF's header may stand after this much of something else (ISO 32000-1, annex H.3.4.1)."""

LARGEST, LARGEST_TEXT = 100_000_000, 2_000_000
"""Bytes of a letter's file: a long scan has a tenth of it, and the text of 300 pages a half."""


def read(path: Path) -> Transcript:
    """The text of the letter in `path`, a PDF or a plain-text transcript; a LetterError says why there is none."""
    if not path.is_file():
        raise LetterError(f"{path}: the file does not exist; check its name and folder.")
    _refuse_too_large(path)
    content = path.read_bytes()
    if not content.strip():
        raise LetterError(f"{path}: the file is empty; download the letter again.")
    packed = packed_kind(content)
    if not packed and b"%PDF-" in content[:HEADER_WITHIN]:
        # Importing pdfplumber takes longer than reading a transcript.
        from pipeline.read.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(path, content)
    kind = packed or worded_kind(content)
    if path.suffix.lower() == ".txt" and kind in (None, TEXT):
        from pipeline.read.plain_text import read_plain_text  # noqa: PLC0415  # the counterpart of the import above

        return read_plain_text(path, content)
    if kind:
        raise NotPdfError(f"{path}: the file is not a PDF but {kind.name}; {kind.cure}.")
    raise NotPdfError(
        f"{path}: the file is not a PDF, despite its name; save the letter as a PDF, or transcribe it as .txt."
    )


def _refuse_too_large(path: Path) -> None:
    """Raise a TooLargeError, before anything is read, where no letter can have so many bytes."""
    most = LARGEST_TEXT if path.suffix.lower() == ".txt" else LARGEST
    if path.stat().st_size > most:
        raise TooLargeError(f"{path}: the file is larger than {most // 1_000_000} MB; save the letter alone in a file.")
