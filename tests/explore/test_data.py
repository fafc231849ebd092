import csv
import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.load.dictionary import dictionary
from tests.support.readings import build
from tests.support.site_pages import asked, page_of, rows_of

TABLES = dictionary().tables
SHOWN = [name for name in TABLES if name != "build"]


LIST_OF_SERVICES = (
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right 2024. "
    "Names of services: Youth Justice Board and Ministry of Justice, Youth Justice Statistics 2024 to 2025, "
    "via PRISM-R (Oxon Advisory, CC BY 4.0)."
)


@pytest.mark.parametrize("name", SHOWN)
def test_each_table_can_be_taken_whole_as_csv_and_as_json(database: Path, name: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (number,) = connection.execute(f"select count(*) from {name}").fetchone()  # noqa: S608 - a name of our own
    links = page_of(database, "/data").links
    sheet, objects = f"/sqs/{name}.csv?_stream=on&_dl=1", f"/sqs/{name}.json?_shape=objects&_size=max"
    assert {sheet, objects, f"/sqs/{name}"} <= set(links)
    assert len(list(csv.DictReader(io.StringIO(asked(database, sheet).text)))) == number
    answer = asked(database, objects).json()
    assert (len(answer["rows"]), answer["next_url"]) == (number, None)


@pytest.mark.parametrize("name", SHOWN)
def test_each_table_is_described_in_the_words_of_the_dictionary(database: Path, name: str) -> None:
    page = page_of(database, "/data")
    described = " ".join(f"{TABLES[name].title}. {TABLES[name].description}".split())
    assert name in page.ids
    assert f"{name} {described} " in page.words


def test_every_table_has_its_number_of_rows_and_views_have_none(database: Path) -> None:
    words = page_of(database, "/data").words
    counted = {row["name"]: row["rows"] for row in rows_of(database, "tables-and-their-rows")}
    with closing(sqlite3.connect(database)) as connection:
        views = {name for (name,) in connection.execute("select name from sqlite_schema where type = 'view'")}
        tables = {
            name: connection.execute(f"select count(*) from {name}").fetchone()[0]  # noqa: S608 - a name of our own
            for name in SHOWN
            if name not in views
        }
    assert counted == tables
    for name in SHOWN:
        described = " ".join(TABLES[name].description.split())
        rows = f"{counted[name]} {'row' if counted[name] == 1 else 'rows'}" if name in counted else "a view"
        assert f"{described} {rows} CSV" in words


def test_the_whole_file_is_one_of_the_things_to_take(database: Path) -> None:
    page = page_of(database, "/data")
    (row,) = rows_of(database, "this-build")
    assert "/sqs.db" in page.links
    assert row["megabytes"] == round(database.stat().st_size / 1_000_000, 1)
    assert f"({row['megabytes']} MB, SQLite)" in page.words


def test_one_finding_is_cited_with_its_letter_its_date_its_paragraph_and_its_address(database: Path) -> None:
    page = page_of(database, "/data")
    (row,) = rows_of(database, "a-sample-of-thirteen")
    cited = (
        "HM Inspectorate of Probation, Short Quality Screening letter, Cambs. YOS (typeset facsimile), 23 April 2014"
    )
    assert f"{cited}, paragraph 2.1: “eight of ten" in page.words
    assert f"finding {row['finding']}" in page.words
    assert f"/letters/{row['letter']}#{row['place']}" in page.links


def test_what_is_invented_is_cited_as_nobodys(demonstration: Path) -> None:
    said = page_of(demonstration, "/data").words
    cited = said.split("How to cite")[2].split("Sources and licences")[0]
    assert "An invented letter, made for tests (no such service exists)" in cited
    assert "Findings of invented letters, made for tests (no such service exists), build a fingerprint." in cited
    assert "HM Inspectorate" not in cited
    assert "Open Government Licence" not in cited
    assert re.search(r"paragraph [a-z]+\.\d", cited) is None, "a place is said in words"


def test_the_whole_is_cited_by_its_fingerprint(database: Path) -> None:
    assert "letters of HM Inspectorate of Probation, build a fingerprint." in page_of(database, "/data").words


@pytest.mark.parametrize(
    "words",
    [
        LIST_OF_SERVICES,
        "HM Inspectorate of Probation, Crown copyright, under the Open Government Licence v3.0",
        "This is not an official publication.",
        "the list of recipients and the closing paragraphs with the inspector's contact details are left out",
    ],
)
def test_sources_are_named_in_the_words_that_their_licences_ask_for(database: Path, words: str) -> None:
    assert words in page_of(database, "/data").words


def test_a_database_without_letters_can_be_taken_too(tmp_path: Path) -> None:
    page = page_of(build(tmp_path / "sqs.db", []), "/data")
    assert "build a fingerprint." in page.words
    assert "/sqs/findings.csv?_stream=on&_dl=1" in page.links


@pytest.mark.parametrize(
    ("query", "number"), [("tables-and-their-rows", 31), ("this-build", 1), ("a-sample-of-thirteen", 1)]
)
def test_a_saved_query_answers(database: Path, query: str, number: int) -> None:
    assert len(rows_of(database, query)) == number
    assert asked(database, f"/sqs/{query}").status_code == 200
