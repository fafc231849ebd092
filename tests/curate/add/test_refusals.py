"""Letters that are not added: what cannot be read, what says too little, and what the corpus holds already."""

import errno
import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import copy

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from pipeline.corpus.folders import PROJECT
from tests.support.add_command import DATED, add, names_in, refusal
from tests.support.sqs_command import sqs

LETTERS = PROJECT / "tests" / "letters"
ELLERPORT = LETTERS / "ellerport-2014-10"
WELSH = (
    "Adroddiad ar y gwaith gyda phobl ifanc yn yr ardal hon. Mae hyn wedi ei wneud gan y bobl sydd yn y gwaith. " * 9
)
OTHER = (
    "Joint targeted area inspection of the response to abuse and neglect in Eastmere\n\nBetween 9 and 13 May 2016, "
    "four inspectorates undertook a joint inspection. Of 12 cases examined, eight were well managed.\n"
)
HOW_TO_LIST = "To list it as unreadable, put it in a folder such as "


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one letter, Ellerport's as text."""
    (tmp_path / "corpus" / ELLERPORT.name).mkdir(parents=True)
    for name in ("letter.txt", "letter.yml"):
        copy(ELLERPORT / name, tmp_path / "corpus" / ELLERPORT.name / name)
    return tmp_path / "corpus"


def encrypted() -> bytes:
    written = BytesIO()
    writer = PdfWriter(clone_from=PdfReader(ELLERPORT / "letter.pdf"))
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(written)
    return written.getvalue()


def picture() -> bytes:
    written = BytesIO()
    Image.new("L", (60, 80), 200).save(written, "PDF")
    return written.getvalue()


RECOGNISING = "scan.pdf: text recognition (OCR) is reading 1 page, which takes a while.\n"
"""What is said first where text recognition is installed."""


