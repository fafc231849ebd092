"""A page that lies on its side is turned as a whole; what is printed across it is told apart, and does not turn it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from tests.support.areas import Area, pages_of
from tests.support.painted import LINES, TEXT, TOP, Paint, nothing, page_with, read_page, several
from tests.support.turned import turned
from tests.support.wide import side_by_side

TURNS = [(90, 0), (180, 0), (270, 0), (0, 90), (90, 90), (90, 270)]
"""By the matrix of the content, and by /Rotate."""
CASES = (
    "We examined 20 cases that were supervised by the service, and judged nine of them to be good enough. In the "
    "other eleven the assessment of the likelihood of reoffending was late, or there was none at all."
)
STAFF = (
    "Staff were well supported. Managers had looked at the work in 17 of the 20 cases, and had mended what was poor. "
    "They had also asked what the child or young person thought of it, and written that down."
)


def mark(words: str, angle: float, *, size: float = 60, x: float = 300, y: float = TOP - 15) -> Paint:
    """Pale words whose middle stands there."""

    def paint(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.setFont("Helvetica-Bold", size)
        canvas.setFillGray(0.8)
        canvas.drawCentredString(0, -0.3 * size, words)
        canvas.restoreState()

    return paint


def tiles(angle: float) -> Paint:
    """More letters than the page has."""
    places = [(x, y) for x in range(40, 580, 60) for y in range(60, 800, 80)]
    return several(*(mark("OFFICIAL", angle, size=11, x=x, y=y) for x, y in places))


def box(canvas: Canvas) -> None:
    """Painted over the middle of the second line, which hides it; and a rule through the first, which does not."""
    canvas.setFillGray(1)
    canvas.rect(60, TOP - 13.5, 530, 4.7, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.rect(60, TOP + 2, 400, 2.5, stroke=0, fill=1)


@pytest.mark.parametrize("turns", TURNS, ids=lambda turns: f"matrix {turns[0]}, rotate {turns[1]}")
@pytest.mark.parametrize("angle", [0, 30, 45, 135])
@pytest.mark.parametrize("where", ["under", "over"])
def test_a_watermark_on_a_page_on_its_side_is_told_apart(
    turns: tuple[int, int], angle: int, where: str, tmp_path: Path
) -> None:
    draft = mark("DRAFT", angle)
    content = page_with(under=draft if where == "under" else nothing, over=draft if where == "over" else nothing)
    found = read_page(turned(content, [turns]), tmp_path)
    assert found.text == TEXT
    assert [aside.kind for aside in found.asides] == ["watermark"]


@pytest.mark.parametrize("angle", [90, 180, 270, 45, 10])
def test_pale_words_all_over_the_page_do_not_turn_it(angle: int, tmp_path: Path) -> None:
    found = read_page(page_with(under=tiles(angle)), tmp_path)
    assert found.text == TEXT
    assert found.turns == ()
    assert {(aside.kind, aside.text[:8]) for aside in found.asides} == {("watermark", "OFFICIAL")}


@pytest.mark.parametrize("turns", [(0, 0), *TURNS], ids=lambda turns: f"matrix {turns[0]}, rotate {turns[1]}")
def test_what_is_painted_over_is_hidden_whichever_way_the_page_lies(turns: tuple[int, int], tmp_path: Path) -> None:
    upright = read_page(page_with(over=box), tmp_path)
    assert upright.text == f"{LINES[0]} {LINES[2]}"
    assert [aside.kind for aside in upright.asides] == ["hidden"]
    found = read_page(turned(page_with(over=box), [turns]), tmp_path)
    assert (found.text, found.asides) == (upright.text, upright.asides)


@pytest.mark.parametrize(
    ("way", "is_read"),
    [
        (lambda canvas: canvas.scale(-1, -1), True),
        (lambda canvas: canvas.scale(-1, 1), False),
    ],
    ids=["turned round", "mirrored"],
)
def test_words_that_are_turned_round_are_read_and_mirrored_ones_are_not(
    way: Callable[[Canvas], None], tmp_path: Path, *, is_read: bool
) -> None:
    def words(canvas: Canvas) -> None:
        canvas.translate(500, 400)
        way(canvas)
        canvas.drawString(0, 0, "Plans were sufficient in 13 of the 20 cases.")

    found = read_page(page_with(over=words), tmp_path)
    assert found.text == TEXT
    notes = [aside.text for aside in found.asides]
    assert notes == (["Plans were sufficient in 13 of the 20 cases."] if is_read else [])


def test_a_watermark_over_two_pages_on_one_sheet_is_said_of_that_sheet(tmp_path: Path) -> None:
    texts = ((CASES, STAFF), (STAFF, CASES), (CASES, CASES), (STAFF, STAFF))
    first, second, third, fourth = (pages_of((Area(65, 200, 465, text),)) for text in texts)
    writer = PdfWriter()
    for left, right in ((first, second), (third, fourth)):
        writer.append(PdfReader(BytesIO(side_by_side(left, right))))
    drawn = BytesIO()
    canvas = Canvas(drawn, pagesize=(1190, 842))
    mark("DRAFT", 45, y=400)(canvas)
    canvas.save()
    writer.pages[1].merge_page(PdfReader(drawn).pages[0])
    joined = BytesIO()
    writer.write(joined)
    found = read_page(joined.getvalue(), tmp_path)
    assert found.text.split() == " ".join(paragraph for text in texts for paragraph in text).split()
    assert [(aside.kind, aside.text, aside.page) for aside in found.asides] == [("watermark", "DRAFT", 2)]
