"""Each chart stands between its numbers in words and its rows as a table, and draws these rows and no others."""

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.browser import browsing, watched
from tests.support.headlines import LETTER, headline, letter
from tests.support.letters_by_hand import finding_of
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.served_site import DEMONSTRATION, served
from tests.support.site_pages import DEFAULTS, ask, asked, page_of, rows_of

DESCRIBED: dict[str, Any] = yaml.safe_load(DEFAULTS.read_text(encoding="utf-8"))
CHARTS: dict[str, Any] = DESCRIBED["plugins"]["datasette-dashboards"]["charts"]["charts"]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six letters of three years, each with 9 of 12 on one measure and 3 of 12 on another, and a seventh of words."""
    letters = [
        letter(
            f"service-{number}",
            headline(count=9, total=12, basis="printed"),
            finding_of(
                LETTER,
                "nine of the 20",
                measure="reoffending.review",
                role="headline",
                verdict="sufficient",
                count=3,
                total=12,
            ),
            published=date(2012 + number // 2, 5, 1),
        )
        for number in range(2, 8)
    ]
    return build(tmp_path_factory.mktemp("build") / "sqs.db", [*letters, eastmere()])


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("few") / "sqs.db", [cambridgeshire()])


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
def test_the_rows_that_a_chart_draws_are_those_of_its_table(database: Path, theme: str) -> None:
    charts = _charts(asked(database, f"/charts{theme}").text)
    assert len(charts) == len(CHARTS)
    for (_, _, cells), answer in zip(charts, ask(database, *(chart[0] for chart in charts)), strict=True):
        rows = answer.json()
        assert rows
        assert cells == [["" if value is None else str(value) for value in row.values()] for row in rows]


def test_a_chart_is_drawn_as_its_definition_says(database: Path) -> None:
    drawn = [json.loads(display) for _, display, _ in _charts(asked(database, "/charts").text)]
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
def test_a_chart_draws_columns_that_its_query_has(database: Path, name: str) -> None:
    fields = set(_fields(CHARTS[name]["display"]))
    columns = set(rows_of(database, CHARTS[name]["saved_query"])[0])
    assert fields & columns
    assert fields <= columns | _made(CHARTS[name]["display"])


def test_charts_work_out_labels_and_no_figures() -> None:
    worked_out = [step for chart in CHARTS.values() for step in chart["display"]["transform"] if "as" in step]
    assert {step["as"] for step in worked_out} == {"said", "shown"}
    assert not [step for step in worked_out if re.search(r"datum\.\w+\s*[-*/]|[-*/]\s*datum", step["calculate"])]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_title_its_numbers_in_words_and_its_rows_in_three_forms(database: Path, name: str) -> None:
    page = page_of(database, "/charts?theme=reoffending")
    assert CHARTS[name]["title"] in page.words
    assert {name, f"{name}-in-words"} <= set(page.ids)
    sentences = [row["sentence"] for row in rows_of(database, "charts-in-words", theme="reoffending")]
    assert all(sentence in page.words for sentence in sentences)
    query = CHARTS[name]["saved_query"]
    for form in ("", ".csv", ".json"):
        assert [link for link in page.links if re.match(rf"/sqs/{query}{re.escape(form)}(\?|$)", link)]


def test_each_chart_and_the_map_have_a_sentence_and_nothing_else_has(database: Path) -> None:
    assert {row["chart"] for row in rows_of(database, "charts-in-words")} == {*CHARTS, "map"}


def _sentence(database: Path, chart: str, theme: str = "") -> list[str]:
    return [row["sentence"] for row in rows_of(database, "charts-in-words", theme=theme) if row["chart"] == chart]


def test_the_sentence_of_all_letters_gives_both_ends_with_their_counts_and_intervals(database: Path) -> None:
    (sentence,) = _sentence(database, "put-together", "reoffending")
    assert sentence == (
        "Of 2 measures with enough cases, the share that met the standard runs from"
        " 18 of 72 (25%, 95% interval 16 to 36) for “Label of reoffending.review” to"
        " 54 of 72 (75%, 95% interval 64 to 84) for “Label of reoffending.assessment”."
    )


def test_where_cases_are_few_the_sentence_says_so_first(few: Path) -> None:
    (sentence,) = _sentence(few, "put-together", "reoffending")
    assert sentence == (
        "The measure with the most cases is “Label of reoffending.assessment”: 17 of 20 (85%, 95% interval 64 to 95)."
        " 1 measure has figures from fewer than five letters or 30 cases. 1 measure is judged in words only."
    )


def test_published_and_invented_letters_have_sentences_of_their_own(database: Path) -> None:
    assert _sentence(database, "held") == [
        "6 letters are here; known inspections with no letter here: 2.",
        "1 letter is here, all invented.",
    ]


def test_a_year_s_figures_are_those_of_its_letters_put_together(database: Path) -> None:
    rows = rows_of(database, "shares-by-year", theme="reoffending")
    assert [(row["measure"], row["year"], row["sufficient"], row["total"], row["letters"]) for row in rows] == [
        ("reoffending.assessment", "2013", 18, 24, 2),
        ("reoffending.assessment", "2014", 18, 24, 2),
        ("reoffending.assessment", "2015", 18, 24, 2),
        ("reoffending.review", "2013", 6, 24, 2),
        ("reoffending.review", "2014", 6, 24, 2),
        ("reoffending.review", "2015", 6, 24, 2),
    ]
    assert [(row["per_cent"], row["interval_from"], row["interval_to"]) for row in rows[2:4]] == [
        (75, 55, 88),
        (25, 12, 45),
    ]
    (sentence,) = _sentence(database, "by-year", "reoffending")
    assert sentence == (
        "“Label of reoffending.assessment”, the measure with the most cases, met the standard in 18 of 24 in 2013"
        " (2 letters), 18 of 24 in 2014 (2 letters), 18 of 24 in 2015 (2 letters)."
    )


def test_years_together_are_the_measure(database: Path) -> None:
    whole = {
        (row["measure"], row["invented"]): (row["letters"], row["sufficient"], row["total"])
        for row in rows_of(database, "measures-put-together")
        if row["total"]
    }
    by_year: dict[tuple[str, int], tuple[int, int, int]] = {}
    for row in rows_of(database, "shares-by-year"):
        held = by_year.get((row["measure"], row["invented"]), (0, 0, 0))
        by_year[row["measure"], row["invented"]] = (
            held[0] + row["letters"],
            held[1] + row["sufficient"],
            held[2] + row["total"],
        )
    assert by_year == whole


def test_letters_are_counted_by_the_cases_examined(tmp_path: Path, database: Path) -> None:
    assert [(row["cases"], row["letters"], row["invented"]) for row in rows_of(database, "cases-examined")] == [
        ("20 to 24", 6, 0),
        ("under 10", 1, 1),
    ]
    source, reading = eastmere()
    letterhead = reading.letter.letterhead.model_copy(update={"cases": None, "cases_span": None})
    silent = reading.letter.model_copy(update={"letterhead": letterhead})
    unknown = build(
        tmp_path / "sqs.db",
        [
            cambridgeshire(),
            (source.model_copy(update={"cases": None}), reading.model_copy(update={"letter": silent})),
        ],
    )
    assert [(row["cases"], row["letters"]) for row in rows_of(unknown, "cases-examined")] == [
        ("20 to 24", 1),
        ("not known", 1),
    ]


def test_known_inspections_without_a_letter_are_counted_by_year(few: Path) -> None:
    rows = rows_of(few, "inspections-by-year")
    assert [(row["year"], row["held"], row["inspections"], row["facsimiles"]) for row in rows] == [
        ("2013", "no letter here", 1, 0),
        ("2014", "letter here", 1, 1),
    ]


def test_every_result_is_counted_by_where_its_numbers_come_from(few: Path) -> None:
    rows = rows_of(few, "where-numbers-come-from")
    assert [(row["basis"], row["seen"], row["results"]) for row in rows] == [
        ("printed", "checked by a person", 1),
        ("printed", "not checked", 2),
        ("words", "not checked", 1),
    ]


def test_a_theme_is_chosen_by_name_and_the_first_is_shown_unasked(database: Path) -> None:
    assert "How often the work met the standard: Reducing the likelihood" in page_of(database, "/charts").words
    chosen = page_of(database, "/charts?theme=public").words
    assert "How often the work met the standard: Protecting the public" in chosen
    assert "Label of public.planning" in chosen
    assert "Label of reoffending.review" not in chosen


@pytest.mark.parametrize("theme", ["sentence", "nonsense", "<script>alert(1)</script>", "' or 1=1 --"])
def test_a_theme_without_results_is_not_found(database: Path, theme: str) -> None:
    answer = asked(database, f"/charts?theme={theme}")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


def test_without_letters_the_page_says_that_there_is_nothing_to_draw(empty: Path) -> None:
    page = page_of(empty, "/charts")
    assert page.words.count("There is nothing to draw yet") == len(CHARTS)
    assert "data-rows" not in asked(empty, "/charts").text


def test_nothing_is_loaded_from_elsewhere_and_no_text_is_made_into_code(database: Path) -> None:
    answer = asked(database, "/charts")
    loaded = re.findall(r'<(?:script|link)[^>]*? (?:src|href)="([^"]+)"', answer.text)
    assert len(loaded) >= 5
    assert [address for address in loaded if not address.startswith("/-/static")] == []
    assert [answer.status_code for answer in ask(database, *loaded)] == [200] * len(loaded)
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", answer.text) == []
    assert "://" not in json.dumps(CHARTS)


@pytest.mark.parametrize("address", ["", "/charts", "/charts/by-year", "/charts/by-year/embed", "/nothing"])
def test_the_plugin_s_own_pages_lead_to_ours(database: Path, address: str) -> None:
    answer = asked(database, f"/-/dashboards{address}")
    assert (answer.status_code, answer.headers["location"]) == (302, "/charts")


@pytest.mark.browser
def test_a_browser_draws_every_chart_and_the_map_without_complaint_and_asks_nobody_else(database: Path) -> None:
    with served(database, DEMONSTRATION) as address, browsing() as browser, watched(browser, address) as seen:
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
