"""A page that lies on its side or upside down is read as if it stood upright, and leads back to where it is shown."""

import re
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from models.base import Span
from models.text import Transcript
from pipeline.corpus.folders import PROJECT
from pipeline.read import read
from tests.support.layouts import Layout
from tests.support.turned import turned
from tests.support.typeset import typeset

pytestmark = pytest.mark.slow

BASE = PROJECT / "tests" / "cases" / "base.pdf"
LETTER = PROJECT / "tests" / "letters" / "harrowmere-2013-02" / "letter.txt"
TURNS = [(matrix, rotate) for matrix in (0, 90, 180, 270) for rotate in (0, 90, 180, 270)]
"""By the matrix of the content, and by /Rotate."""


def read_pdf(folder: Path, content: bytes) -> Transcript:
    (folder / "letter.pdf").write_bytes(content)
    return read(folder / "letter.pdf")


@pytest.mark.parametrize("case", ["a06-page2-sideways", "a06-page2-upside-down"])
def test_a_letter_with_one_page_turned_is_read_like_the_letter(case: str) -> None:
    upright, found = read(BASE), read(BASE.with_stem(case))
    assert found.text == upright.text
    assert found.blocks == upright.blocks
    assert found.asides == upright.asides


@pytest.mark.parametrize("turns", TURNS, ids=lambda turns: f"matrix {turns[0]}, rotate {turns[1]}")
def test_every_page_turned_alike_is_read_like_the_letter(turns: tuple[int, int], tmp_path: Path) -> None:
    found = read_pdf(tmp_path, turned(BASE.read_bytes(), [turns, turns]))
    assert (found.text, found.blocks) == (read(BASE).text, read(BASE).blocks)
    assert {turn.clockwise for turn in found.turns} == {-sum(turns) % 360} - {0}


@pytest.mark.parametrize("first", [0, 5, 10, 15])
def test_pages_turned_each_another_way_are_read_like_the_letter(first: int, tmp_path: Path) -> None:
    content = typeset(LETTER.read_text(encoding="utf-8"), Layout("double spaced", gap=1.5, leading=2.0, size=12))
    upright = read_pdf(tmp_path, content)
    found = read_pdf(tmp_path, turned(content, [*TURNS[first:], *TURNS[:first]]))
    assert found.text == upright.text
    assert found.asides == upright.asides


@pytest.mark.parametrize("turns", TURNS, ids=lambda turns: f"matrix {turns[0]}, rotate {turns[1]}")
def test_the_words_of_a_turned_page_stand_where_they_are_shown(turns: tuple[int, int], tmp_path: Path) -> None:
    content = turned(BASE.read_bytes(), [turns, turns])
    letter = read_pdf(tmp_path, content)
    with pdfplumber.open(tmp_path / "letter.pdf") as pdf:
        printed = {page.page_number: page.chars for page in pdf.pages}
    for word in list(re.finditer(r"[^\s\[\]]+", letter.text))[:-10:7]:
        found = [
            char["text"]
            for box in letter.boxes_of(Span(start=word.start(), end=word.end()))
            for char in printed[box.page]
            if box.x0 < (char["x0"] + char["x1"]) / 2 < box.x1
            and box.top < (char["top"] + char["bottom"]) / 2 < box.bottom
        ]
        assert Counter(found) == Counter(word[0])


def test_what_runs_up_the_margin_of_a_page_is_told_apart(tmp_path: Path) -> None:
    layout = Layout("a stamp up the margin", sideways="In confidence", letterhead="none")
    found = read_pdf(tmp_path, turned(typeset("Plans were sufficient in 13 out of the 20 cases.", layout), [(90, 0)]))
    assert found.text == "Plans were sufficient in 13 out of the 20 cases."
    assert ("side note", "In confidence", 1) in [(aside.kind, aside.text, aside.page) for aside in found.asides]
