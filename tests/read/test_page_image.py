"""A picture shows the lines asked for, as they are printed, and nothing else of the page."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from functools import cache
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.generic import RectangleObject

from models.text import Box
from pipeline.build.cache import Cache
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import letter_in
from pipeline.read.page_image import ABOVE, BESIDE, RESOLUTION, SEAM, parts_of, picture
from tests.support.letters_at_hand import PDFS, letters_of
from tests.support.placed import placed
from tests.support.readings import build_as_read

pytestmark = pytest.mark.slow

SCALE = RESOLUTION / 72
EDGE = 4
"""Dots: the outline of the highlight stands round the words, and a letter's smooth edge a dot further."""


def box(x0: float, top: float, x1: float, bottom: float, page: int = 1) -> Box:
    return Box(page=page, x0=x0, top=top, x1=x1, bottom=bottom)


def image_of(pdf: bytes, *lines: Box, marked: tuple[Box, ...] = ()) -> Image.Image:
    return Image.open(BytesIO(picture(pdf, lines, marked))).convert("RGB")


def inked(image: Image.Image, ground: Image.Image | None = None) -> tuple[int, int, int, int] | None:
    """The box of all that differs from the ground, or from white paper."""
    ground = ground or Image.new("RGB", image.size, "white")
    difference = ImageChops.difference(image, ground).convert("L").point(lambda depth: 255 if depth > 48 else 0)
    return difference.getbbox()


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        pytest.param([box(50, 100, 300, 111), box(50, 114, 200, 125)], [2], id="lines one below the other"),
        pytest.param([box(50, 700, 300, 711), box(50, 70, 200, 81, page=2)], [1, 1], id="over a page"),
        pytest.param([box(50, 700, 200, 711), box(300, 70, 450, 81), box(300, 84, 400, 95)], [1, 2], id="two columns"),
        pytest.param([box(50, 100, 300, 111), box(50, 200, 300, 211)], [1, 1], id="round something set between"),
        pytest.param([box(50, 100, 200, 111), box(210, 100, 300, 111)], [2], id="a line in two pieces"),
    ],
)
def test_a_paragraph_has_a_part_for_each_place_where_its_lines_stand(lines: list[Box], parts: list[int]) -> None:
    assert [len(part.lines) for part in parts_of(lines)] == parts
    assert [line for part in parts_of(lines) for line in part.lines] == lines


def test_the_picture_is_as_large_as_the_lines_with_a_little_paper_round_them() -> None:
    image = image_of(placed("60 100 One line."), box(60, 91, 140, 102), box(60, 104, 200, 115))
    assert image.size == pytest.approx(((140 + 2 * BESIDE) * SCALE, (24 + 2 * ABOVE) * SCALE), abs=2)


def test_the_parts_stand_one_above_the_other_as_wide_as_the_widest() -> None:
    pdf = placed("60 780 The end of a page", "60 80 and the beginning of the next one, longer")
    first, second = box(60, 771, 180, 782), box(60, 71, 300, 82, page=2)
    above, below, both = image_of(pdf, first), image_of(pdf, second), image_of(pdf, first, second)
    assert both.size == (below.width, above.height + SEAM + below.height)
    assert inked(both.crop((0, 0, *above.size)), above) is None
    assert inked(both.crop((0, above.height + SEAM, *both.size)), below) is None


def test_the_words_are_shown_where_they_are_printed() -> None:
    pdf = placed("60 100 XXXX")
    with pdfplumber.open(BytesIO(pdf)) as document:
        word = document.pages[0].extract_words()[0]
    line = box(word["x0"] - 20, word["top"], word["x1"] + 30, word["bottom"])
    found = inked(image_of(pdf, line))
    assert found
    assert (found[0], found[2]) == pytest.approx(
        ((20 + BESIDE) * SCALE, (20 + BESIDE + word["x1"] - word["x0"]) * SCALE), abs=EDGE
    )


def test_what_stands_between_the_lines_and_beside_them_is_left_white() -> None:
    pdf = placed("60 100 One line,\n60 112 a stranger between\n60 124 the other.\n200 100 07700 900100")
    shown = image_of(pdf, box(60, 91, 110, 102), box(60, 115, 110, 126))
    alone = image_of(placed("60 100 One line,\n60 124 the other."), box(60, 91, 110, 102), box(60, 115, 110, 126))
    assert shown.size == alone.size
    assert inked(shown) is not None
    between = (0, round((102 + ABOVE - 91 + ABOVE) * SCALE) + 1, shown.width, round((115 - 91) * SCALE) - 1)
    assert inked(shown.crop(between)) is None
    assert shown.width < (200 - 60) * SCALE


@pytest.mark.parametrize("corner", [(0, 0), (30, 50)], ids=["as it is", "trimmed, and not beginning at nought"])
def test_the_highlight_lies_on_the_words_that_are_marked(corner: tuple[int, int]) -> None:
    pdf = trimmed(placed("60 100 Plans were sufficient in 10 of 13 cases."), *corner)
    with pdfplumber.open(BytesIO(pdf)) as document:
        words = document.pages[0].extract_words()
    line = box(words[0]["x0"], words[0]["top"], words[-1]["x1"], words[0]["bottom"])
    marked = box(words[4]["x0"], words[4]["top"], words[6]["x1"], words[4]["bottom"])
    assert [word["text"] for word in words[4:7]] == ["10", "of", "13"]
    plain, shown = image_of(pdf, line), image_of(pdf, line, marked=(marked,))
    assert shown.size == plain.size
    expected = (
        (marked.x0 - line.x0 + BESIDE) * SCALE,
        ABOVE * SCALE,
        (marked.x1 - line.x0 + BESIDE) * SCALE,
        (line.bottom - line.top + ABOVE) * SCALE,
    )
    assert inked(shown, plain) == pytest.approx(expected, abs=EDGE)
    # The words can still be read: dark print on a light ground.
    depths = shown.crop(expected).convert("L").tobytes()
    assert min(depths) < 100
    assert max(depths) > 200


