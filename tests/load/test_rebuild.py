"""The file that is written: the same bytes each time, whole or not at all."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.reading import Reading
from models.source import Source
from pipeline.load.database import RefusedLettersError
from tests.support.readings import build, cambridgeshire, eastmere


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return build(tmp_path / "sqs.db", [cambridgeshire(), eastmere()])


def test_the_same_readings_give_the_same_bytes_in_whatever_order_they_come(tmp_path: Path) -> None:
    first = build(tmp_path / "first.db", [cambridgeshire(), eastmere()])
    second = build(tmp_path / "second.db", [eastmere(), cambridgeshire()])
    assert first.read_bytes() == second.read_bytes()


def test_a_new_build_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(database: Path) -> None:
    before = database.read_bytes()
    build(database, [cambridgeshire()])
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("select id from letters").fetchall() == [("cambridgeshire-2014-04",)]
    assert database.read_bytes() != before
    assert list(database.parent.iterdir()) == [database]


def _interrupted() -> Iterator[tuple[Source, Reading]]:
    yield cambridgeshire()
    raise KeyboardInterrupt


def _refused() -> Iterator[tuple[Source, Reading]]:
    source, reading = eastmere()
    yield cambridgeshire()
    yield source.model_copy(update={"cases": -1}), reading


@pytest.mark.parametrize(
    ("readings", "error"),
    [
        pytest.param(_interrupted, KeyboardInterrupt, id="stopped while letters are read"),
        pytest.param(_refused, RefusedLettersError, id="stopped while rows are written"),
    ],
)
def test_a_build_that_fails_leaves_the_old_database_as_it_was(
    database: Path, readings: Callable[[], Iterator[tuple[Source, Reading]]], error: type[BaseException]
) -> None:
    before = database.read_bytes()
    with pytest.raises(error):
        build(database, readings())
    assert database.read_bytes() == before
    assert list(database.parent.iterdir()) == [database]


def test_what_a_killed_build_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / f".sqs.db.{os.getpid()}.unfinished").write_bytes(b"half a database")
    path = build(tmp_path / "sqs.db", [eastmere()])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count(*) from letters").fetchall() == [(1,)]
    assert list(tmp_path.iterdir()) == [path]


def test_a_build_of_no_letters_is_a_database_all_the_same(tmp_path: Path) -> None:
    path = build(tmp_path / "sqs.db", [])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select * from coverage").fetchall() == []
        assert connection.execute("select id from unreadable").fetchall() == [("elsewhere-2013-05",)]
