"""A raised mark is told by its baseline and its size together, whatever it is glued to: 17 with a raised 1 is 17."""

from itertools import product
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from models.text import Transcript
from tests.support.painted import LEFT, LINES, SIZE, STEP, TEXT, TOP, page_with, read_page

SIZES = (0.6, 0.65, 0.7, 0.75, 0.8, 0.83, 0.9)
GLUED_TO = ("reoffending", "17", "every office.", "all the", "14")


def marked_page(glued_to: str, mark: str, size: float, *, rise: float, moved: bool) -> bytes:
    """The known words, a raised mark after some of them; raised by the operator for it, or by moving the baseline."""

    def words(canvas: Canvas) -> None:
        for number, line in enumerate(LINES):
            before, found, after = line.partition(glued_to)
            text = canvas.beginText(LEFT, TOP - number * STEP)
            text.setFont("Helvetica", SIZE)
            text.textOut(before + found)
            if found:
                raise_by(text, rise * SIZE, moved=moved)
                text.setFont("Helvetica", size * SIZE)
                text.textOut(mark)
                raise_by(text, 0, moved=moved)
                if moved:
                    x, y = text.getX(), TOP - number * STEP
                    text.setTextOrigin(x, y)
            text.setFont("Helvetica", SIZE)
            text.textOut(after)
            canvas.drawText(text)

    return page_with(words=words)


def raise_by(text: object, points: float, *, moved: bool) -> None:
    if moved and points:
        text.setTextOrigin(text.getX(), text.getY() + points)  # type: ignore[attr-defined]  # reportlab has no types
    elif not moved:
        text.setRise(points)  # type: ignore[attr-defined]  # the same


def read_marked(folder: Path, *what: object, **how: object) -> Transcript:
    return read_page(marked_page(*what, **how), folder)  # type: ignore[arg-type]  # what a test gives it


@pytest.mark.parametrize(("size", "glued_to"), list(product(SIZES, GLUED_TO)))
@pytest.mark.parametrize("moved", [False, True], ids=["by rise", "by baseline"])
def test_a_raised_number_is_no_part_of_the_text(size: float, glued_to: str, tmp_path: Path, *, moved: bool) -> None:
    assert read_marked(tmp_path, glued_to, "1", size, rise=0.33, moved=moved).text == TEXT


@pytest.mark.parametrize("rise", [0.2, 0.3, 0.4, 0.5])
@pytest.mark.parametrize("size", [0.6, 0.83])
@pytest.mark.parametrize("moved", [False, True], ids=["by rise", "by baseline"])
def test_a_mark_may_stand_higher_or_lower(rise: float, size: float, tmp_path: Path, *, moved: bool) -> None:
    assert read_marked(tmp_path, "17", "2", size, rise=rise, moved=moved).text == TEXT


@pytest.mark.parametrize("mark", ["1", "12", "*", "\u2020", "1,2", "[3]", "(4)", "a", "iv"])
def test_a_mark_may_be_a_number_a_sign_a_letter_or_a_numeral(mark: str, tmp_path: Path) -> None:
    assert read_marked(tmp_path, "17", mark, 0.7, rise=0.33, moved=False).text == TEXT


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ending", ["th", "st", "nd", "rd"])
def test_the_raised_ending_of_an_ordinal_stays(size: float, ending: str, tmp_path: Path) -> None:
    read_as = read_marked(tmp_path, "17", ending, size, rise=0.33, moved=True).text
    assert read_as == TEXT.replace("17", f"17{ending}")


def test_a_raised_numerator_stays(tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, TOP)
        for piece, size, rise in (("In 17", 11, 0), ("1", 7, 4), ("/", 11, 0), ("2", 7, 0), (" weeks.", 11, 0)):
            text.setFont("Helvetica", size)
            text.setRise(rise)
            text.textOut(piece)
        canvas.drawText(text)

    assert read_page(page_with(words=words), tmp_path).text == "In 171/2 weeks."


