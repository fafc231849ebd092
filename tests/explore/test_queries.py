"""Every saved query answers, whole, and the same as a page, as JSON and as CSV."""

import asyncio
import csv
import io
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.utils import escape_fts, tilde_encode

from pipeline.explore.saved_queries import saved_queries
from pipeline.explore.site import SETTINGS, site
from tests.support.many_letters import copies_of
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.served_site import METADATA, letters, measures, services
from tests.support.site_pages import site_of

pytestmark = pytest.mark.slow

QUERIES = {query.name: query for query in saved_queries()}

EXAMPLES = {
    "area": "Ellerport",
    "choices": "region",
    "edition": "Reducing reoffending",
    "figures": "counts",
    "letter": "ellerport-2014-10",
    "measure": "public.planning",
    "name": "Ellerport",
    "nation": "England",
    "order": "share",
    "outside": "yes",
    "page": "1",
    "region": "Eastreach (invented)",
    "section": "public",
    "service": "ellerport",
    "size": "10",
    "sort": "date",
    "theme": "public",
    "words": "plan",
    "year": "2014",
}
"""A value of each parameter, as a person would give it to the demonstration."""

SHOWN_IN_OTHER_WORDS = {"facsimile", "invented", "marked", "popup"}
"""Columns that a table page shows otherwise than the data have them."""


class Tables(HTMLParser):
    """The cells of the table of rows on one of Datasette's pages."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.within = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.within = "rows-and-columns" in (dict(attrs).get("class") or "")
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.within:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag != "table"

    def handle_data(self, data: str) -> None:
        if self.within and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def _table(page: str) -> list[list[str]]:
    parser = Tables()
    parser.feed(page)
    return [[" ".join(cell.split()) for cell in row] for row in parser.rows if row][1:]


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _without(row: Iterable[tuple[str, object]]) -> list[str]:
    return [_text(value) for column, value in row if column not in SHOWN_IN_OTHER_WORDS]


@pytest.mark.parametrize("query", QUERIES)
def test_a_saved_query_answers_the_same_rows_as_a_page_as_json_and_as_csv(demonstration: Path, query: str) -> None:
    parameters = QUERIES[query].parameters
    asked = [{}, *({name: EXAMPLES[name]} for name in parameters), {name: EXAMPLES[name] for name in parameters}]

    async def ask() -> list[tuple[Any, Any, Any]]:
        client = site_of(demonstration).client
        return [
            (
                await client.get(f"/sqs/{query}?{urlencode(values)}"),
                await client.get(f"/sqs/{query}.json?{urlencode({**values, '_shape': 'objects'})}"),
                await client.get(f"/sqs/{query}.csv?{urlencode(values)}"),
            )
            for values in asked
        ]

    for page, data, sheet in asyncio.run(ask()):
        assert [answer.status_code for answer in (page, data, sheet)] == [200, 200, 200]
        held = data.json()
        assert held["truncated"] is False
        rows = held["rows"]
        lines = list(csv.DictReader(io.StringIO(sheet.text, newline="")))
        assert [[*map(_text, line.values())] for line in lines] == [[*map(_text, row.values())] for row in rows]
        if rows:
            columns = list(rows[0])
            shown = [_without(zip(columns, cells, strict=True)) for cells in _table(page.text)]
            assert shown == [_without(row.items()) for row in rows]


def test_each_parameter_has_an_example_that_finds_something(demonstration: Path) -> None:
    used = {name for held in QUERIES.values() for name in held.parameters}
    assert used == set(EXAMPLES)
    assert f"/services/{EXAMPLES['service']}" in services(demonstration)
    assert f"/letters/{EXAMPLES['letter']}" in letters(demonstration)
    assert f"/measures/{tilde_encode(EXAMPLES['measure'])}" in measures(demonstration)


@pytest.mark.slow
def test_of_a_thousand_letters_no_row_is_cut_off(demonstration: Path, tmp_path: Path) -> None:
    database = tmp_path / "sqs.db"
    copies_of(demonstration, database, 1_000)
    with closing(sqlite3.connect(database)) as connection:
        connection.create_function("escape_fts", 1, escape_fts)
        for query, held in QUERIES.items():
            empty = dict.fromkeys(held.parameters, "")
            ((number,),) = connection.execute(f"select count(*) from ({held.sql})", empty).fetchall()  # noqa: S608 - our own
            assert (query, number <= SETTINGS["max_returned_rows"]) == (query, True)


@pytest.mark.parametrize("made_of", [[], [cambridgeshire()], [eastmere()]], ids=["none", "a facsimile", "an invented"])
def test_a_saved_query_answers_where_there_is_little_or_nothing(tmp_path: Path, made_of: list[Any]) -> None:
    database = build(tmp_path / "sqs.db", made_of)

    async def ask() -> dict[str, int]:
        client = site(database, METADATA).client
        return {query: (await client.get(f"/sqs/{query}.json")).status_code for query in QUERIES}

    assert asyncio.run(ask()) == dict.fromkeys(QUERIES, 200)
