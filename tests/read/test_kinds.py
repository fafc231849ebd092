"""A file that is not a PDF is refused by its kind, whatever its name, with what to do about it."""

import gzip
import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from pipeline.errors import NotPdfError
from pipeline.read import read
from tests.support.placed import placed

PLAIN = placed("65 100 We examined 20 cases.")
SAVE = "open it and save it as a PDF"


def zipped(*names: str, content: bytes = b"<x/>", first: bytes = b"") -> Callable[[], bytes]:
    def archive() -> bytes:
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            if first:
                file.writestr("mimetype", first)
            for name in names:
                file.writestr(name, content)
        return packed.getvalue()

    return archive


def tarred() -> bytes:
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as file:
        entry = tarfile.TarInfo("letter.pdf")
        entry.size = len(PLAIN)
        file.addfile(entry, BytesIO(PLAIN))
    return packed.getvalue()


def drawn(kind: str) -> Callable[[], bytes]:
    def picture() -> bytes:
        content = BytesIO()
        Image.new("L", (60, 80), 200).save(content, kind)
        return content.getvalue()

    return picture


def compound(stream: str) -> Callable[[], bytes]:
    return lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + stream.encode("utf-16-le") + bytes(500)


KINDS: list[tuple[Callable[[], bytes], str, str]] = [
    (zipped("[Content_Types].xml", "word/document.xml"), "a Word document", SAVE),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook", SAVE),
    (zipped(first=b"application/vnd.oasis.opendocument.text"), "an OpenDocument file", SAVE),
    (zipped("letter.pdf", content=PLAIN), "a ZIP archive", "unpack it"),
    (zipped("scans/1.jpg", "scans/2.jpg"), "a ZIP archive", "unpack it"),
    (compound("WordDocument"), "a Word document", SAVE),
    (compound("__substg1.0_"), "an email", "save the letter attached"),
    (lambda: rb"{\rtf1\ansi We examined 20 cases.}", "a Rich Text document", SAVE),
    (lambda: b"%!PS-Adobe-3.0\n", "a PostScript file", SAVE),
    (drawn("JPEG"), "a picture (JPEG)", "scan the letter to a PDF"),
    (drawn("TIFF"), "a picture (TIFF)", "scan the letter to a PDF"),
    (drawn("PNG"), "a picture (PNG)", "scan the letter to a PDF"),
    (lambda: gzip.compress(PLAIN), "a gzip archive", "unpack it"),
    (tarred, "a tar archive", "unpack it"),
    (lambda: b"<!DOCTYPE html><html><p>Page not found", "a web page", "follow its link"),
    (lambda: b"From: a\r\nTo: b\r\nMIME-Version: 1.0\r\n\r\nJVBERi0x", "an email", "save the letter attached"),
]


@pytest.mark.parametrize("name", ["letter.pdf", "letter", "letter.txt"])
@pytest.mark.parametrize(("content", "kind", "cure"), KINDS, ids=[f"{at} {row[1]}" for at, row in enumerate(KINDS)])
def test_the_kind_of_a_file_is_said_by_its_content(
    content: Callable[[], bytes], kind: str, cure: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content())
    with pytest.raises(NotPdfError) as refused:
        read(path)
    assert str(refused.value).startswith(f"{path}: the file is not a PDF but {kind}; {cure}")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_plain_text_under_another_name_is_refused_with_the_name_it_needs(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes("To: the Chair\nFrom: Pat Sample\n\nWe examined 20 cases.\n".encode(encoding))
    with pytest.raises(
        NotPdfError, match=r"not a PDF but plain text; if it is a transcript .* give it a name that ends in \.txt"
    ):
        read(path)


def test_a_transcript_that_opens_with_a_letterhead_is_no_e_mail(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("To: the Chair\nFrom: Pat Sample\nDate: 12 March 2014\n\nWe examined 20 cases.\n", "utf-8")
    assert "We examined 20 cases." in read(path).text