def test_a_line_that_its_mark_pushes_down_stays_in_its_paragraph(tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        for down in (0, 14, 31.4, 45.4, 80, 94, 108):
            text = canvas.beginText(LEFT, TOP - down)
            text.setFont("Helvetica", SIZE)
            text.textOut("of the text of a letter that is set by a browser, as long as most of its lines are and")
            if down == 31.4:
                text.setFont("Helvetica", 0.83 * SIZE)
                text.setRise(0.33 * SIZE)
                text.textOut("1")
                text.setRise(0)
            canvas.drawText(text)

    assert len(read_page(page_with(words=words), tmp_path).blocks) == 2


@pytest.mark.parametrize("down", [180, 700])
@pytest.mark.parametrize("size", SIZES)
def test_the_note_itself_is_told_apart_wherever_it_stands(size: float, down: float, tmp_path: Path) -> None:
    def note(canvas: Canvas) -> None:
        text = canvas.beginText(LEFT, A4[1] - down)
        text.setFont("Helvetica", size * 9)
        text.setRise(3)
        text.textOut("1")
        text.setRise(0)
        text.setFont("Helvetica", 9)
        text.textOut(" Cases that closed early were left out.")
        canvas.drawText(text)

    def words(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, f"{LINES[0]} it")
        canvas.drawString(LEFT, TOP - STEP, "was good.")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(LEFT + canvas.stringWidth("was good.", "Helvetica", SIZE), TOP - STEP + 4, "1")

    transcript = read_page(page_with(words=words, over=note), tmp_path)
    assert transcript.text == f"{LINES[0]} it was good."
    assert [(aside.kind, aside.mark, aside.text) for aside in transcript.asides] == [
        ("footnote", "1", "Cases that closed early were left out.")
    ]


def test_a_space_may_part_the_mark_from_its_word(tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, "It was good in 17")
        end = LEFT + canvas.stringWidth("It was good in 17", "Helvetica", SIZE)
        canvas.drawString(end + 12, TOP, "of the 20 cases.")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(end + 5, TOP + 4, "2")

    assert read_page(page_with(words=words), tmp_path).text == "It was good in 17 of the 20 cases."


def in_small(canvas: Canvas, line: str, down: float) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(LEFT, A4[1] - down, line)


@pytest.mark.parametrize("mark", ["1,2", "1-2", "1\u20132", "1;2", "[1-2]"])
@pytest.mark.parametrize("after", ["17", "20", "reoffending"])
def test_a_note_may_be_one_of_several_that_a_mark_leads_to(after: str, mark: str, tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        before, rest = LINES[0].split(after)
        canvas.drawString(LEFT, TOP, before + after)
        end = LEFT + canvas.stringWidth(before + after, "Helvetica", SIZE)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(end, TOP + 4, mark)
        end += canvas.stringWidth(mark, "Helvetica", 7)
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(end, TOP, rest)
        for number in (1, 2):
            canvas.setFont("Helvetica", 5)
            canvas.drawString(LEFT, A4[1] - 240 - 10 * number + 3, str(number))
            in_small(canvas, "   Cases that closed early were left out.", 240 + 10 * number)

    found = read_page(page_with(words=words), tmp_path)
    assert found.text == LINES[0]
    assert [aside.mark for aside in found.asides] == ["1", "2"]


@pytest.mark.parametrize("sign", ["*", "\u2020", "\u00a7"])
@pytest.mark.parametrize("after", ["17", "cases", "reoffending"])
def test_a_sign_of_the_text_s_own_size_is_a_mark_where_a_note_begins_with_it(
    after: str, sign: str, tmp_path: Path
) -> None:
    def words(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP, LINES[0].replace(after, after + sign))
        in_small(canvas, f"{sign} Cases that closed early were left out.", 700)

    assert read_page(page_with(words=words), tmp_path).text == LINES[0]