@pytest.mark.parametrize(
    ("name", "content", "sentence", "can_be_listed"),
    [
        ("scan.pdf", picture, "scan.pdf: its pages are pictures", True),
        ("locked.pdf", encrypted, "locked.pdf: the PDF needs a password; save a copy without one.", True),
        ("half.pdf", lambda: b"%PDF-1.4 half", "half.pdf: the PDF is incomplete; download", True),
        ("cymraeg.txt", WELSH.encode, "cymraeg.txt: the letter is in Welsh; use the English edition.", True),
        ("other.txt", OTHER.encode, "other.txt: this is not a Short Quality Screening letter, because it", False),
        (
            "letter.docx",
            lambda: b"PK\3\4 word/document.xml",
            "letter.docx: the file is not a PDF but a Word document; open it and",
            False,
        ),
        ("empty.pdf", lambda: b"", "empty.pdf: the file is empty; download the letter again.", False),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(
    corpus: Path, name: str, content: Callable[[], bytes], sentence: str, *, can_be_listed: bool
) -> None:
    path = corpus.parent / name
    path.write_bytes(content())
    said = refusal(corpus, path)
    assert said.removeprefix(RECOGNISING).startswith(f"sqs: {corpus.parent}/{sentence}")
    assert " Nothing was added." in said
    assert (HOW_TO_LIST in said) == can_be_listed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["nowhere.pdf"],
            "sqs: nowhere.pdf does not exist: check its name, or give an address that begins with https://.",
        ),
        (
            ["www.example.org/letter.pdf"],
            "sqs: www.example.org/letter.pdf does not exist: check its name, or give an addr",
        ),
        (["empty"], "sqs: empty is a folder without a PDF, .txt or .zip: name the folder that the letters are in."),
        (["empty/zip.zip"], "sqs: empty/zip.zip does not exist: check its name, or give an address that begins"),
        (["undated.txt"], "sqs: The letter does not say clearly when it was published, so nothing was added: give"),
        (
            ["nameless.txt"],
            "sqs: The letter does not say clearly which service it is about, so nothing was added: name",
        ),
        (["nameless.txt", "--area", "The YOT"], "sqs: “The YOT” is not the name of a service, so nothing was added"),
        (["undated.txt", "--published", "22 October 2014"], "22 October 2014 is not a date: write it as 2"),
        (["undated.txt", "--published", "2014-02-30"], "2014-02-30 is not a date: write it as 2014-04-23."),
        (
            ["large.pdf"],
            "sqs: large.pdf is larger than 20 MB, which is too big for a letter: give a file with only the letter in",
        ),
    ],
)
def test_what_a_person_gets_wrong_is_a_sentence(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(corpus.parent)
    undated = DATED.replace("Date of publication: 22 October 2014\n\n", "")
    Path("undated.txt").write_text(undated)
    Path("empty").mkdir()
    Path("nameless.txt").write_text(DATED.replace(" of youth offending work in Eastmere", ""))
    with Path("large.pdf").open("wb") as file:
        file.truncate(20_000_001)
    assert sentence in refusal(corpus, *arguments)


@pytest.mark.parametrize("published", ["2014-10-22", "2015-12-01"])
def test_the_same_file_under_another_name_is_refused(corpus: Path, published: str) -> None:
    path = copy(ELLERPORT / "letter.txt", corpus.parent / "Another name.txt")
    said = refusal(corpus, path, "--area", "Elsewhere", "--published", published)
    assert said == "sqs: This file is already in the corpus, as ellerport-2014-10: nothing was added.\n"


def test_the_same_file_is_found_beside_the_one_that_is_read(corpus: Path) -> None:
    copy(ELLERPORT / "letter.pdf", corpus / ELLERPORT.name)
    assert "This file is already in the corpus" in refusal(corpus, ELLERPORT / "letter.txt")


@pytest.mark.parametrize(
    ("folder", "facts"),
    [
        ("eastmere-2014-10", None),
        ("eastmere-2014-10", "colour: a fault in this file hinders no other letter\n"),
        ("eastmere-yos-2014-10", None),
        ("a-letter", "area: Eastmere YOT\npublished: 2014-10-31\n"),
        ("eastmere", "published: 2014-10-01\narea: EASTMERE\n"),
        ("somewhere-2014-10", "area: Eastmere\n"),
        ("eastmere-2013-01", "published: 2014-10-01\n"),
    ],
)
def test_a_second_letter_on_the_same_service_and_month_is_refused(corpus: Path, folder: str, facts: str | None) -> None:
    (corpus / folder).mkdir()
    copy(LETTERS / "aldmoor-2013-06" / "letter.txt", corpus / folder)
    if facts:
        (corpus / folder / "letter.yml").write_text(facts)
    (corpus.parent / "letter.txt").write_text(DATED)
    assert refusal(corpus, corpus.parent / "letter.txt").startswith(
        f"sqs: The letter about Eastmere, 2014-10, is already in the corpus, as {folder}: nothing was added. If this "
    )


@pytest.mark.parametrize("facts", [None, "area: Elsewhere\npublished: 2013-01-09\nfieldwork_start: 2014-09-29\n"])
def test_the_same_words_in_another_file_are_refused(corpus: Path, facts: str | None) -> None:
    (corpus / "elsewhere-2013-01").mkdir()
    (corpus / "elsewhere-2013-01" / "letter.txt").write_text(DATED.replace("Date of publication", "Published"))
    if facts:
        (corpus / "elsewhere-2013-01" / "letter.yml").write_text(facts)
    (corpus.parent / "letter.txt").write_text(DATED)
    said = refusal(corpus, corpus.parent / "letter.txt", "--published", "2014-12-01")
    same = "sqs: This letter has nearly the same words as elsewhere-2013-01, which is already in the corpus"
    assert said.startswith(f"{same}: nothing was added. If this file is better, `sqs replace elsewhere-2013-01 FILE ")


def test_a_pdf_of_a_letter_that_is_held_as_text_is_known_by_its_words(corpus: Path) -> None:
    said = refusal(corpus, ELLERPORT / "letter.pdf", "--published", "2015-12-01")
    same = "sqs: This letter has the same words as ellerport-2014-10, which is already in the corpus"
    assert said == f"{same}: nothing was added.\n"


def test_another_letter_on_the_same_service_is_added(corpus: Path) -> None:
    add(corpus, LETTERS / "aldmoor-2013-06" / "letter.txt", "--area", "Ellerport")
    assert names_in(corpus) == ["ellerport-2013-06", "ellerport-2014-10"]


def test_a_letter_that_cannot_be_read_hinders_no_other(corpus: Path) -> None:
    (corpus / "eastmere-2013-01").mkdir()
    (corpus / "eastmere-2013-01" / "letter.pdf").write_bytes(b"no PDF")
    (corpus / "eastmere-2013-02").mkdir()
    (corpus.parent / "letter.txt").write_text(DATED)
    add(corpus, corpus.parent / "letter.txt")
    assert "eastmere-2014-10" in names_in(corpus)


def test_a_disk_that_is_full_leaves_nothing(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus.parent / "letter.txt").write_text(DATED)
    written: list[int] = []

    def full(_: int) -> None:
        written.append(1)
        if len(written) > 6:  # the temporary folder takes some of them
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = refusal(corpus, corpus.parent / "letter.txt")
    assert "eastmere-2014-10 cannot be written (No space left on device), so nothing was added: check" in said


def test_a_corpus_that_is_none_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(DATED)
    status, out, said = sqs("add", tmp_path / "letter.txt", "--corpus", tmp_path / "letter.txt")
    assert (status, out) == (2, "")
    assert "is a file: use --corpus to name the folder that contains the letters' folders." in said
