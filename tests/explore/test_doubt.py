"""A doubtful figure stands nowhere as a plain figure: the word for it is in the same cell, row or line."""

import csv
import io
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from datasette.utils import tilde_encode

from pipeline.build.cache import Cache
from pipeline.explore.saved_queries import saved_queries
from tests.support.doubtful import DOUBTFUL, built_with_doubts, doubted, other
from tests.support.headlines import headline, letter
from tests.support.letter_pages import place_of
from tests.support.readings import build
from tests.support.served_site import letters, measures, services
from tests.support.site_pages import asked, rows_of

pytestmark = pytest.mark.slow

SUMS = {
    "letters-together-compared", "limits-of-a-funnel", "measures-put-together", "outside-the-limits", "shares-by-year",
    "funnel_limits", "measure_summary", "measure_summary_reckoned", "measure_years", "measure_years_reckoned",
    "regions-together-compared",
}  # fmt: skip
"""What adds up figures, and so has no finding of its own."""

TABLES = ("findings", "finding_details", "sufficiency", "results", "results_reckoned")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, read_before: Cache) -> Path:
    """The invented letters, every third finding doubtful."""
    return built_with_doubts(tmp_path_factory.mktemp("third") / "sqs.db", lambda place: place % 3 == 0, read_before)


@pytest.fixture(scope="module")
def doubtful(database: Path) -> frozenset[str]:
    """The ids of the doubtful findings."""
    with closing(sqlite3.connect(database)) as connection:
        return frozenset(row[0] for row in connection.execute("select id from findings where certainty = 'doubtful'"))


@pytest.fixture(scope="module")
def every(database: Path) -> frozenset[str]:
    with closing(sqlite3.connect(database)) as connection:
        return frozenset(row[0] for row in connection.execute("select id from findings"))


class Blocks(HTMLParser):
    """A page cut into its elements of one kind: the words of each, and the findings that it leads to."""

    def __init__(self, html: str, tag: str) -> None:
        super().__init__()
        self.tag = tag
        self.open: list[int] = []
        self.words: defaultdict[int, str] = defaultdict(str)
        self.findings: defaultdict[int, list[str]] = defaultdict(list)
        self.begun = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == self.tag:
            self.begun += 1
            self.open.append(self.begun)
        found = re.fullmatch(r"/letters/([^#?]+)#(.+)", unquote(dict(attrs).get("href") or "")) if tag == "a" else None
        if found and self.open:
            self.findings[self.open[-1]].append(f"{found[1]}/{found[2]}")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words[self.open[-1]] += data


