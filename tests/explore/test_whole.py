"""CSV is whole, or is seen not to be, and takes little memory however slowly it is read."""

import asyncio
import csv
import io
import sqlite3
import traceback
from pathlib import Path

import pytest

from pipeline.explore import limits, portions, whole
from pipeline.explore.site import site
from tests.support.asgi import Message, body_of, headers_of, is_finished, messages_of
from tests.support.served_site import rows
from tests.support.site_pages import ask

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("ending", ["", "?_dl=1", "?_stream=on", "?_size=max", "?_stream=on&_size=max"])
def test_a_tables_csv_is_all_of_it(database: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.setattr(portions, "ROWS_AT_ONCE", 7)
    ((count,),) = rows(database, "select count(*) from columns")
    assert count > 100
    (answer,) = ask(database, f"/sqs/columns.csv{ending}")
    read = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(read) == len({row["id"] for row in read}) == count


def test_part_of_a_table_is_had_as_csv_by_whoever_asks_for_it(database: Path) -> None:
    (answer,) = ask(database, "/sqs/columns.csv?_size=3")
    assert len(answer.text.splitlines()) == 4


def test_a_page_of_a_table_has_so_many_rows_and_leads_to_the_next(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "ROWS_ON_A_PAGE", 10)
    (answer,) = ask(database, "/sqs/columns?_size=max")
    assert answer.text.count("<tr>") < 20
    assert "Next page" in answer.text


def test_rows_as_json_are_whole_or_refused(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_BYTES", 10_000)
    (answer,) = ask(database, "/sqs/columns.json?_shape=array&_size=max")
    assert answer.status_code == 400
    assert limits.TOO_MANY in answer.text
    (few,) = ask(database, "/sqs/columns.json?_shape=array&_size=5")
    assert len(few.json()) == 5


@pytest.mark.parametrize("name", ["findings", "finding_details"])
def test_a_bare_list_of_a_table_s_rows_holds_all_of_them(demonstration: Path, name: str) -> None:
    ((count,),) = rows(demonstration, "select count(*) from findings")
    assert count > 1000
    address = f"/sqs/{name}.json"
    whole, part, page, first = ask(
        demonstration,
        f"{address}?_shape=array",
        f"{address}?_shape=array&_size=20",
        f"{address}?_shape=objects",
        f"{address}?_shape=array&letter=ellerport-2014-10&_nl=on",
    )
    assert (len(whole.json()), "link" in whole.headers) == (count, False)
    assert (len(part.json()), 'rel="next"' in part.headers["link"]) == (20, True)
    assert len(page.json()["rows"]) == 50
    assert page.json()["next_url"]
    assert len(first.text.splitlines()) == 54


def test_csv_in_which_a_row_cannot_be_read_is_broken_off_and_never_looks_finished(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "ROWS_AT_ONCE", 7)
    datasette = site(database)
    execute, asked = datasette.databases["sqs"].execute, 0

    async def fails_later(sql: str, *of: object, **options: object) -> object:
        nonlocal asked
        asked += "limit 8" in sql
        if asked > 3:
            raise sqlite3.DatabaseError("database disk image is malformed")
        return await execute(sql, *of, **options)

    monkeypatch.setattr(datasette.databases["sqs"], "execute", fails_later)
    sent = asyncio.run(messages_of(datasette, "/sqs/columns.csv"))
    assert sent[0]["status"] == 200
    assert not is_finished(sent)
    assert b"malformed" not in body_of(sent)
    assert len(list(csv.reader(io.StringIO(body_of(sent).decode(), newline="")))) == 1 + 3 * 7


def test_rows_of_a_saved_query_are_in_memory_no_more_when_a_slow_reader_takes_them(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "AT_ONCE", 100)
    datasette = site(database)
    at_work: set[str] = set()

    async def slow(_: Message) -> None:
        at_work.update(frame.name for frame in traceback.extract_stack())

    sent = asyncio.run(messages_of(datasette, "/sqs/tables-and-their-rows.csv", on_send=slow))
    assert "send_to" in at_work
    assert not at_work & {"stream_fn", "as_csv", "execute"}  # which hold the rows
    assert int(headers_of(sent)["content-length"]) == len(body_of(sent))
    assert is_finished(sent)


@pytest.mark.parametrize("bytes_at_once", [1, 7, 65_536])
def test_however_it_is_cut_for_sending_each_row_of_a_saved_query_arrives_guarded(
    database: Path, monkeypatch: pytest.MonkeyPatch, bytes_at_once: int
) -> None:
    monkeypatch.setattr(whole, "AT_ONCE", bytes_at_once)
    sheet, same = ask(
        database,
        "/sqs/tables-and-their-rows.csv",
        "/sqs/tables-and-their-rows.json?_shape=array",
    )
    read = list(csv.DictReader(io.StringIO(sheet.text, newline="")))
    assert [row["name"] for row in read] == [row["name"] for row in same.json()]
    assert len(read) > 3
    formula = f"/sqs.csv?sql={'select+%27%3D1%2B1%2C+caf%C3%A9%27+as+x'}"
    (answer,) = ask(database, formula)
    assert answer.text == 'x\r\n"\'=1+1, café"\r\n'


def test_a_file_that_cannot_be_written_gives_a_sentence_and_no_part_of_the_rows(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole, "TemporaryFile", Full)
    sent = asyncio.run(messages_of(site(database), "/sqs/tables-and-their-rows.csv"))
    assert (sent[0]["status"], body_of(sent).decode()) == (503, whole.NOT_WHOLE)


def test_nothing_more_is_read_for_a_reader_who_has_hung_up(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "ROWS_AT_ONCE", 1)

    async def hang_up_at_once() -> list[Message]:
        gone = asyncio.Event()

        async def hang_up(_: Message) -> None:
            gone.set()
            await asyncio.sleep(0)

        return await messages_of(site(database), "/sqs/columns.csv", on_send=hang_up, gone=gone)

    assert len(asyncio.run(hang_up_at_once())) < 20
