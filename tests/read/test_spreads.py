"""Two pages that stand on one sheet are read one after the other, in print and on a scan."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from models.base import Span
from models.text import Transcript
from pipeline.read import read
from pipeline.read.pdf.spreads import is_spread
from tests.support.areas import Area, page_of
from tests.support.scans import scanned
from tests.support.turned import turned
from tests.support.wide import side_by_side

FIRST = (
    (
        "We examined 20 cases that were supervised by the service, and judged nine of them to be good enough. In the "
        "other eleven the assessment of the likelihood of reoffending was late, or there was none at all."
    ),
    "Plans were sufficient in 13 of the 20 cases. They had been written with the child or young person, who",
)
SECOND = (
    "knew what was in them. Reviews were sufficient in ten of 13 relevant cases, and late in the other three.",
    "Staff were well supported. Managers had looked at the work in 17 of the 20 cases, and had mended what was poor.",
)
TEXT = "\n".join([FIRST[0], f"{FIRST[1]} {SECOND[0]}", SECOND[1]])


def pages() -> tuple[bytes, bytes]:
    def page(words: tuple[str, ...], number: str) -> bytes:
        return page_of(Area(65, 100, 465, words), Area(500, 800, 40, (number,), size=9))

    return page(FIRST, "1"), page(SECOND, "2")


def read_pdf(folder: Path, content: bytes) -> Transcript:
    (folder / "letter.pdf").write_bytes(content)
    return read(folder / "letter.pdf")


@pytest.mark.parametrize("by_rotate", [0, 90, 180, 270])
def test_two_pages_on_one_are_read_one_after_the_other(by_rotate: int, tmp_path: Path) -> None:
    found = read_pdf(tmp_path, turned(side_by_side(*pages()), [(0, by_rotate)]))
    assert found.text == TEXT
    assert found.pages == 1
    assert [aside.kind for aside in found.asides] == ["page number", "page number"]


def test_the_words_of_the_second_stand_on_the_right_of_the_sheet(tmp_path: Path) -> None:
    found = read_pdf(tmp_path, side_by_side(*pages()))
    start = found.text.index("Staff")
    (box,) = found.boxes_of(Span(start=start, end=start + 5))
    assert box.page == 1
    assert box.x0 == pytest.approx(595 + 65, abs=1)


@pytest.mark.scan
def test_two_pages_on_one_scan_are_read_one_after_the_other(tmp_path: Path) -> None:
    found = read_pdf(tmp_path, scanned(side_by_side(*pages())))
    assert found.text == TEXT


@pytest.mark.parametrize(("fold", "is_one"), [(False, False), (True, False), (False, True)])
def test_a_fold_between_two_pages_is_no_print(*, fold: bool, is_one: bool) -> None:
    picture = Image.new("L", (1190, 842), 250)
    pen = ImageDraw.Draw(picture)
    for down in range(100, 700, 14):
        for left, right in [(65, 1120)] if is_one else [(65, 530), (660, 1120)]:
            pen.line((left, down, right, down), fill=0, width=5)
    if fold:
        pen.line((595, 0, 595, 842), fill=60, width=9)
    assert is_spread(picture) is not is_one