def test_a_highlight_that_lies_on_none_of_the_lines_is_not_drawn() -> None:
    pdf = placed("60 100 One line.")
    line = box(60, 91, 140, 102)
    elsewhere = (box(60, 300, 140, 311), line.model_copy(update={"page": 2}), box(400, 91, 450, 102))
    assert inked(image_of(pdf, line, marked=elsewhere), image_of(pdf, line)) is None


def trimmed(pdf: bytes, left: int, foot: int) -> bytes:
    """The same, its sheet beginning elsewhere and only a part of it visible."""
    writer = PdfWriter()
    for page in PdfReader(BytesIO(pdf)).pages:
        page.mediabox = RectangleObject((-left, -foot, page.mediabox.right, page.mediabox.top))
        page.cropbox = RectangleObject((left, foot, page.mediabox.right - left, page.mediabox.top - foot))
        writer.add_page(page)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


@cache
def places_of(pdf: Path, folder: Path, read_before: Cache) -> list[tuple[str, str, list[Box], list[Box]]]:
    """Each finding of a built letter: its id, its quotation, the lines of its paragraph, its own boxes."""
    database = folder / f"{pdf.parent.name}.db"
    build_as_read(database, [read_letter(letter_in(pdf.parent), cache=read_before)])
    boxes: defaultdict[str, list[Box]] = defaultdict(list)
    with closing(sqlite3.connect(database)) as connection:
        for place, *sides in connection.execute(
            'select coalesce(finding, paragraph), page, x0, "top", x1, bottom from boxes'
            " order by cast(substr(id, length(coalesce(finding, paragraph)) + 7) as integer)"
        ):
            boxes[place].append(Box(**dict(zip(("page", "x0", "top", "x1", "bottom"), sides, strict=True))))
        found = connection.execute("select id, quote, paragraph from findings order by id").fetchall()
    return [(finding, quote, boxes[paragraph], boxes[finding]) for finding, quote, paragraph in found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("built")


@pytest.mark.parametrize("pdf", PDFS, ids=[pdf.parent.name for pdf in PDFS])
def test_the_evidence_picture_of_every_finding_contains_the_quote(pdf: Path, folder: Path, read_before: Cache) -> None:
    places = places_of(pdf, folder, read_before)
    assert len(places) > 40
    words_in = reader_of(pdf)
    for finding, quote, lines, marked in places:
        parts = parts_of(lines)
        seen = "".join(words_in(line) for part in parts for line in part.lines)
        assert (finding, letters_of(quote) in letters_of(seen)) == (finding, True)
        assert letters_of(quote) in letters_of("".join(map(words_in, marked)))
        for each in marked:
            assert any(
                part.frame.page == each.page
                and part.frame.x0 <= each.x0 < each.x1 <= part.frame.x1
                and part.frame.top <= each.top < each.bottom <= part.frame.bottom
                for part in parts
            )


def reader_of(pdf: Path) -> Callable[[Box], str]:
    """Tells what is printed inside a box."""
    with pdfplumber.open(pdf) as document:
        pages = {page.page_number: sorted(page.chars, key=lambda each: each["x0"]) for page in document.pages}

    @cache
    def words_in(around: Box) -> str:
        return "".join(
            each["text"]
            for each in pages[around.page]
            if around.x0 - 1 <= (each["x0"] + each["x1"]) / 2 <= around.x1 + 1
            and around.top - 1 <= (each["top"] + each["bottom"]) / 2 <= around.bottom + 1
        )

    return words_in


@pytest.mark.parametrize("pdf", PDFS, ids=[pdf.parent.name for pdf in PDFS])
def test_a_finding_of_a_letter_is_highlighted_in_its_picture(pdf: Path, folder: Path, read_before: Cache) -> None:
    _, _, lines, marked = max(places_of(pdf, folder, read_before), key=lambda place: len(parts_of(place[2])))
    content = pdf.read_bytes()
    plain, shown = image_of(content, *lines), image_of(content, *lines, marked=tuple(marked))
    frames = [part.frame for part in parts_of(lines)]
    height = sum(frame.bottom - frame.top for frame in frames) * SCALE + SEAM * (len(frames) - 1)
    width = max(frame.x1 - frame.x0 for frame in frames) * SCALE
    assert shown.size == plain.size == pytest.approx((width, height), abs=2 + len(frames))
    part = next(frame for frame in frames if frame.page == marked[0].page and frame.top <= marked[0].top < frame.bottom)
    before = frames[: frames.index(part)]
    down = sum(frame.bottom - frame.top for frame in before) * SCALE + SEAM * len(before)
    expected = (
        (marked[0].x0 - part.x0) * SCALE,
        down + (marked[0].top - part.top) * SCALE,
        (marked[0].x1 - part.x0) * SCALE,
        down + (marked[0].bottom - part.top) * SCALE,
    )
    around = (round(expected[0]) - 8, round(expected[1]) - 6, round(expected[2]) + 8, round(expected[3]) + 6)
    found = inked(shown.crop(around), plain.crop(around))
    assert found
    assert (found[0] + around[0], found[2] + around[0]) == pytest.approx((expected[0], expected[2]), abs=EDGE)
