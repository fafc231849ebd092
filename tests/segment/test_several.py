"""A file that holds more than one letter, or more than a letter, or less."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from models.source import Source
from pipeline.errors import NotSqsLetterError, SeveralLettersError
from pipeline.read import read
from pipeline.segment import segment
from pipeline.validate import validate
from tests.support.layouts import Layout
from tests.support.transcripts import THEMES, TITLE, letter_of
from tests.support.typeset import typeset

LAYOUT = Layout("two letters")
ROWS = "To:\tthe Chair of {area} YOS Management Board\nCopy to:\tSee copy list at end\nPublication date:\t{date}"
BODY = """

Report of Short Quality Screening (SQS) of youth offending work in {area}

This report outlines the findings of the recent SQS inspection.

Context

We examined 20 cases.

Summary

Overall, the work was good.

1. Reducing the likelihood of reoffending

- 1.1. Assessment was sufficient in 17 out of the 20 cases.

2. Protecting the public

- 2.1. Plans were sufficient in 12 of the 16 relevant cases.

Areas requiring improvement

- Reviews should be completed when required.

We are grateful for the support.

Copy to:

The Chair of the Board
"""
APPENDIX = (
    "- The criteria for reducing reoffending were met in 12 of the 30 cases.",
    "1. Reducing the likelihood of reoffending",
    "- 1.1. Assessment is sufficient where all of 10 out of 13 criteria are met.",
)


def text(area: str, date: str = "12 March 2014") -> str:
    return (ROWS + BODY).format(area=area, date=date)


def joined(*letters: bytes) -> bytes:
    writer = PdfWriter()
    for letter in letters:
        writer.append(PdfReader(BytesIO(letter)))
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def refused(folder: Path, content: bytes | str) -> SeveralLettersError:
    name = "letter.txt" if isinstance(content, str) else "letter.pdf"
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(SeveralLettersError) as said:
        segment(read(folder / name), file=name)
    return said.value


@pytest.mark.parametrize("letterhead", ["above", "beside", "none"])
def test_letters_in_one_pdf_are_found_with_their_pages(letterhead: str, tmp_path: Path) -> None:
    layout = Layout("two letters", letterhead=letterhead)  # type: ignore[arg-type]  # the parameters are the values
    areas = ("Eastmere", "Westmere", "Northmarsh")
    error = refused(tmp_path, joined(*(typeset(text(area), layout) for area in areas)))
    assert str(error) == (
        "letter.pdf: the file contains 3 letters, about Eastmere (page 1), Westmere (page 2) and Northmarsh (page 3); "
        "save each as a separate file."
    )
    assert error.pages == ((1, 1), (2, 2), (3, 3))


def test_letters_in_one_transcript_are_found(tmp_path: Path) -> None:
    error = refused(tmp_path, f"{text('Eastmere')}\n\n{text('Westmere')}")
    assert "contains 2 letters, about Eastmere and Westmere; save each as a separate file." in str(error)
    assert error.pages == ()


def test_the_same_letter_twice_is_two_letters(tmp_path: Path) -> None:
    letter = typeset(text("Eastmere"), LAYOUT)
    assert "Eastmere (page 1) and Eastmere (page 2)" in str(refused(tmp_path, joined(letter, letter)))


def test_a_title_printed_again_and_themes_gone_through_twice_make_no_second_letter() -> None:
    letter = letter_of(TITLE, "Context", "We examined 20 cases.", "Summary", *THEMES, TITLE, *THEMES)
    assert "2.1-2" in [paragraph.key for paragraph in letter.paragraphs]


@pytest.mark.parametrize(
    "heading", ["Appendix", "Appendix 1", "Annex A: our criteria", "ANNEX B \u2013 Criteria", "Annexe 2. How we judge"]
)
@pytest.mark.parametrize("copy_list", [("Copy to:", "The Chair of the Board"), ()], ids=["copy list", "no copy list"])
def test_nothing_is_read_in_an_appendix_and_a_problem_says_so(heading: str, copy_list: tuple[str, ...]) -> None:
    whole = (TITLE, "Context", "We examined 20 cases.", *THEMES, "Areas requiring improvement", "- Do it.", *copy_list)
    letter = letter_of(*whole, heading, *APPENDIX)
    assert [part.key for part in letter.paragraphs] == [part.key for part in letter_of(*whole).paragraphs]
    problems = [
        problem for problem in validate(letter, Source(id="a", sha256=""), (), ()) if problem.check == "left out"
    ]
    assert [problem.message for problem in problems] == [
        f"“{heading}” follows the letter and was not read; if it belongs to the letter, please report it."
    ]


def test_a_sentence_about_an_appendix_opens_none() -> None:
    letter = letter_of(TITLE, *THEMES, "Annex A sets out our criteria.", "Appendix 2 lists them.", "It was good.")
    assert letter.left_out == ()
    assert letter.paragraphs[-1].of(letter.text).endswith("It was good.")


def test_a_letter_without_its_first_page_is_refused_as_such() -> None:
    with pytest.raises(NotSqsLetterError, match=r"letter\.txt: the first page of the letter seems to be missing: it"):
        letter_of("- 1.2. Plans were sufficient in most cases.", *THEMES, "We were last inspected in an SQS.")
