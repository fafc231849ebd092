"""White between letters: what parts words, and what only spaces letters out."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.support.painted import LEFT, LINES, SIZE, STEP, TEXT, TOP, Paint, page_with, read_page


def spaced(letters: float, words: float) -> Paint:
    """A heading whose letters and words are spaced out by so many points, over the known words."""

    def paint(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, TOP + 3 * STEP)
        text.setFont("Helvetica-Bold", SIZE)
        text.setCharSpace(letters)
        text.setWordSpace(words)
        text.textOut("Key strengths we saw")
        text.setCharSpace(0)
        text.setWordSpace(0)
        canvas.drawText(text)

    return paint


@pytest.mark.parametrize(("letters", "words"), [(2, 0), (3, 4), (4, 6), (5, 8), (6, 8)])
def test_letters_that_are_spaced_out_make_words(letters: float, words: float, tmp_path: Path) -> None:
    assert read_page(page_with(over=spaced(letters, words)), tmp_path).text == f"Key strengths we saw\n{TEXT}"


def test_figures_that_stand_far_apart_stay_apart(tmp_path: Path) -> None:
    def figures(canvas: Canvas) -> None:
        for place, figure in enumerate("31415926"):
            canvas.drawString(LEFT + 11 * place, TOP + 3 * STEP, figure)

    assert "3 1 4 1 5 9 2 6" in read_page(page_with(over=figures), tmp_path).text


def test_a_space_without_room_parts_no_word(tmp_path: Path) -> None:
    """A browser prints a soft hyphen inside a line as a space that the next letter is printed on."""

    def words(canvas: Canvas) -> None:
        for number, line in enumerate(LINES):
            text = canvas.beginText(LEFT, TOP - number * STEP)
            text.setFont("Helvetica", SIZE)
            before, found, after = line.partition("suffi")
            text.textOut(before + found)
            x = text.getX()
            text.textOut(" " if found else "")
            text.setTextOrigin(x + 0.05, TOP - number * STEP)
            text.textOut(after)
            canvas.drawText(text)

    assert read_page(page_with(words=words), tmp_path).text == TEXT


def test_figures_a_hair_above_the_line_are_figures(tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, TOP)
        for piece in ("It was sufficient in ", "17", " out of the ", "20", " cases."):
            is_figure = piece.isdigit()
            text.setFont("Times-Roman" if is_figure else "Helvetica", 9.5 if is_figure else 11)
            text.setRise(1.4 if is_figure else 0)
            text.textOut(piece)
        canvas.drawText(text)

    assert read_page(page_with(words=words), tmp_path).text == "It was sufficient in 17 out of the 20 cases."
