"""A page that stands in a file twice is read once; a letter's first lines are no running heads of the next letter's."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from pipeline.corpus.folders import PROJECT
from pipeline.errors import SeveralLettersError
from pipeline.read import read
from pipeline.segment import segment
from tests.support.layouts import Layout
from tests.support.typeset import typeset

CASE = (PROJECT / "tests" / "cases" / "base.txt").read_text(encoding="utf-8")
LAYOUT = Layout("plain", letterhead="none", head="", foot="Page {page} of {pages}")
LETTER = typeset(CASE, LAYOUT)
OTHER = typeset(CASE.replace("Marlowick", "Eastholm").replace("12th March", "9th April"), LAYOUT)


def joined(folder: Path, *pages: tuple[bytes, int]) -> Path:
    """A PDF of pages of letters, each given by its letter and its place in it."""
    writer = PdfWriter()
    for letter, place in pages:
        writer.add_page(PdfReader(BytesIO(letter)).pages[place])
    writer.write(folder / "letter.pdf")
    return folder / "letter.pdf"


@pytest.mark.parametrize(("places", "pages"), [((0, 0, 1), [2]), ((0, 1, 1), [3]), ((0, 0, 0, 1), [2, 3])])
def test_what_stands_there_twice_is_read_once(places: tuple[int, ...], pages: list[int], tmp_path: Path) -> None:
    once = read(joined(tmp_path, (LETTER, 0), (LETTER, 1)))
    twice = read(joined(tmp_path, *((LETTER, place) for place in places)))
    assert twice.text == once.text
    assert [aside.page for aside in twice.asides if aside.kind == "repeated page"] == pages


def test_two_letters_of_the_same_make_are_told_apart_with_all_their_pages(tmp_path: Path) -> None:
    path = joined(tmp_path, *((letter, place) for letter in (LETTER, OTHER) for place in (0, 1)))
    with pytest.raises(SeveralLettersError, match=r"Marlowick \(pages 1 to 2\) and Eastholm \(pages 3 to 4\)"):
        segment(read(path), file="letter.pdf")
