"""Drawing never holds up a page, nor takes more time or memory than it may."""

import asyncio
import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from datasette import NotFound
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from models.text import Box
from pipeline.corpus.folders import PROJECT
from pipeline.errors import TooLargeError
from pipeline.explore import drawing
from pipeline.explore.drawing import drawn_apart
from pipeline.explore.pages.charts import chart_file
from pipeline.read.page_image import MOST_DOTS, page_picture, picture, whole_page
from tests.support.site_pages import ask_anew

pytestmark = pytest.mark.slow  # a process begun anew, with its libraries, takes a second or two


def drawn(*of: object) -> object:
    return asyncio.run(drawn_apart(*of))  # type: ignore[arg-type]


def test_a_picture_is_drawn_in_another_process() -> None:
    assert drawn(os.getpid) not in (os.getpid(), None)


@pytest.mark.parametrize("takes", [(time.sleep, 60), (os._exit, 1)])
def test_what_takes_too_long_or_dies_is_given_up_and_the_next_is_drawn(
    monkeypatch: pytest.MonkeyPatch, takes: tuple[object, ...]
) -> None:
    drawn(os.getpid)
    monkeypatch.setattr(drawing, "SECONDS", 0.5)
    with pytest.raises(NotFound, match="too much time or memory to draw this"):
        drawn(*takes)
    monkeypatch.undo()
    assert drawn(len, b"abc") == 3


def test_what_takes_too_much_memory_is_given_up() -> None:
    with pytest.raises(NotFound, match="too much time or memory to draw this"):
        drawn(bytearray, 3_000_000_000)


def test_many_pictures_that_wait_leave_the_threads_of_pages_free() -> None:
    async def at_once() -> bool:
        waiting = [asyncio.create_task(drawn_apart(time.sleep, 0.05)) for _ in range(50)]
        await asyncio.sleep(0.1)
        await asyncio.to_thread(os.getpid)
        free = not all(task.done() for task in waiting)
        await asyncio.gather(*waiting)
        return free

    assert asyncio.run(at_once())


def test_the_process_that_draws_has_ended_before_python_takes_its_modules_down() -> None:
    code = "import asyncio, atexit; from pipeline.explore import drawing; "
    code += "atexit.register(lambda: print(drawing._ROOMS)); asyncio.run(drawing.drawn_apart(len, b'abc'))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT)
    assert (ended.stdout, ended.stderr) == ("[]\n", "")


def huge() -> bytes:
    content = BytesIO()
    canvas = Canvas(content, pagesize=(14_400, 14_400))
    canvas.setFont("Helvetica", 400)
    canvas.drawString(1_000, 7_000, "Seven of the ten plans were sufficient.")
    canvas.save()
    return content.getvalue()


def test_a_page_as_large_as_a_pdf_can_have_is_drawn_with_as_many_dots_as_any() -> None:
    line = Box(page=1, x0=1_000, top=7_000, x1=9_000, bottom=7_400)
    pictures = (whole_page(huge(), 1), page_picture(huge(), [line]).png, picture(huge(), [line]))
    for png in pictures:
        width, height = Image.open(BytesIO(png)).size
        assert 10_000 < width * height < MOST_DOTS * 1.1


def test_words_too_far_apart_are_not_drawn() -> None:
    lines = [Box(page=1, x0=0, top=0, x1=99_000, bottom=10), Box(page=1, x0=0, top=11, x1=9, bottom=99_000)]
    with pytest.raises(TooLargeError):
        picture(huge(), lines)


def test_a_chart_with_too_many_lines_is_not_drawn(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[chart_file.__module__], "TALLEST", 10)
    for answer in ask_anew(database, "/charts/samples.png", "/charts/samples.svg"):
        assert answer.status_code == 404
        assert "too many lines to be drawn" in answer.text
