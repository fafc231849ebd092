"""Saved queries: the form of their files, and where Datasette offers them."""

import asyncio
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from pipeline.corpus.folders import PROJECT
from pipeline.errors import SqsError
from pipeline.explore.saved_queries import FOLDER, read_query, saved_queries
from pipeline.explore.site import SETTINGS, site
from tests.support.readings import build, cambridgeshire
from tests.support.site_pages import METADATA

pytestmark = pytest.mark.slow

ADDRESSES = """
    a-sample-of-thirteen cases-examined change-between-letters charts-in-words coverage-of-services findings-of-a-letter
    findings-that-say funnel-of-a-measure how-findings-were-read how-one-service-does inspections-by-year
    inspections-not-here letters-and-their-results letters-beside letters-in-words letters-by-year letters-not-read
    letters-read letters-together-compared limits-of-a-funnel measures-and-meanings measures-compared
    measures-put-together numbers-not-read numbers-of-a-letter one-letter one-letters-problems one-letters-statements
    one-measure-across-services one-service outside-the-limits paragraphs-of-a-letter parts-and-years places-on-a-page
    problems-of-a-letter profile-of-a-letter reasons-of-a-letter regions-together-compared service-names services-beside
    services-by-name services-called services-compared services-on-a-measure services-on-map shares-by-year
    statements-for-a-person strengths-and-improvements tables-and-their-rows themes-with-results this-build
    what-inspectors-said what-is-here what-letters-can-be-chosen-by where-numbers-come-from where-other-services-stand
""".split()  # noqa: SIM905  # as a list, each would take a line
"""Where saved queries have been found so far. People have cited these addresses, so none may go."""

WORDS = "--\n-- The letters of a year,\n-- by their id.\n"
PARAMETERS = "--\n-- Parameters: year, area\n"
WHOLE = f"-- Letters\n{WORDS}{PARAMETERS}\nselect :area, :year\n"
"""A file as it should be."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("build") / "sqs.db", [cambridgeshire()])


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_each_file_has_the_form_and_reads_well(path: Path) -> None:
    query = read_query(path)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*\.sql", path.name)
    assert not query.title.endswith(".")
    assert re.fullmatch(r"[A-Z].*\.", query.description)
    head, _, _ = path.read_text(encoding="utf-8").partition("\n\n")
    assert max(map(len, head.splitlines())) <= 120


def test_a_file_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "letters-of-a-year.sql"
    path.write_text(WHOLE, encoding="utf-8")
    query = read_query(path)
    assert (query.name, query.title, query.parameters) == ("letters-of-a-year", "Letters", ("year", "area"))
    assert (query.description, query.sql) == ("The letters of a year, by their id.", "select :area, :year")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        pytest.param("-- Letters\n--\n", "", "a title, a description", id="no title"),
        pytest.param(WORDS + PARAMETERS, "", "a title, a description", id="no words"),
        pytest.param("\n\n", "\n", "then an empty line", id="no line between head and SQL"),
        pytest.param("select", "delete from letters where", "one select", id="not for reading"),
        pytest.param(":year\n", ":year;\n", "without a semicolon at its end", id="semicolon"),
        pytest.param(PARAMETERS, "", "names none; the SQL uses area, year", id="no parameters"),
        pytest.param(", area", "", "names year; the SQL uses area, year", id="one too few"),
        pytest.param(", area", ", area, page", "names year, area, page; the SQL uses", id="one too many"),
        pytest.param("year, area", "year, area, year", "each parameter of the SQL once", id="one twice"),
    ],
)
def test_a_file_of_another_form_is_refused_in_a_sentence_that_names_it(
    tmp_path: Path, before: str, after: str, message: str
) -> None:
    path = tmp_path / "wrong.sql"
    assert before in WHOLE
    path.write_text(WHOLE.replace(before, after), encoding="utf-8")
    with pytest.raises(SqsError, match=rf"^wrong\.sql: .*{message}"):
        read_query(path)


def test_a_site_with_a_file_of_another_form_does_not_start(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wrong.sql").write_text("select 1\n", encoding="utf-8")
    monkeypatch.setattr("pipeline.explore.saved_queries.FOLDER", tmp_path)
    saved_queries.cache_clear()
    try:
        with pytest.raises(SqsError, match=r"^wrong\.sql: "):
            asyncio.run(site(database, METADATA).invoke_startup())
    finally:
        saved_queries.cache_clear()


def _offered(datasette: Datasette, name: str) -> dict[str, dict[str, Any]]:
    async def ask() -> dict[str, dict[str, Any]]:
        await datasette.invoke_startup()
        offered: dict[str, dict[str, Any]] = await datasette.get_canned_queries(name, None)
        return offered

    return asyncio.run(ask())


def _answer(datasette: Datasette, address: str) -> tuple[int, str]:
    async def ask() -> tuple[int, str]:
        answer = await datasette.client.get(address)
        return answer.status_code, answer.text

    return asyncio.run(ask())


def test_the_site_offers_every_file_and_every_address_so_far(database: Path) -> None:
    offered = _offered(site(database, METADATA), "sqs")
    assert sorted(offered) == sorted(path.stem for path in FOLDER.iterdir())
    assert [address for address in ADDRESSES if address not in offered] == []
    assert {name: (query["title"], query["description"], query["sql"]) for name, query in offered.items()} == {
        query.name: (query.title, query.description, query.sql) for query in saved_queries()
    }


def test_plain_datasette_offers_the_same_as_the_site(database: Path) -> None:
    command: list[str | Path] = [sys.executable, "-m", "datasette", database, "-m", METADATA, "--get", "/sqs.json"]
    plain = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    _, ours = _answer(site(database, METADATA), "/sqs.json")
    assert json.loads(plain.stdout)["queries"] == json.loads(ours)["queries"]
    assert len(json.loads(ours)["queries"]) >= len(ADDRESSES)


@pytest.mark.parametrize("name", ["sqs", "cats"])
def test_a_database_that_is_not_ours_is_offered_nothing_and_served_as_it_is(tmp_path: Path, name: str) -> None:
    with closing(sqlite3.connect(tmp_path / f"{name}.db")) as connection:
        connection.execute("create table letters (address text)")
    datasette = Datasette([str(tmp_path / f"{name}.db")])
    assert _offered(datasette, name) == {}
    assert _answer(datasette, f"/{name}")[0] == 200
    status, page = _answer(datasette, "/letters")
    assert status == 404
    assert "Database not found" in page


@pytest.mark.parametrize("address", ["/", "/letters", "/data", "/charts", "/sqs/findings"])
def test_without_descriptions_of_ones_own_a_page_is_as_it_is_on_the_site(database: Path, address: str) -> None:
    plain = Datasette(immutables=[str(database)], settings=SETTINGS)
    pages = [_answer(datasette, address) for datasette in (plain, site(database))]
    assert {status for status, _ in pages} == {200}
    assert len({re.sub(r"[0-9.]+ms", "", page) for _, page in pages}) == 1
