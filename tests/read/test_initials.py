"""A paragraph whose first letter is set several lines high is read as one whose letter is not."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.support.painted import LEFT, SIZE, STEP, TOP, page_with, read_page

HEADING = "Summary"
LINES = (
    "Seventeen of the 20 assessments were sufficient, which was a better result than we",
    "had found elsewhere. Plans were sufficient in 12 of the 14 cases that needed one, and",
    "were reviewed in good time. Staff knew the children and their families very well, and",
    "nobody had been left without help.",
)


@pytest.mark.parametrize(("size", "lines"), [(22, 2), (34, 2), (48, 3)])
@pytest.mark.parametrize("face", ["Helvetica", "Times-Bold"])
def test_a_large_initial_goes_before_the_words_that_it_begins(face: str, size: int, lines: int, tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", SIZE)
        canvas.drawString(LEFT, TOP + 1.3 * STEP, HEADING)
        canvas.setFont(face, size)
        canvas.drawString(LEFT, TOP - 0.72 * (size - SIZE), LINES[0][0])
        beside = LEFT + canvas.stringWidth(LINES[0][0], face, size) + 2
        canvas.setFont("Helvetica", SIZE)
        for number, line in enumerate((LINES[0][1:], *LINES[1:])):
            canvas.drawString(beside if number < lines else LEFT, TOP - number * STEP, line)

    assert read_page(page_with(words=words), tmp_path).text == f"{HEADING}\n{' '.join(LINES)}"


def test_a_heading_in_large_letters_is_no_initial(tmp_path: Path) -> None:
    def words(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 30)
        canvas.drawString(LEFT, TOP + 40, "SQS")
        canvas.setFont("Helvetica", SIZE)
        for number, line in enumerate(LINES):
            canvas.drawString(LEFT, TOP - number * STEP, line)

    assert read_page(page_with(words=words), tmp_path).text == f"SQS\n{' '.join(LINES)}"
