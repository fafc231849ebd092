"""A file that cannot be read is refused in one sentence that names it and the cure."""

import logging
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline import errors
from pipeline.read import read
from pipeline.read.pdf.upright import spreads_among
from pipeline.read.scan import ocr
from tests.support.placed import placed

PLAIN = placed("65 100 We examined 20 cases.", "65 100 Nine of them were good enough.")


@pytest.fixture(autouse=True)
def without_text_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is one grey picture would else be read as a blank one."""
    monkeypatch.setattr(ocr, "is_installed", lambda: False)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN)))
    writer.encrypt("secret", algorithm="RC4-128")
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def pictures(*, words: str = "") -> bytes:
    content = BytesIO()
    canvas = Canvas(content)
    if words:
        canvas.drawString(65, 700, words)
        canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "grey")), 0, 0, 595, 842)
    canvas.save()
    return content.getvalue()


def zipped() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return content.getvalue()


REFUSED: list[tuple[str, Callable[[], bytes], type[errors.LetterError], str]] = [
    ("letter.pdf", zipped, errors.NotPdfError, "not a PDF but a Word document"),
    ("letter.docx", zipped, errors.NotPdfError, "not a PDF but a Word document"),
    ("letter.pdf", lambda: b"<!DOCTYPE html><html><p>Page not found", errors.NotPdfError, "not a PDF"),
    ("letter.pdf", lambda: b"", errors.LetterError, "empty"),
    ("letter.txt", lambda: b" \n", errors.LetterError, "empty"),
    ("letter.txt", lambda: "Anna\u2019s case".encode("cp1252"), errors.LetterError, "byte 5 is not UTF-8"),
    ("letter.txt", lambda: "Anna’s case".encode("utf-16-le"), errors.LetterError, "byte 2 is zero"),
    ("letter.pdf", lambda: PLAIN[: len(PLAIN) // 2], errors.DamagedPdfError, "is incomplete"),
    ("letter.pdf", lambda: b"%PDF-1.4\n%%EOF", errors.DamagedPdfError, "damaged"),
    ("letter.pdf", lambda: b"%PDF-1.4\n" + b"\x00\xff" * 500 + b"\n%%EOF", errors.DamagedPdfError, "damaged"),
    ("letter.pdf", lambda: written(PdfWriter()), errors.DamagedPdfError, "no pages"),
    ("letter.pdf", encrypted, errors.EncryptedPdfError, "password"),
    ("letter.pdf", pictures, errors.ImageOnlyPdfError, "its pages are pictures"),
    ("letter.pdf", lambda: pictures(words="Report"), errors.ImageOnlyPdfError, "page 2 is a picture"),
]


@pytest.mark.parametrize(
    ("name", "content", "error", "reason"), REFUSED, ids=[f"{number} {row[3]}" for number, row in enumerate(REFUSED)]
)
def test_a_file_that_cannot_be_read_is_refused_with_its_name_the_reason_and_the_cure(
    name: str,
    content: Callable[[], bytes],
    error: type[errors.LetterError],
    reason: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    path = tmp_path / name
    path.write_bytes(content())
    with caplog.at_level(logging.WARNING), pytest.raises(errors.LetterError) as refused:
        read(path)
    message = str(refused.value)
    assert refused.type is error
    assert message.startswith(f"{path}: ")
    assert reason in message
    assert ";" in message
    assert message.endswith(".")
    assert "\n" not in message
    assert not caplog.records


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.LetterError, match=r"letter\.pdf: the file does not exist; "):
        read(tmp_path / "letter.pdf")


@pytest.mark.parametrize("place", range(1, 12))
def test_a_pdf_cut_anywhere_is_damaged_and_never_half_read(place: int, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(PLAIN[: len(PLAIN) * place // 12])
    with pytest.raises(errors.DamagedPdfError):
        read(path)


@pytest.mark.parametrize("offset", [10, 20, 40, 60, 80, 100])
def test_a_pdf_whose_first_page_cannot_be_unpacked_is_damaged(offset: int, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN)))
    for page in writer.pages:
        page.compress_content_streams()
    content = written(writer)
    start = content.index(b"FlateDecode")
    place = content.index(b"stream", start) + offset
    path = tmp_path / "letter.pdf"
    path.write_bytes(content[:place] + b"\x00" * 8 + content[place + 8 :])
    with pytest.raises(errors.DamagedPdfError, match="part of the PDF's text is lost"):
        read(path)


def test_a_pdf_is_read_whatever_its_name_and_the_bytes_around_it(tmp_path: Path) -> None:
    path = tmp_path / "letter.PDF.download"
    path.write_bytes(b"\r\n" + PLAIN + b"\r\n\0\0\0")
    assert read(path).text == "We examined 20 cases.\nNine of them were good enough."


def test_a_pdf_that_only_forbids_copying_is_read(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(PLAIN)))
    writer.encrypt("", "owner", algorithm="RC4-128")
    path = tmp_path / "letter.pdf"
    path.write_bytes(written(writer))
    assert read(path).pages == 2


def test_a_page_of_which_nothing_lies_on_the_sheet_is_damaged(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pictures())))
    writer.pages[0].cropbox = RectangleObject((9_000, 9_000, 9_999, 9_999))
    content = written(writer)
    with pytest.raises(errors.DamagedPdfError, match="its pages cannot be drawn; download it again"):
        spreads_among(tmp_path / "letter.pdf", content, {1})
