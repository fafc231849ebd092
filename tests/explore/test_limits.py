"""What a reader's own SQL may take: never all memory, never the place of others, and data are never cut short."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.explore import limits, rooms
from pipeline.explore.site import site
from tests.support.site_pages import METADATA, ask, ask_anew, rows_of

COUNTED = "with+recursive+n(x)+as+(select+1+union+all+select+x%2B1+from+n+where+x<{})+select+{}+from+n"
LONG = "hex(zeroblob(950000))"


@pytest.mark.parametrize("form", ["", ".json", ".csv"])
@pytest.mark.parametrize("value", ["printf('%25.900000000c','a')", "hex(zeroblob(900000000))", "randomblob(900000000)"])
def test_a_query_makes_no_text_that_takes_all_memory(database: Path, value: str, form: str) -> None:
    (answer,) = ask(database, f"/sqs{form}?sql=select+length({value})")
    assert answer.status_code == 400
    assert limits.TOO_LONG in answer.text


def test_many_long_texts_at_once_end_with_a_sentence(database: Path) -> None:
    many = f"max({','.join([LONG] * 99)})"
    for _ in range(3):
        many = f"max({','.join([LONG] * 99)},{many})"
    (answer,) = ask(database, f"/sqs.json?sql=select+length({many})")
    assert (answer.status_code, answer.json()["error"]) == (400, limits.NO_MEMORY)


@pytest.mark.parametrize("form", [".json", ".csv"])
@pytest.mark.parametrize("sql", [COUNTED.format(100, LONG), COUNTED.format(100_001, "1")])
def test_more_rows_than_may_be_had_are_refused_and_never_cut_short(database: Path, sql: str, form: str) -> None:
    (answer,) = ask(database, f"/sqs{form}?sql={sql}")
    assert answer.status_code == 400
    assert limits.TOO_MANY in answer.text


def test_a_page_shows_the_first_rows_and_says_that_there_are_more(database: Path) -> None:
    (answer,) = ask(database, f"/sqs?sql={COUNTED.format(3_000, 'x')}")
    assert answer.status_code == 200
    assert "returning more than 1,000 rows" in answer.text


def test_data_hold_as_many_rows_as_the_query_gives(database: Path) -> None:
    as_json, as_csv = ask(database, *(f"/sqs{form}?sql={COUNTED.format(3_000, 'x')}" for form in (".json", ".csv")))
    assert (len(as_json.json()["rows"]), as_json.json()["truncated"]) == (3_000, False)
    assert len(as_csv.text.splitlines()) == 3_001


def test_no_saved_query_is_bounded_but_by_what_is_there(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows_of(database, "tables-and-their-rows")
    monkeypatch.setattr(limits, "MOST_BYTES", 1)
    monkeypatch.setattr(limits, "ROWS_SHOWN", 1)
    page, data = ask_anew(database, "/sqs/tables-and-their-rows", "/sqs/tables-and-their-rows.json?_shape=array&sql=x")
    assert data.json() == whole
    assert "returning more than" not in page.text


@pytest.mark.parametrize(
    "sql",
    [
        "select printf('%.900000000c', 'a')",
        "select format('%900000000d', 1)",
        "select printf('%*d', 900000000, 1)",
        "select printf('%s%s', printf('%.1900000c', 'a'), printf('%.1900000c', 'a'))",
    ],
)
def test_a_text_that_is_too_long_is_an_error_and_never_an_empty_cell(sql: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        limits.limit_connection(connection)
        with pytest.raises(sqlite3.DataError, match="too big"):
            connection.execute(sql).fetchall()


def test_numbers_are_printed_as_ever() -> None:
    sql = (
        "select printf('%.1f of %d: %s', 2.25, 20000000, 'plans'), format('%05d', 7), printf(null), printf('%*d', 4, 7)"
    )
    with closing(sqlite3.connect(":memory:")) as connection:
        as_ever = connection.execute(sql).fetchone()
        limits.limit_connection(connection)
        assert connection.execute(sql).fetchone() == as_ever


@pytest.mark.parametrize(("waits", "refused"), [(0.0, 1), (10.0, 0)])
def test_no_more_queries_of_readers_are_answered_at_once_than_there_is_memory_for(
    database: Path, monkeypatch: pytest.MonkeyPatch, waits: float, refused: int
) -> None:
    monkeypatch.setattr(rooms, "LONGEST_WAIT", waits)

    async def asked() -> list[int]:
        client = site(database, METADATA).client
        await client.get("/")  # which begins the site
        query = f"/sqs.json?sql={COUNTED.format(300_000, 'max(x)')}"
        answers = await asyncio.gather(*(client.get(query) for _ in range(rooms.MOST_AT_ONCE + 1)), client.get("/"))
        return [answer.status_code for answer in (*answers, await client.get("/sqs.json?sql=select+1"))]

    statuses = asyncio.run(asked())
    assert sorted(statuses) == [*[200] * (rooms.MOST_AT_ONCE + 3 - refused), *[429] * refused]
