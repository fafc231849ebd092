"""Stamps set by hand, marks on the pages that have no words under them, and words between the lines."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.pdf.baselines import levels_of
from pipeline.read.sheet import Glyph, Sheet
from tests.support.painted import LEFT, LINES, SIZE, STEP, TEXT, TOP, page_with, read_page, told_apart


@pytest.mark.parametrize("degrees", [-2.5, -1, 1, 2])
def test_a_stamp_that_stands_hardly_askew_is_told_apart(degrees: float, tmp_path: Path) -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.translate(LEFT + 120, TOP + 6)
        canvas.rotate(degrees)
        canvas.setFillColorRGB(0.8, 0, 0)
        canvas.setFont("Helvetica", 14)
        canvas.drawString(0, 0, "RECEIVED")
        canvas.drawString(0, -17, "14 MAR 2014")

    found = read_page(page_with(over=stamp), tmp_path)
    assert found.text == TEXT
    assert told_apart(found) == ["watermark", "watermark"]


WORDS = "In all of them this was not for onward circulation before the sample is seen"


@pytest.mark.parametrize("down", [2, 3, 5, 8])
def test_pale_words_between_the_lines_take_no_letter_with_them(down: float, tmp_path: Path) -> None:
    def between(canvas: Canvas) -> None:
        canvas.setFillGray(0.55)
        canvas.drawString(LEFT + 3, TOP - down, WORDS)

    found = read_page(page_with(over=between), tmp_path)
    assert found.text.replace(WORDS, "").split() == TEXT.split()


def test_what_is_a_watermark_on_one_page_is_one_where_nothing_is_printed_under_it(tmp_path: Path) -> None:
    content = BytesIO()
    canvas = Canvas(content)
    for lines in (LINES, LINES[:1]):
        for number, line in enumerate(lines):
            canvas.setFont("Helvetica", SIZE)
            canvas.drawString(LEFT, TOP - number * STEP, line)
        canvas.setFont("Helvetica", 30)
        canvas.drawString(LEFT, TOP - 2 * STEP, "DRAFT")
        canvas.showPage()
    canvas.save()
    found = read_page(content.getvalue(), tmp_path)
    assert "DRAFT" not in found.text
    assert sorted(aside.page or 0 for aside in found.asides if aside.text == "DRAFT") == [1, 2]


def test_letters_of_no_size_are_none() -> None:
    letters = [Glyph(100.0, 65.0 + place, 65.5 + place, "a", 100, 100, 0, "", bold=False) for place in range(9)]
    assert levels_of(Sheet(1, 595, 842, tuple(letters), ())) == []


@pytest.mark.parametrize("order", ["under", "over"])
@pytest.mark.parametrize("size", [8, SIZE])
@pytest.mark.parametrize("lines", [len(LINES), 1])
def test_a_watermark_in_small_level_tiles_is_told_apart(lines: int, size: float, order: str, tmp_path: Path) -> None:
    def tiles(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.setFont("Helvetica", size)
        for across in range(20, 520, 130):
            for up in range(30, 800, 47):
                canvas.drawString(across, up, "Copy 2 of 18")

    def words(canvas: Canvas) -> None:
        for number, line in enumerate(LINES[:lines]):
            canvas.drawString(LEFT, TOP - number * STEP, line)

    layers = {"under": tiles} if order == "under" else {"over": tiles}
    found = read_page(page_with(words=words, **layers), tmp_path)
    assert found.text == " ".join(LINES[:lines])
    assert set(told_apart(found)) == {"watermark"}


def test_pale_words_that_say_several_things_are_text(tmp_path: Path) -> None:
    notes = [f"Plans were late in {count} of the nine." for count in range(1, 9)]

    def pale(canvas: Canvas) -> None:
        canvas.setFillGray(0.6)
        for number, note in enumerate(notes):
            canvas.drawString(LEFT, 400 - 2 * number * STEP, note)

    assert read_page(page_with(over=pale), tmp_path).text.split("\n") == [TEXT, *notes]
