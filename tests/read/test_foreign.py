"""Watermarks, stamps, shadows and blanks printed over the words leave the words as they are."""

from itertools import product
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.support.painted import (
    LEFT,
    LINES,
    SIZE,
    STEP,
    TEXT,
    TOP,
    Paint,
    nothing,
    page_with,
    place_of,
    read_page,
    several,
    told_apart,
    words_at,
)

pytestmark = pytest.mark.slow

RED, GREY, BLACK = (0.8, 0.1, 0.1), (0.8, 0.8, 0.8), (0.0, 0.0, 0.0)
Colour = tuple[float, float, float]


def stamp(words: str, angle: float, size: float, colour: Colour, *, alpha: float = 1.0, down: float = 0.0) -> Paint:
    """Words whose middle stands in the middle of the text."""

    def paint(canvas: Canvas) -> None:
        canvas.translate(300, TOP - STEP - down)
        canvas.rotate(angle)
        canvas.setFont("Helvetica-Bold", size)
        canvas.setFillColorRGB(*colour, alpha=alpha)
        canvas.drawCentredString(0, -0.3 * size, words)

    return paint


@pytest.mark.parametrize(
    ("angle", "size", "colour"), list(product([10, 30, 45, 60, 80, -35, -55, 135], [9, 30, 100], [RED, GREY, BLACK]))
)
@pytest.mark.parametrize("order", ["under", "over"])
def test_words_that_run_askew_across_the_text_are_told_apart(
    angle: float, size: float, colour: Colour, order: str, tmp_path: Path
) -> None:
    mark = stamp("DRAFT", angle, size, colour)
    transcript = read_page(page_with(under=mark) if order == "under" else page_with(over=mark), tmp_path)
    assert transcript.text == TEXT
    assert set(told_apart(transcript)) <= {"watermark"}


@pytest.mark.parametrize(("size", "colour"), list(product([24, 48, 110], [RED, GREY, BLACK])))
@pytest.mark.parametrize("order", ["under", "over"])
def test_a_large_word_across_the_text_is_told_apart(size: float, colour: Colour, order: str, tmp_path: Path) -> None:
    mark = stamp("DRAFT", 0, size, colour)
    transcript = read_page(page_with(under=mark) if order == "under" else page_with(over=mark), tmp_path)
    assert transcript.text == TEXT
    assert [(aside.kind, aside.text) for aside in transcript.asides] == [("watermark", "DRAFT")]


@pytest.mark.parametrize("down", [-18, -14, -12, -7, -3, 0, 3, 7])
@pytest.mark.parametrize("colour", [RED, BLACK])
@pytest.mark.parametrize("order", ["under", "over"])
def test_a_small_stamp_on_the_text_is_told_apart(down: float, colour: Colour, order: str, tmp_path: Path) -> None:
    mark = stamp("RECEIVED 14 MARCH 2014", 0, SIZE, colour, down=down)
    transcript = read_page(page_with(under=mark) if order == "under" else page_with(over=mark), tmp_path)
    assert transcript.text == TEXT
    assert [(aside.kind, aside.text) for aside in transcript.asides] == [("watermark", "RECEIVED 14 MARCH 2014")]


def test_a_pale_word_beside_the_text_is_told_apart(tmp_path: Path) -> None:
    transcript = read_page(page_with(under=stamp("COPY", 0, 80, GREY, down=300)), tmp_path)
    assert transcript.text == TEXT
    assert [(aside.kind, aside.text) for aside in transcript.asides] == [("watermark", "COPY")]


def test_small_marks_all_over_the_page_are_one(tmp_path: Path) -> None:
    tiles = several(*(tile(x, y) for x in range(0, 600, 90) for y in range(40, 800, 60)))
    transcript = read_page(page_with(over=tiles), tmp_path)
    assert transcript.text == TEXT
    assert [(aside.kind, aside.text) for aside in transcript.asides] == [("watermark", "OFFICIAL")]


