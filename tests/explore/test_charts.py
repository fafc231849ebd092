"""Each chart stands between its numbers in words and its rows as a table, and draws these rows and no others."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.browser import browsing, watched
from tests.support.readings import build
from tests.support.served_site import DEMONSTRATION, served
from tests.support.site_pages import DEFAULTS, ask, asked, page_of, rows_of

DESCRIBED: dict[str, Any] = yaml.safe_load(DEFAULTS.read_text(encoding="utf-8"))
CHARTS: dict[str, Any] = DESCRIBED["plugins"]["datasette-dashboards"]["charts"]["charts"]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("empty") / "sqs.db", [], [])


def _charts(html: str) -> list[tuple[str, str, list[list[str]]]]:
    """Of each chart on a page: the address of its rows, what it is drawn by, and the cells of its table."""
    parts = html.split('class="chart"')[1:]
    found = []
    for part in parts:
        (address,) = re.findall(r'data-rows="([^"]+)"', part)
        (display,) = re.findall(r'<script type="application/json">(.*?)</script>', part)
        (body,) = re.findall(r"<tbody>(.*?)</tbody>", part, re.DOTALL)
        rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in re.findall(r"<tr>(.*?)</tr>", body)]
        found.append((unescape(address), display, [[unescape(cell) for cell in row] for row in rows]))
    return found


@pytest.mark.parametrize("theme", ["", "?theme=reoffending", "?theme=public"])
def test_the_rows_that_a_chart_draws_are_those_of_its_table(seven_letters: Path, theme: str) -> None:
    charts = _charts(asked(seven_letters, f"/charts{theme}").text)
    assert len(charts) == len(CHARTS)
    for (_, _, cells), answer in zip(charts, ask(seven_letters, *(chart[0] for chart in charts)), strict=True):
        rows = answer.json()
        assert rows
        assert cells == [["" if value is None else str(value) for value in row.values()] for row in rows]


def test_a_chart_is_drawn_as_its_definition_says(seven_letters: Path) -> None:
    drawn = [json.loads(display) for _, display, _ in _charts(asked(seven_letters, "/charts").text)]
    assert drawn == [chart["display"] for chart in CHARTS.values()]


def _fields(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("field"), str):
            yield part["field"]
        for value in part.values():
            yield from _fields(value)
            if isinstance(value, str):
                yield from re.findall(r"datum\.(\w+)", value)
    elif isinstance(part, list):
        for value in part:
            yield from _fields(value)


def _made(display: dict[str, Any]) -> set[str]:
    """What a chart works out for its labels."""
    return {"value", "kinds", *(step["as"] for step in display["transform"] if "as" in step)}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_draws_columns_that_its_query_has(seven_letters: Path, name: str) -> None:
    fields = set(_fields(CHARTS[name]["display"]))
    columns = set(rows_of(seven_letters, CHARTS[name]["saved_query"])[0])
    assert fields & columns
    assert fields <= columns | _made(CHARTS[name]["display"])


def test_charts_work_out_labels_and_no_figures() -> None:
    worked_out = [step for chart in CHARTS.values() for step in chart["display"]["transform"] if "as" in step]
    assert {step["as"] for step in worked_out} == {"said", "shown"}
    assert not [step for step in worked_out if re.search(r"datum\.\w+\s*[-*/]|[-*/]\s*datum", step["calculate"])]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_title_its_numbers_in_words_and_its_rows_in_three_forms(seven_letters: Path, name: str) -> None:
    page = page_of(seven_letters, "/charts?theme=reoffending")
    assert CHARTS[name]["title"] in page.words
    assert {name, f"{name}-in-words"} <= set(page.ids)
    sentences = [row["sentence"] for row in rows_of(seven_letters, "charts-in-words", theme="reoffending")]
    assert all(sentence in page.words for sentence in sentences)
    query = CHARTS[name]["saved_query"]
    for form in ("", ".csv", ".json"):
        assert [link for link in page.links if re.match(rf"/sqs/{query}{re.escape(form)}(\?|$)", link)]


def test_each_chart_and_the_map_have_a_sentence_and_nothing_else_has(seven_letters: Path) -> None:
    assert {row["chart"] for row in rows_of(seven_letters, "charts-in-words")} == {*CHARTS, "map"}


def test_a_theme_is_chosen_by_name_and_the_first_is_shown_unasked(seven_letters: Path) -> None:
    assert "How often the work met the standard: Reducing the likelihood" in page_of(seven_letters, "/charts").words
    chosen = page_of(seven_letters, "/charts?theme=public").words
    assert "How often the work met the standard: Protecting the public" in chosen
    assert "Label of public.planning" in chosen
    assert "Label of reoffending.review" not in chosen


@pytest.mark.parametrize("theme", ["sentence", "nonsense", "<script>alert(1)</script>", "' or 1=1 --"])
def test_a_theme_without_results_is_not_found(seven_letters: Path, theme: str) -> None:
    answer = asked(seven_letters, f"/charts?theme={theme}")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_without_letters_the_page_says_that_there_is_nothing_to_draw(empty: Path) -> None:
    page = page_of(empty, "/charts")
    assert page.words.count("There is nothing to draw yet") == len(CHARTS)
    assert "data-rows" not in asked(empty, "/charts").text


def test_nothing_is_loaded_from_elsewhere_and_no_text_is_made_into_code(seven_letters: Path) -> None:
    answer = asked(seven_letters, "/charts")
    loaded = re.findall(r'<(?:script|link)[^>]*? (?:src|href)="([^"]+)"', answer.text)
    assert len(loaded) >= 5
    assert [address for address in loaded if not address.startswith("/-/static")] == []
    assert [answer.status_code for answer in ask(seven_letters, *loaded)] == [200] * len(loaded)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", answer.text) == []
    assert "://" not in json.dumps(CHARTS)


@pytest.mark.parametrize("address", ["", "/charts", "/charts/by-year", "/charts/by-year/embed", "/nothing"])
def test_the_plugin_s_own_pages_lead_to_ours(seven_letters: Path, address: str) -> None:
    answer = asked(seven_letters, f"/-/dashboards{address}")
    assert (answer.status_code, answer.headers["location"]) == (302, "/charts")


@pytest.mark.browser
def test_a_browser_draws_every_chart_and_the_map_without_complaint_and_asks_nobody_else(seven_letters: Path) -> None:
    with served(seven_letters, DEMONSTRATION) as address, browsing() as browser, watched(browser, address) as seen:
        page = seen.open("/charts?theme=reoffending")
        page.locator("#held-in-words + .chart svg").wait_for()
        drawn = page.locator(".chart svg")
        words = drawn.all_text_contents()
        assert len(words) == len(CHARTS)
        assert "Label of reoffending.assessment: 54 of 72" in words[0]
        assert "18of 24" in words[1]
        assert "20 to 24 cases: 6 letters" in words[2]
        assert "(invented)" in words[2]

        page = seen.open("/sqs/areas")
        page.locator(".leaflet-marker-icon").click()
        assert "Cambridgeshire" in page.locator(".leaflet-popup").inner_text()
        pieces = page.locator("img.leaflet-tile-loaded")
        pieces.first.wait_for()
        assert "/static-plugins/sqs-letters/map/5-" in (pieces.first.get_attribute("src") or "")
    assert (seen.complaints, seen.elsewhere) == ([], [])
