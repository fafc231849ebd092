"""A `second.yml` is read strictly, written the same way each time, and changes no row."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models.checked import CheckedEntry
from models.second import RefusedEntry, SecondReader
from pipeline.annotations.second.file import second_as_text, second_in, with_reader
from pipeline.build.database import build
from pipeline.corpus.folders import letters_in
from pipeline.errors import CorpusError
from tests.support.small_letter import ASSESSMENT, CASES, PLANS, READ, REVIEWS, put

TENDERS = CheckedEntry(
    paragraph="1.1", quote="nine tenders were looked at", measure="context.cases", role="context", verdict="none",
    count=9, total=None, basis="printed", words=None,
)  # fmt: skip
DAY = date(2026, 11, 28)


def reader(*entries: CheckedEntry, name: str = "small-model", **fields: object) -> SecondReader:
    said = {"reader": name, "kind": "model", "version": "1.4", "prompt": "1-abc", "date": DAY, "entries": entries}
    return SecondReader.model_validate(said | fields)


def put_second(folder: Path, *readers: SecondReader) -> None:
    (folder / "second.yml").write_text(second_as_text(readers), encoding="utf-8")


def rows(corpus: Path, query: str) -> list[tuple[object, ...]]:
    database = corpus.parent / "sqs.db"
    build(letters_in(corpus), corpus=corpus, database=database, fingerprint="", on_letter=lambda: None)
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def doubts(corpus: Path) -> list[tuple[object, ...]]:
    return rows(corpus, 'select "check", quote, message from problems where "check" like \'%second%\' order by id')


def changed(entry: CheckedEntry, **fields: object) -> CheckedEntry:
    return entry.model_copy(update=fields)


def test_what_is_written_is_what_is_read_again(tmp_path: Path) -> None:
    refused = RefusedEntry(paragraph="1.1", quote="“so: it is”", reason="Paragraph 1.1 does not contain it.")
    readers = (reader(*READ, refused=(refused,)), reader(name="person A", kind="person", version=None, prompt=None))
    put_second(tmp_path, *readers)
    assert second_in(tmp_path / "second.yml") == readers
    assert second_in(None) == ()


def test_a_reader_takes_the_place_of_what_it_read_before() -> None:
    old, new, other = reader(*READ), reader(PLANS), reader(name="another")
    assert with_reader((old,), other) == (other, old)
    assert with_reader((other, old), new) == (other, new)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("reader: x", "line 1: there must be a list here"),
        ("- reader: x\n  kind: model\n  date: 2026-13-01", "line 3: 2026-13-01 is not a real date"),
        ("- reader: x\n  kind: machine\n  date: 2026-11-01", "line 2: kind must be one of 'model', 'person'"),
        ("- &a\n  reader: x\n  kind: model\n  date: 2026-11-01\n- *a\n", "x already has a list above"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "second.yml"
    path.write_text(text)
    with pytest.raises(CorpusError, match=r"second\.yml") as raised:
        second_in(path)
    assert message in str(raised.value)


def test_no_second_reader_changes_a_row(tmp_path: Path) -> None:
    folder = put(tmp_path / "corpus")
    every = "select * from {} order by id"
    before = {table: rows(folder.parent, every.format(table)) for table in ("findings", "numbers", "alternatives")}
    put_second(folder, reader(changed(PLANS, count=20), changed(REVIEWS, verdict="insufficient"), TENDERS))
    after = {table: rows(folder.parent, every.format(table)) for table in before}
    assert after == before
    assert len(before["findings"]) == 4
    assert len(rows(folder.parent, every.format("second_readings"))) == 3


def test_a_build_with_second_readers_gives_the_same_bytes_each_time(tmp_path: Path) -> None:
    folder = put(tmp_path / "corpus")
    put_second(folder, reader(changed(PLANS, count=20), TENDERS))
    rows(folder.parent, "select 1")
    first = (tmp_path / "sqs.db").read_bytes()
    (tmp_path / "sqs.db").unlink()
    rows(folder.parent, "select 1")
    assert (tmp_path / "sqs.db").read_bytes() == first


def test_a_difference_is_a_problem_with_both_readings(tmp_path: Path) -> None:
    folder = put(tmp_path / "corpus")
    put_second(folder, reader(CASES, ASSESSMENT, PLANS, changed(REVIEWS, verdict="insufficient")))
    (difference,) = doubts(folder.parent)
    assert difference[:2] == ("second reader differs", REVIEWS.quote)
    assert "10 of 13 sufficient" in str(difference[2])
    assert "small-model reads 10 of 13 insufficient" in str(difference[2])


def test_what_only_one_of_the_two_reads_is_a_problem(tmp_path: Path) -> None:
    folder = put(tmp_path / "corpus")
    put_second(folder, reader(*READ[:3], TENDERS, changed(REVIEWS, paragraph="1.1")))
    assert {found[:2] for found in doubts(folder.parent)} == {
        ("second reading not borne out", None),
        ("only a second reader reads this", TENDERS.quote),
        ("second reader does not read this", REVIEWS.quote),
    }


def test_what_a_person_has_checked_is_no_longer_in_doubt(tmp_path: Path) -> None:
    rejected = changed(TENDERS, rejected=True)
    folder = put(tmp_path / "corpus", "eastmere-2014-10", *READ[:3], rejected, REVIEWS)
    put_second(folder, reader(CASES, changed(PLANS, verdict="insufficient"), TENDERS, REVIEWS))
    assert doubts(folder.parent) == []
    held = rows(folder.parent, "select quote, differs from second_readings where differs is not null order by id")
    assert held == [(TENDERS.quote, "finding"), (PLANS.quote, "verdict")]


def test_what_could_be_read_either_way_is_no_doubt(tmp_path: Path) -> None:
    folder = put(tmp_path / "corpus")
    put_second(folder, reader(*READ, changed(TENDERS, optional=True)))
    assert doubts(folder.parent) == []


def test_each_reader_is_named_with_what_it_reads(tmp_path: Path) -> None:
    folder = put(tmp_path / "corpus")
    put_second(
        folder,
        reader(*READ),
        reader(*READ[:3], changed(REVIEWS, role="breakdown"), name="person A", kind="person"),
    )
    (difference,) = doubts(folder.parent)
    assert "person A reads 10 of 13 sufficient (Reviewing the reoffending work, breakdown)" in str(difference[2])
    held = rows(folder.parent, "select reader, count(*), count(differs) from second_readings group by reader")
    assert held == [("person A", 4, 1), ("small-model", 4, 0)]
