"""A PDF that holds more than one letter: each is added by its pages."""

from io import BytesIO
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader, PdfWriter

from pipeline.cli.exit_codes import DOUBTFUL
from tests.support.add_command import DATED, add, names_in, refusal
from tests.support.layouts import Layout
from tests.support.sqs_command import sqs
from tests.support.typeset import typeset

AREAS = ("Eastmere", "Westmere")
OWN = {
    "Eastmere": "Staff had drawn up their plans late, and managers had seen that. Families were seldom asked.",
    "Westmere": "Panels met on time. Volunteers knew each child well, and reparation was meant to teach a skill.",
}
ENDING = "\n\nAreas requiring improvement\n\n- Reviews should be completed when required.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    return tmp_path / "corpus"


@pytest.fixture
def both(tmp_path: Path) -> Path:
    writer = PdfWriter()
    for area in AREAS:
        letter = f"{DATED.replace('Eastmere', area)}\n- 1.3. {OWN[area]}{ENDING}"
        writer.append(PdfReader(BytesIO(typeset(letter, Layout("plain")))))
    writer.write(tmp_path / "both letters.pdf")
    return tmp_path / "both letters.pdf"


def test_two_letters_in_one_pdf_are_refused_with_an_offer_to_add_each(corpus: Path, both: Path) -> None:
    said = refusal(corpus, both)
    assert "the file contains 2 letters, about Eastmere (page 1) and Westmere (page 2)" in said
    assert f"Nothing was added. To add each by itself, run `sqs add '{both}' --pages 1-1` and `sqs" in said
    assert f"`sqs add '{both}' --pages 2-2`." in said


def test_each_letter_is_added_by_its_pages(corpus: Path, both: Path) -> None:
    add(corpus, both, "--pages", "1")
    add(corpus, both, "--pages", "2-2", "--source", "https://example.org/both.pdf")
    assert names_in(corpus) == ["eastmere-2014-10", "westmere-2014-10"]
    for area in AREAS:
        folder = corpus / f"{area.lower()}-2014-10"
        assert len(PdfReader(folder / "letter.pdf").pages) == 1
        assert yaml.safe_load((folder / "letter.yml").read_text())["area"] == area
    assert "https://example.org/both.pdf" in (corpus / "westmere-2014-10" / "letter.yml").read_text()


def test_the_same_pages_are_not_added_twice(corpus: Path, both: Path) -> None:
    add(corpus, both, "--pages", "1")
    same = "has the same words as eastmere-2014-10, which is already in the corpus: nothing was added."
    assert same in refusal(corpus, both, "--pages", "1")


@pytest.mark.parametrize(
    ("pages", "sentence"),
    [
        ("3-4", "has no pages 3 to 4; it has 2. Nothing was added."),
        ("2-1", "has no pages 2 to 1; it has 2. Nothing was added."),
        ("0-1", "has no pages 0 to 1; it has 2. Nothing was added."),
        ("two", "two is not a page or a range of pages: write it as 4 or 4-6."),
    ],
)
def test_pages_that_are_not_there_are_a_sentence(corpus: Path, both: Path, pages: str, sentence: str) -> None:
    assert sentence in refusal(corpus, both, "--pages", pages)


def test_a_file_that_is_no_pdf_has_no_pages(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(DATED)
    assert "letter.txt cannot be split; save the letter's pages" in refusal(
        corpus, tmp_path / "letter.txt", "--pages", "1"
    )
    assert sqs("add", tmp_path / "letter.txt", "--corpus", corpus)[0] == DOUBTFUL
