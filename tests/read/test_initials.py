"""A paragraph whose first letter is set several lines high is read as one whose letter is not."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.support.painted import LEFT, SIZE, STEP, TOP, page_with, read_page

HEADING = "Summary"
TEXT = (
    "Seventeen of the 20 assessments were sufficient, which was a better result than we had found elsewhere. Plans "
    "were sufficient in 12 of the 14 cases that needed one, and were reviewed in good time. Staff knew the children "
    "and their families well, so that nobody had been left without help (see above)."
)
RIGHT = 470.0


@pytest.mark.parametrize(("size", "lines"), [(22, 2), (34, 2), (48, 3)])
@pytest.mark.parametrize("face", ["Helvetica", "Times-Bold"])
def test_a_large_initial_goes_before_the_words_that_it_begins(face: str, size: int, lines: int, tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", SIZE)
        canvas.drawString(LEFT, TOP + 1.3 * STEP, HEADING)
        canvas.setFont(face, size)
        canvas.drawString(LEFT, TOP - 0.72 * (size - SIZE), TEXT[0])
        beside = LEFT + canvas.stringWidth(TEXT[0], face, size) + 2
        set_words(canvas, TEXT[1:], [beside] * lines)

    assert read_page(page_with(words=words), tmp_path).text == f"{HEADING}\n{TEXT}"


def test_a_heading_in_large_letters_is_no_initial(tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 30)
        canvas.drawString(LEFT, TOP + 40, "SQS")
        set_words(canvas, TEXT, [])

    assert read_page(page_with(words=words), tmp_path).text == f"SQS\n{TEXT}"


def set_words(canvas: Canvas, text: str, lefts: list[float]) -> None:
    """Set the words line by line, the first lines from these left edges on."""
    canvas.setFont("Helvetica", SIZE)
    left, line, down = [*lefts, LEFT][0], "", 0
    for word in text.split():
        longer = f"{line} {word}".strip()
        if left + canvas.stringWidth(longer, "Helvetica", SIZE) > RIGHT:
            canvas.drawString(left, TOP - down * STEP, line)
            down += 1
            left, line = lefts[down] if down < len(lefts) else LEFT, word
        else:
            line = longer
    canvas.drawString(left, TOP - down * STEP, line)