def _shown(database: Path, address: str, tag: str, every: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Each finding that the page leads to, and the words of the element that does."""
    answer = asked(database, address)
    assert answer.status_code == 200, address
    blocks = Blocks(answer.text, tag)
    for block, findings in blocks.findings.items():
        yield from ((finding, blocks.words[block]) for finding in findings if finding in every)


@pytest.mark.parametrize(
    ("kind", "tag"), [("measure", "tr"), ("service", "li"), ("/compare?theme=all", "td"), ("/search?q=cases", "li")]
)
def test_beside_each_doubtful_figure_of_a_page_stands_the_word_and_why(
    database: Path, doubtful: frozenset[str], every: frozenset[str], kind: str, tag: str
) -> None:
    addresses = {"measure": measures, "service": services}[kind](database) if kind[0] != "/" else [kind]
    seen = {True: 0, False: 0}
    for address in addresses:
        for finding, words in _shown(database, address, tag, every):
            is_doubtful = finding in doubtful
            seen[is_doubtful] += 1
            marked = "doubtful" in words and DOUBTFUL in words
            assert (address, finding, marked) == (address, finding, is_doubtful)
    assert min(seen.values()) > 0


def test_on_a_letters_page_each_doubtful_finding_is_marked_in_the_text_and_on_its_card(
    database: Path, doubtful: frozenset[str], every: frozenset[str]
) -> None:
    cards = 0
    for address in letters(database):
        page = asked(database, address).text
        name = unquote(address.removeprefix("/letters/"))
        links = re.findall(r'<a class="to-finding" href="#card/([^"]+)">(.*?)</a>', page, re.DOTALL)
        assert {f"{name}/{unquote(place)}" for place, _ in links} == {
            each for each in every if each.startswith(f"{name}/")
        }
        for place, words in links:
            assert ("doubtful" in words) == (f"{name}/{unquote(place)}" in doubtful)
        for place, words in re.findall(r'data-finding="([^"]+)">\s*<summary>(.*?)</summary>', page, re.DOTALL):
            cards += 1
            assert ("doubtful" in words and DOUBTFUL in words) == (f"{name}/{unquote(place)}" in doubtful)
    assert cards == len(every)


def test_a_doubtful_finding_is_cited_as_doubtful(database: Path) -> None:
    name = letters(database)[0].removeprefix("/letters/")
    for place, row in enumerate(rows_of(database, "findings-of-a-letter", letter=name)[:9]):
        page = asked(database, f"/letters/{name}/findings/{tilde_encode(place_of(row))}").text
        (cited,) = re.findall(r'<p class="citation">(.*?)</p>', page, re.DOTALL)
        assert (DOUBTFUL in cited) == (place % 3 == 0)


def test_a_doubtful_figure_is_never_the_example_of_the_first_page(database: Path, doubtful: frozenset[str]) -> None:
    (row,) = rows_of(database, "a-sample-of-thirteen")
    assert row["finding"] not in doubtful


def _answers(database: Path, query: str) -> Iterator[str]:
    """What to ask a saved query for so that it shows every finding that it can."""
    parameters = next(each.parameters for each in saved_queries() if each.name == query)
    if "theme" in parameters:
        yield "theme=all" if query == "services-compared" else ""
    elif "measure" in parameters:
        yield from (f"measure={address.removeprefix('/measures/')}" for address in measures(database))
    else:
        yield ""


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("query", [query.name for query in saved_queries()])
def test_a_saved_query_says_of_each_finding_whether_it_is_doubtful_as_json_and_as_csv(
    database: Path, doubtful: frozenset[str], query: str
) -> None:
    for asked_for in _answers(database, query):
        rows = asked(database, f"/sqs/{query}.json?{asked_for}&_shape=array").json()
        text = asked(database, f"/sqs/{query}.csv?{asked_for}").text
        table = [{name: _as_text(value) for name, value in row.items()} for row in rows]
        assert [row.get("certainty") for row in csv.DictReader(io.StringIO(text))] == [
            row.get("certainty") for row in table
        ]
        for row in rows:
            if "finding" in row and row["finding"] is not None and "status" not in row:
                assert (row["certainty"] == "doubtful") == (row["finding"] in doubtful)
            if "doubt_in_words" in row:
                assert (row["doubt_in_words"] or "").startswith(DOUBTFUL) == (row["certainty"] == "doubtful")
            if {"sufficient", "total"} <= set(row) and row["total"] is not None:
                assert "letters_doubtful" in row if query in SUMS else "certainty" in row


@pytest.mark.parametrize("table", TABLES)
def test_a_table_says_of_each_finding_whether_it_is_doubtful_as_json_and_as_csv(
    database: Path, doubtful: frozenset[str], table: str
) -> None:
    name = "id" if table == "findings" else "finding"
    exported = list(csv.DictReader(io.StringIO(asked(database, f"/sqs/{table}.csv?_stream=on").text)))
    as_json = asked(database, f"/sqs/{table}.json?_shape=array&_size=max").json()
    for rows in (exported, as_json):
        assert {row["certainty"] for row in rows} == {"doubtful", "sure"}
        assert all((row["certainty"] == "doubtful") == (row[name] in doubtful) for row in rows)


def test_whatever_table_or_view_has_a_figure_says_how_sure_it_is_or_how_many_are_left_out(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("select name from pragma_table_list where type in ('table', 'view')").fetchall()
        held = {name: {row[1] for row in connection.execute(f"pragma table_info({name})")} for (name,) in names}
    with_figures = {
        name for name, columns in held.items() if "total" in columns and columns & {"count", "sufficient"}
    } - {"alternatives", "pooled", "second_readings"}  # what the rules did not choose, and what another reader reads
    assert with_figures >= set(TABLES)
    for name in with_figures:
        assert held[name] & ({"letters_doubtful"} if name in SUMS else {"certainty", "doubtful"}), name


def test_doubtful_findings_have_a_list_with_the_reading_that_came_second(
    database: Path, doubtful: frozenset[str]
) -> None:
    rows = rows_of(database, "doubtful-findings")
    assert {row["finding"] for row in rows} == doubtful
    assert {(row["other_total"], row["other_count"] == row["count"]) for row in rows} == {(99, True)}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five letters with a figure, and two with a doubtful one, of which one has too few cases to draw."""
    few, many = headline(count=3, total=4), headline(count=9, total=12)
    return build(
        tmp_path_factory.mktemp("drawn") / "sqs.db",
        [
            *(letter(name, headline(count=15, total=20, certainty="sure")) for name in "abcde"),
            letter("few", doubted(few, other(few, total=14))),
            letter("many", doubted(many, other(many, total=14))),
        ],
    )


def test_a_doubtful_point_is_drawn_hollow_and_its_title_says_so(drawn: Path) -> None:
    page = asked(drawn, "/measures/reoffending.assessment").text
    points = re.findall(r'<path class="mark ([^"]+)" d="[^"]+"><title>([^<]+)</title>', page)
    assert ("doubtful", "Doubtful: 9 of 12: many (no date)") in points
    assert [shape for shape, title in points if title.startswith("15 of 20")] == ["within", "within"]
    assert page.count("</svg> a doubtful figure</li>") == 2  # in the keys of the funnel and of the table
    drawings = re.findall(r'<svg class="spine share" .*?</svg>', page, re.DOTALL)
    assert len(drawings) == 7  # all letters, and each of the six with enough cases
    assert ["<title>A doubtful figure</title>" in each for each in drawings].count(True) == 1
    assert all(("mark doubtful" in each) == ("<title>" in each) for each in drawings)


def test_a_doubtful_figure_has_no_shade_among_those_compared(drawn: Path) -> None:
    shades = {row["letter"]: row["shade"] for row in rows_of(drawn, "services-compared")}
    assert shades == {**dict.fromkeys("abcde", 4), "few": None, "many": None}
