"""A page whose print runs a little askew is read as if it were level, and leads back to where its words stand."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from reportlab.pdfgen.canvas import Canvas

from models.base import Span
from models.text import Transcript
from pipeline.corpus.folders import PROJECT
from pipeline.read import read
from tests.support.painted import LEFT, SIZE, STEP, TEXT, TOP, page_with, read_page
from tests.support.turned import turned

pytestmark = pytest.mark.slow

BASE = PROJECT / "tests" / "cases" / "base.pdf"
TILTS = [0.05, 0.3, -0.8, 1.5, 3.0, -3.0]


def tilted(content: bytes, degrees: float) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    for page in writer.pages:
        across, up = float(page.mediabox.width) / 2, float(page.mediabox.height) / 2
        turn = Transformation().translate(-across, -up).rotate(degrees).translate(across, up)
        page.add_transformation(turn)
    result = BytesIO()
    writer.write(result)
    return result.getvalue()


def read_tilted(folder: Path, degrees: float, rotate: int = 0) -> Transcript:
    path = folder / "letter.pdf"
    path.write_bytes(turned(tilted(BASE.read_bytes(), degrees), [(0, rotate)] * 2))
    return read(path)


@pytest.mark.parametrize("degrees", TILTS)
def test_a_letter_set_askew_is_read_like_the_letter(degrees: float, tmp_path: Path) -> None:
    upright, found = read(BASE), read_tilted(tmp_path, degrees)
    assert found.text == upright.text
    assert found.blocks == upright.blocks


@pytest.mark.parametrize("rotate", [0, 90])
@pytest.mark.parametrize("degrees", [-0.8, 3.0])
def test_its_words_stand_where_they_are_shown(degrees: float, rotate: int, tmp_path: Path) -> None:
    letter = read_tilted(tmp_path, degrees, rotate)
    with pdfplumber.open(tmp_path / "letter.pdf") as pdf:
        printed = {page.page_number: page.chars for page in pdf.pages}
    for word in list(re.finditer(r"[^\s\[\]]+", letter.text))[:-10:7]:
        boxes = letter.boxes_of(Span(start=word.start(), end=word.end()))
        found = Counter(
            char["text"]
            for box in boxes
            for char in printed[box.page]
            if box.x0 - 1 < (char["x0"] + char["x1"]) / 2 < box.x1 + 1
            and box.top - 1 < (char["top"] + char["bottom"]) / 2 < box.bottom + 1
        )
        assert Counter(word[0]) <= found


def test_a_stamp_askew_on_a_level_page_is_still_a_stamp(tmp_path: Path) -> None:
    def stamp(canvas: Canvas) -> None:
        canvas.translate(LEFT + 100, TOP - 20 * STEP)
        canvas.rotate(12)
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(0, 0, "Received by the board in June")

    found = read_page(page_with(over=stamp), tmp_path)
    assert found.text == TEXT
    assert [aside.kind for aside in found.asides] == ["watermark"]
