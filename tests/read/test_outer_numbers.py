"""Page numbers that stand beside the text, in the outer margin, are no part of the line that they stand on."""

from pathlib import Path

import pytest

from pipeline.read import read
from tests.support.areas import Area, pages_of

REVIEWS = "Reviews were sufficient in 7 of the 15 cases, and in most of the others nobody had thought that one was due."
PLANS = (
    "Planning to manage the risk of harm was sufficient in 12 of the 16 relevant cases that the inspectors looked at."
)


@pytest.mark.parametrize("top", [100, 290], ids=["on the first line", "in the middle"])
@pytest.mark.parametrize("places", [(30, 30), (540, 30), (540, 540)], ids=["left", "outer", "right"])
@pytest.mark.parametrize("says", ["{}", "p{}", "Page {}"])
def test_a_number_in_the_outer_margin_is_the_page_s(
    says: str, places: tuple[int, int], top: float, tmp_path: Path
) -> None:
    texts = [(REVIEWS,) * 9, (PLANS,) * 9]
    pages = [
        (Area(80, 100, 440, text), Area(place - (14 if "P" in says else 0), top, 60, (says.format(number),)))
        for number, (text, place) in enumerate(zip(texts, places, strict=True), start=3)
    ]
    path = tmp_path / "letter.pdf"
    path.write_bytes(pages_of(*pages))
    transcript = read(path)
    assert transcript.text.split("\n") == [*texts[0], *texts[1]]
    assert [(aside.kind, aside.page) for aside in transcript.asides] == [("page number", 1), ("page number", 2)]


def test_numbers_of_paragraphs_that_hang_in_the_margin_stay(tmp_path: Path) -> None:
    words = REVIEWS.split() + PLANS.split()
    pages = []
    for first in (1, 4):
        numbers, texts = [], []
        for place in range(first, first + 3):
            top = 250 + 60 * (place - first)
            numbers.append(Area(40, top, 30, (str(place),)))
            texts.append(Area(80, top, 440, (f"{' '.join(words[place : place + 9]).capitalize()}.",)))
        pages.append((*numbers, *texts))
    path = tmp_path / "letter.pdf"
    path.write_bytes(pages_of(*pages))
    assert [line.split()[0] for line in read(path).text.split("\n")] == list("123456")
