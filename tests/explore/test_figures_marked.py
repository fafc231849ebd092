"""Beside each figure stands what to know of it: a bound, others counted, a contradiction, a second copy."""

import csv
import io
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models.base import Span
from models.finding import Finding
from models.reading import Problem, Reading
from models.source import Source
from pipeline.explore.saved_queries import saved_queries
from tests.support.headlines import headline, letter
from tests.support.letters_by_hand import finding_of, letter_of
from tests.support.readings import EASTMERE_TEXT, build
from tests.support.site_pages import asked, page_of, rows_of

SEEN = {
    "ashford": "at least",
    "beckton": "the letter counts the other 6",
    "carrow": "contradicted in the letter",
    "dunmere-again": "second copy",
    "elmley": None,
}
"""The letters, and the words that stand beside the figure of each."""
WORDS = [words for words in SEEN.values() if words]


def _contradicted(held: tuple[Source, Reading]) -> tuple[Source, Reading]:
    source, reading = held
    finding: Finding = reading.findings[0]
    at = Span(start=finding.start, end=finding.end)
    problem = Problem(check="statements contradict", severity="error", message="Which?", span=at)
    return source, reading.model_copy(update={"problems": (problem,)})


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, copy = letter("dunmere-again", headline(count=14, total=20))
    return build(
        tmp_path_factory.mktemp("marks") / "sqs.db",
        [
            letter("ashford", headline(count=12, total=20, words="at least 12")),
            letter("beckton", headline(count=6, total=20, verdict="insufficient")),
            _contradicted(letter("carrow", headline(count=13, total=20))),
            letter("dunmere", headline(count=14, total=20)),
            (source.model_copy(update={"sha256": "dunmere"}), copy),
            letter("elmley", headline(count=15, total=20)),
        ],
    )


@pytest.fixture(scope="module")
def marks(database: Path) -> dict[str, str]:
    """What is to be said of each figure, by its finding; empty where there is nothing."""
    with closing(sqlite3.connect(database)) as connection:
        found = dict(connection.execute("select finding, coalesce(marks, '') from results").fetchall())
    assert set(found.values()) == {"", "at least", "inverted", "contradicted", "copy"}
    return found


@pytest.mark.parametrize("query", [query.name for query in saved_queries()])
def test_a_query_that_gives_a_figure_gives_its_marks(database: Path, marks: dict[str, str], query: str) -> None:
    for row in rows_of(database, query):
        if {"sufficient", "finding"} <= set(row) and row["sufficient"] is not None:
            assert (row["marks"] or "") == marks[str(row["finding"])]


@pytest.mark.parametrize("table", ["results", "sufficiency", "result_details"])
def test_csv_and_json_give_the_marks(database: Path, marks: dict[str, str], table: str) -> None:
    exported = list(csv.DictReader(io.StringIO(asked(database, f"/sqs/{table}.csv?_stream=on").text)))
    as_json = asked(database, f"/sqs/{table}.json?_shape=array&_size=max").json()
    for rows in (exported, as_json):
        assert {row["finding"]: row["marks"] or "" for row in rows} == marks


OF_A_FINDING = {name: words for name, words in SEEN.items() if name != "beckton"}
"""Whether those counted met the standard or not, a finding says as its verdict."""


@pytest.mark.parametrize("page", ["/letters/{}", "/letters/{}/findings/1~2E1~2F29", "/search?q=cases"])
def test_a_finding_carries_its_marks_wherever_it_is_shown(database: Path, page: str) -> None:
    for name, words in OF_A_FINDING.items():
        shown = page_of(database, page.format(name)).words
        if "{}" in page:
            assert [each for each in WORDS if each in shown] == ([words] if words else []), name
        else:
            assert words is None or words in shown


@pytest.mark.parametrize("address", ["/measures/reoffending.assessment", "/compare", "/services/{}"])
def test_a_page_says_it_beside_the_figure(database: Path, address: str) -> None:
    for name, words in SEEN.items():
        shown = page_of(database, address.format(name)).words
        if "{}" in address:
            assert [each for each in WORDS if each in shown] == ([words] if words else []), name
        else:
            assert all(each in shown for each in WORDS)


def test_the_chart_of_a_letter_carries_the_marks_of_its_figures_on_the_page_and_in_a_file(database: Path) -> None:
    chart = asked(database, "/services/carrow").text.split('<table class="spine"')[1].split("</table>")[0]
    assert "contradicted in the letter" in chart
    said = {name: asked(database, f"/charts/spine.svg?letter={name}").text for name in SEEN}
    assert "13 of 20 (65%, 95% interval 43 to 82) †" in said["carrow"]
    assert "†: contradicted in" in said["carrow"]
    assert ">at least 12 of 20 (" in said["ashford"]
    assert "†" not in said["elmley"]


def test_a_change_carries_the_marks_of_the_figures_it_is_between(tmp_path: Path) -> None:
    other = letter_of(EASTMERE_TEXT)  # in the same words it would be a second copy of the first
    found = finding_of(
        other,
        "All 12 plans",
        measure="reoffending.assessment",
        role="headline",
        verdict="sufficient",
        count=9,
        total=10,
    )
    later, reading = letter("later", found, published=date(2016, 2, 1))
    pair = [
        _contradicted(letter("earlier", headline(count=13, total=20), published=date(2013, 2, 1))),
        (later, reading.model_copy(update={"letter": other})),
    ]
    named = [(source.model_copy(update={"area": "Twice"}), reading) for source, reading in pair]
    built = build(tmp_path / "sqs.db", named)
    assert [row["earlier_marks"] for row in rows_of(built, "change-between-letters")] == ["contradicted"]
    assert "earlier figure contradicted in the letter" in page_of(built, "/services/Twice").words
