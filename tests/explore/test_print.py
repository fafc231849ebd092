"""A page on paper: every figure is there, within the margins, and nothing runs into what stands beside it."""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Page

from tests.support.browser import Watched
from tests.support.served_site import path_of, rows

pytestmark = pytest.mark.browser

FIGURE = re.compile(r"\d+ of \d+|\d+%|\d+/\d+")

PRINTED = ("/", "/services", "service", "/measures", "measure", "/compare?theme=public", "/letters", "letter",
           "a finding", "/search?q=plan", "/charts", "/data", "/coverage")  # fmt: skip

MARGIN = 14 / 25.4 * 72
"""Of each page, in points: 14 mm."""

SIDE_BY_SIDE = "/compare?service=harrowmere&service=ellerport&theme=all"

Word = dict[str, Any]


def _opened(seen: Watched, database: Path, kind: str) -> Page:
    page = seen.open(path_of(kind, database))
    page.evaluate("document.querySelectorAll('.visually-hidden').forEach(each => each.remove())")  # said, not shown
    return page


def _sheets(page: Page, *, as_written: bool = False) -> list[list[Word]]:
    """The words of each sheet of paper, from top to bottom, or as they stand in the page: cell by cell."""
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as document:
        return [[*sheet.extract_words(use_text_flow=as_written), {"width": sheet.width}] for sheet in document.pages]


def _text(sheets: Sequence[Sequence[Word]]) -> str:
    return " ".join(word["text"] for sheet in sheets for word in sheet if "text" in word)


@pytest.mark.parametrize("kind", [*PRINTED, SIDE_BY_SIDE])
def test_every_figure_of_a_page_is_printed_within_the_margins(seen: Watched, demonstration: Path, kind: str) -> None:
    page = _opened(seen, demonstration, kind)
    shown = set(FIGURE.findall(page.locator("main").inner_text()))
    sheets = _sheets(page)
    printed = _text(sheets)
    assert {figure for figure in shown if figure not in printed} == set()
    for *words, sheet in sheets:
        assert all(word["x0"] > MARGIN - 1 and word["x1"] < sheet["width"] - MARGIN + 3 for word in words)


def test_the_words_of_a_scale_stand_apart(seen: Watched, demonstration: Path) -> None:
    page = _opened(seen, demonstration, "service")
    ticks = set(page.locator("table.spine svg.scale text").all_text_contents())
    first, *_ = _sheets(page)
    assert {word["text"] for word in first if "text" in word} >= ticks


@pytest.mark.parametrize("path", ["/compare", SIDE_BY_SIDE])
def test_no_name_of_a_service_is_split(seen: Watched, demonstration: Path, path: str) -> None:
    page = _opened(seen, demonstration, path)
    names = {part for (name,) in rows(demonstration, "select distinct area_name from letters") for part in name.split()}
    shown = names & set(re.findall(r"[\w’']+", page.locator("main table").inner_text()))
    assert shown
    assert shown <= set(_text(_sheets(page)).split())


def test_what_is_judged_of_nobody_does_not_stand_under_what_met_the_standard(
    seen: Watched, demonstration: Path
) -> None:
    printed = _text(_sheets(_opened(seen, demonstration, "service")))
    assert ", not judged" in printed
    assert "Met the standard" not in printed


def test_a_reader_s_letter_says_nothing_of_rules(seen: Watched, demonstration: Path) -> None:
    ((letter,), *_) = rows(demonstration, "select letter from problems where \"check\" = 'number unread'")
    assert "No rule recognises" not in _text(_sheets(_opened(seen, demonstration, f"/letters/{letter}")))
    keeper = _opened(seen, demonstration, f"/letters/{letter}?view=maintainer")
    assert "No rule recognises" in keeper.locator("main").inner_text()


@pytest.mark.parametrize("name", ["ellerport", "harrowmere"])
def test_a_profile_is_two_pages_and_every_sentence_an_appendix(seen: Watched, demonstration: Path, name: str) -> None:
    page = _opened(seen, demonstration, f"/services/{name}")
    counts = page.locator("table.spine td.number").evaluate_all("each => each.map(one => one.textContent)")
    *profile, _ = (_text([sheet]) for sheet in _sheets(page, as_written=True))
    appendix = next(number for number, said in enumerate(profile) if "Appendix: Every result" in said)
    assert appendix <= 2
    first = " ".join(profile[:appendix])
    assert "then an appendix" in first
    assert "What is not certain in this letter" in first
    for count in counts:
        said = re.fullmatch(r"(\d+ of \d+)(?: (\d+ to \d+%))?", " ".join(count.split()))
        assert said, count
        assert all(figure in first for figure in said.groups("")), count
    assert f"Page 1 of {len(profile) + 1}" in first


@pytest.mark.parametrize(
    "path", ["/sqs/finding_details?_size=3", "/sqs/letters", "/sqs/profile-of-a-letter?letter=ellerport-2014-10"]
)
def test_every_cell_of_datasette_s_own_tables_is_printed_within_the_margins(seen: Watched, path: str) -> None:
    page = seen.open(path)
    cells = page.locator("table.rows-and-columns td").evaluate_all("cells => cells.map(cell => cell.textContent)")
    sheets = _sheets(page, as_written=True)
    printed = re.sub(r"\s", "", _text(sheets))
    assert len(cells) > 10
    assert [cell for cell in cells if re.sub(r"\s", "", cell) not in printed] == []
    for *words, sheet in sheets:
        assert all(word["x0"] > MARGIN - 1 and word["x1"] < sheet["width"] - MARGIN + 3 for word in words)
