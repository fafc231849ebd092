"""A page that is seen strip by strip is the page that is seen letter by letter; most pages of letters are such."""

from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as some
from reportlab.pdfgen.canvas import Canvas

from pipeline.corpus.folders import PROJECT
from pipeline.read import read
from tests.support.painted import LEFT, SIZE, TOP, Paint, page_with, place_of, several
from tests.support.read_both_ways import are_read_alike, read_by

pytestmark = pytest.mark.slow

PLACES = some.sampled_from([0.0, 0.3, 1.0, 3.0, 5.5, 6.0, 11.0, 14.0, 28.0, 100.0, 300.0])
TEXTS = ("of", "ill", "  ", "     ", "___", "17 out of the 20 cases", "DRAFT", "\u2019s", "fully")
SIZES, GREYS = (SIZE, 6.0, 1.0, 17.0, 19.0, 60.0), (0.0, 0.4, 0.6, 0.97, 1.0)


class Mark(NamedTuple):
    """Words, a rule or a box, so far from where the words of the page begin."""

    kind: Literal["words", "rule", "box"]
    across: float
    down: float
    width: float
    text: str
    size: float
    grey: float
    apart: float

    def paint(self, canvas: Canvas) -> None:
        """Paint it."""
        canvas.setFillGray(self.grey)
        left, floor = LEFT + self.across, TOP - self.down
        if self.kind == "words":
            canvas.setFont("Helvetica", self.size)
            canvas.drawString(left, floor, self.text, charSpace=self.apart)
        else:
            height = 0.5 if self.kind == "rule" else self.size
            canvas.rect(left, floor, self.width, height, stroke=0, fill=1)


MARKS = some.lists(
    some.builds(
        Mark,
        kind=some.sampled_from(["words", "rule", "box"]),
        across=PLACES,
        down=PLACES,
        width=PLACES,
        text=some.sampled_from(TEXTS),
        size=some.sampled_from(SIZES),
        grey=some.sampled_from(GREYS),
        apart=some.sampled_from([0.0, -1.0, -4.0, 2.0]),
    ),
    max_size=3,
)


@given(MARKS, MARKS)
def test_whatever_is_painted_on_a_page_is_seen_alike_both_ways(under: list[Mark], over: list[Mark]) -> None:
    paints = (several(*(mark.paint for mark in marks)) for marks in (under, over))
    assert are_read_alike(page_with(under=next(paints), over=next(paints)))


def set_in(text: str, size: float, *places: tuple[float, float], apart: float = 0.0) -> Paint:
    """The text at each of the places, its letters so much further apart than is usual."""

    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for across, down in places:
            canvas.drawString(LEFT + across, TOP - down, text, charSpace=apart)

    return paint


def through(words: str) -> Paint:
    """A thin line through the words."""
    left, right, baseline = place_of(words)
    return lambda canvas: canvas.rect(left, baseline + 0.3 * SIZE, right - left, 0.5, stroke=0, fill=1)


@pytest.mark.parametrize(
    "over",
    [
        through("12 of 14"),
        set_in("full, skilful", SIZE, (0, 100), apart=-2),
        set_in("DRAFT", 20, *((100.0 * tile, down) for tile in range(4) for down in (100.0, 200.0))),
        set_in("DRAFT", 60, (100, 20)),
        set_in("young people", SIZE, (0.3, 0.2)),
        set_in("     ", SIZE, (30, 0)),
        set_in("at each office", SIZE, (-90, 40)),
        set_in("a note", 1, (0, 100)),
        lambda canvas: canvas.rect(LEFT, TOP - 20, 100, 30, stroke=0, fill=1),
    ],
)
def test_what_is_told_apart_on_a_page_is_not_passed_over(over: Paint, monkeypatch: pytest.MonkeyPatch) -> None:
    content = page_with(over=over)
    assert are_read_alike(content)
    seen_so = read_by("", content)
    monkeypatch.setattr("pipeline.read.pdf.glyphs.plain_strips", lambda painting, *_: painting.parts)
    assert read_by("", content) != seen_so


@pytest.mark.parametrize(
    "letter", sorted(PROJECT.glob("tests/letters/*/letter.pdf")), ids=lambda path: path.parent.name
)
def test_the_pages_of_ordinary_letters_are_seen_strip_by_strip(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("a page was looked at letter by letter")

    monkeypatch.setattr("pipeline.read.pdf.glyphs.seen", forbidden)
    assert read(letter).text