def tile(x: float, y: float) -> Paint:
    def paint(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 12)
        canvas.setFillGray(0.8)
        canvas.drawString(0, 0, "OFFICIAL")
        canvas.restoreState()

    return paint


def test_a_large_heading_is_read(tmp_path: Path) -> None:
    def heading(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 24)
        canvas.drawString(LEFT, TOP + 60, "Short Quality Screening")

    assert read_page(page_with(under=heading), tmp_path).text == f"Short Quality Screening\n{TEXT}"


def test_lines_that_nobody_can_tell_apart_are_reported(tmp_path: Path) -> None:
    other = [line[::-1] for line in LINES]

    def backwards(canvas: Canvas) -> None:
        for number, line in enumerate(other):
            canvas.drawString(LEFT, TOP - number * STEP, line)

    assert "jumble" in told_apart(read_page(page_with(over=backwards), tmp_path))


SHIFTS = [(0, 0), (0.3, 0), (0.6, -0.6), (1, 0), (1, -1), (1.5, -1.5), (0, -1.5), (2, -2), (-1, 1)]


@pytest.mark.parametrize(("across", "up"), SHIFTS)
@pytest.mark.parametrize("grey", [0.0, 0.7])
def test_words_with_a_shadow_are_read_once(across: float, up: float, grey: float, tmp_path: Path) -> None:
    transcript = read_page(page_with(under=words_at(across, up, grey=grey)), tmp_path)
    assert transcript.text == TEXT
    assert told_apart(transcript) == []


@pytest.mark.parametrize("times", [2, 3, 4])
@pytest.mark.parametrize("step", [0, 0.2, 0.4])
def test_words_printed_several_times_are_read_once(times: int, step: float, tmp_path: Path) -> None:
    again = several(*(words_at(step * count, 0) for count in range(1, times)))
    assert read_page(page_with(over=again), tmp_path).text == TEXT


def letter_by_letter(canvas: Canvas) -> None:
    for number, line in enumerate(LINES):
        x = LEFT
        for letter in line:
            for shift in (0, 1):
                canvas.drawString(x + shift, TOP - number * STEP - shift, letter)
            x += canvas.stringWidth(letter, "Helvetica", SIZE)


def test_a_shadow_may_be_printed_letter_by_letter(tmp_path: Path) -> None:
    assert read_page(page_with(words=letter_by_letter), tmp_path).text == TEXT


@pytest.mark.parametrize("size", [2, 4, 6, 8, 11, 20])
@pytest.mark.parametrize("blank", [" ", "_", "\u00a0"])
@pytest.mark.parametrize("order", ["under", "over"])
def test_a_run_of_blanks_over_the_words_parts_nothing(size: float, blank: str, order: str, tmp_path: Path) -> None:
    def blanks(canvas: Canvas) -> None:
        for number in range(len(LINES)):
            canvas.setFont("Helvetica", size)
            canvas.drawString(LEFT, TOP - number * STEP, blank * int(400 / (0.278 * size)))

    content = page_with(under=blanks if order == "under" else nothing, over=blanks if order == "over" else nothing)
    assert read_page(content, tmp_path).text == TEXT


def test_strokes_to_write_on_stay_where_nothing_is_written(tmp_path: Path) -> None:
    def strokes(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 400, "Signed: ________")

    assert read_page(page_with(over=strokes), tmp_path).text == f"{TEXT}\nSigned: ________"


def test_a_number_written_on_strokes_is_read(tmp_path: Path) -> None:
    left, right, baseline = place_of("17")

    def strokes(canvas: Canvas) -> None:
        width = canvas.stringWidth("_", "Helvetica", SIZE)
        for count in range(3):
            canvas.drawString(left - 2 + count * width, baseline, "_")
        assert right > left

    assert read_page(page_with(over=strokes), tmp_path).text == TEXT
