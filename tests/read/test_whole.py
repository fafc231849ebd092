"""A PDF is read whatever hangs on it, and refused where part of it is missing or another PDF follows it."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from pipeline.errors import DamagedPdfError, NotPdfError
from pipeline.read import read
from tests.support.placed import placed

WORDS = "We examined 20 cases.\nNine of them were good enough."
PLAIN = placed("65 100 We examined 20 cases.", "65 100 Nine of them were good enough.")


def letter(folder: Path, content: bytes) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(content)
    return path


def updated() -> bytes:
    """The PDF with a change hung on its end, as programs save one."""
    content = BytesIO(PLAIN)
    writer = PdfWriter(content, incremental=True)
    writer.add_metadata({"/Title": "Letter"})
    changed = BytesIO()
    writer.write(changed)
    assert changed.getvalue().startswith(PLAIN[:-10])
    return changed.getvalue()


def linearized(length: int) -> bytes:
    """The PDF as far as its first end marker, with what a PDF says at its beginning that is read while it arrives."""
    return PLAIN.replace(b"1 0 obj", b"99 0 obj\n<< /Linearized 1 /L %d /H [ 1 2 ] >>\nendobj\n1 0 obj" % length, 1)


@pytest.mark.parametrize(
    "behind",
    [b"\r\n" * 2000, b"\0" * 3000, b"<!-- served -->\n" * 200, bytes(range(256)) * 40, b"--boundary--\r\n" * 5000],
    ids=["line ends", "zeros", "a web page's", "any bytes", "a mail's, 70 KB"],
)
def test_a_pdf_is_read_whatever_follows_its_end(behind: bytes, tmp_path: Path) -> None:
    assert read(letter(tmp_path, PLAIN + behind)).text == WORDS


def test_a_pdf_with_a_change_hung_on_is_read(tmp_path: Path) -> None:
    assert read(letter(tmp_path, updated())).text == WORDS


def test_a_pdf_whose_last_change_breaks_off_is_damaged(tmp_path: Path) -> None:
    content = updated()
    for place in range(len(PLAIN) + 20, len(content) - 10, 25):
        with pytest.raises(DamagedPdfError, match="the PDF is incomplete"):
            read(letter(tmp_path, content[:place]))


def test_a_pdf_shorter_than_it_says_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedPdfError, match="the PDF is incomplete"):
        read(letter(tmp_path, linearized(length=90_000)))
    assert read(letter(tmp_path, linearized(length=500))).text == WORDS


def test_two_pdfs_joined_end_to_end_are_refused(tmp_path: Path) -> None:
    other = placed("65 100 We examined 30 cases.")
    with pytest.raises(NotPdfError, match="this file is two PDFs joined end to end; save each as a separate"):
        read(letter(tmp_path, PLAIN + other))


def test_a_pdf_attached_to_a_pdf_is_no_second_letter(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN)))
    writer.add_attachment("other.pdf", placed("65 100 We examined 30 cases."))
    content = BytesIO()
    writer.write(content)
    assert read(letter(tmp_path, content.getvalue())).text == WORDS
