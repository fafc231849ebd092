"""A page of a letter as it is printed: each finding marked and leading to its row, and nothing else shown."""

import io
import re
from pathlib import Path

import pytest
from datasette.utils import tilde_encode
from PIL import Image

from pipeline.explore.site import site
from tests.support.letter_pages import LETTERS, PRINTED, TYPED, place_of
from tests.support.site_pages import METADATA, answers_of, ask, rows_of

pytestmark = pytest.mark.slow


def test_each_finding_of_the_page_is_marked_where_its_words_stand(read: Path) -> None:
    rows = rows_of(read, "places-on-a-page", letter=PRINTED, page="2")
    (answer,) = ask(read, f"/letters/{PRINTED}/pages/2", corpus=LETTERS)
    assert answer.status_code == 200
    places = list(dict.fromkeys(row["place"] for row in rows if row["place"]))
    assert len(places) > 3
    assert re.findall(r'id="sheet-([^"]+)"', answer.text) == [place.replace("/", "-") for place in places]
    assert all(f'href="/letters/{PRINTED}#{place}"' in answer.text for place in places)
    assert answer.text.count("<rect ") == sum(row["place"] is not None for row in rows)
    assert 'rel="prev"' in answer.text
    listed = answer.text.split('<ol class="on-page">')[1]
    counted = {
        row["place"]: f"<b>{row['count']} of {row['total']}</b>"
        for row in rows
        if row["place"] and row["total"] and row["count"] is not None
    }
    assert counted
    assert all(figure in listed.split(f'#{place}"')[1].split("</li>")[0] for place, figure in counted.items())


def test_nothing_is_shown_of_the_page_but_the_lines_of_paragraphs(read: Path) -> None:
    (answer,) = ask(read, f"/letters/{PRINTED}/pages/1.png", corpus=LETTERS)
    image = Image.open(io.BytesIO(answer.content)).convert("L")
    rows = rows_of(read, "places-on-a-page", letter=PRINTED, page="1")
    scale = 2  # 144 dots to the inch, 72 points
    above = min(row["top"] for row in rows) * scale - 10
    assert image.crop((0, 0, image.width, int(above))).getextrema() == (255, 255)  # the letterhead
    assert min(image.getdata()) < 100


@pytest.mark.parametrize(
    "address", [f"/letters/{TYPED}/pages/1", f"/letters/{PRINTED}/pages/99", "/letters/nothing/pages/1.png"]
)
def test_a_page_that_cannot_be_shown_is_not_found(read: Path, address: str) -> None:
    (answer,) = ask(read, address, corpus=LETTERS)
    assert answer.status_code == 404


def test_a_reader_is_not_told_what_whoever_keeps_the_letters_may_do(demonstration: Path) -> None:
    problems = [row for row in rows_of(demonstration, "one-letters-problems") if "; " in row["message"]]
    advice = {(row["letter"], row["message"].rpartition("; ")[2]) for row in problems}
    assert advice
    for letter, words in sorted(advice)[:6]:
        reader, keeper = ask(demonstration, f"/letters/{letter}", f"/letters/{letter}?view=maintainer")
        assert words not in reader.text.replace("&#39;", "'")
        assert words in keeper.text.replace("&#39;", "'")


def test_a_citation_begins_with_the_public_address(read: Path) -> None:
    here = site(read, METADATA, LETTERS, "https://sqs.example.org/")
    row, *_ = rows_of(read, "findings-of-a-letter", letter=TYPED)
    place = place_of(row)
    cited = f"/letters/{TYPED}/findings/{tilde_encode(place)}"
    finding, data = answers_of(here, "GET", [cited, "/data"])
    assert f"https://sqs.example.org/letters/{TYPED}#{place}" in finding.text
    assert "https://sqs.example.org/data" in data.text
    (plain,) = ask(read, cited)
    assert "example.org" not in plain.text


def test_other_sites_may_read_the_rows(read: Path) -> None:
    (answer,) = ask(read, "/sqs/one-letter.json?_shape=array")
    assert answer.headers["access-control-allow-origin"] == "*"
