"""A page whose words cannot be found is named, and never lost in silence."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from models.base import Span
from models.reading import Problem
from models.text import UNMAPPED
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import PROJECT, letter_in
from pipeline.validate.pages import unmapped_letters
from tests.support.letters_by_hand import letter_of

BASE = PdfReader(PROJECT / "tests" / "cases" / "base.pdf")


def outlines() -> PdfReader:
    """A page with letters that are drawn as shapes."""
    content = BytesIO()
    canvas = Canvas(content)
    for place in range(40):
        canvas.rect(72 + 8 * place, 700, 4, 9, fill=1)
    canvas.showPage()
    canvas.save()
    return PdfReader(content)


def problems_with(tmp_path: Path, place: int | None) -> list[Problem]:
    writer = PdfWriter()
    for page in BASE.pages:
        writer.add_page(page)
    if place is not None:
        writer.insert_page(outlines().pages[0], place)
    (tmp_path / "eastmere-2014-10").mkdir()
    writer.write(tmp_path / "eastmere-2014-10" / "letter.pdf")
    _, reading = read_letter(letter_in(tmp_path / "eastmere-2014-10"))
    return [problem for problem in reading.problems if problem.check == "page without words"]


@pytest.mark.parametrize(("place", "severity"), [(1, "warning"), (len(BASE.pages), "note")])
def test_a_page_without_words_is_named(tmp_path: Path, place: int, severity: str) -> None:
    (problem,) = problems_with(tmp_path, place)
    assert f"No words were found on page {place + 1};" in problem.message
    assert problem.severity == severity


def test_a_letter_with_words_on_each_page_has_no_such_problem(tmp_path: Path) -> None:
    assert problems_with(tmp_path, None) == []


@pytest.mark.parametrize(("words", "is_offered"), [(4, False), (5, True)])
def test_where_letters_of_many_words_are_not_known_text_recognition_is_offered(words: int, *, is_offered: bool) -> None:
    letter = letter_of([("context", "Introduction", [("context.1", words * f"We saw {UNMAPPED}lans. ")])])
    gaps = tuple(Span(start=gap.start(), end=gap.end()) for gap in re.finditer(f"{UNMAPPED}lans", letter.text))
    blind = letter.model_copy(update={"transcript": letter.transcript.model_copy(update={"unmapped": gaps})})
    (problem,) = unmapped_letters(blind)
    assert ("apt install tesseract-ocr" in problem.message) is is_offered
