"""Builds to be asked in SQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.support.headlines import Built, plainest
from tests.support.readings import Query, build


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Built]:
    """A connection to a build that can do no arithmetic but SQLite's plainest."""
    with ExitStack() as opened:
        yield lambda *readings: opened.enter_context(closing(plainest(build(tmp_path / "sqs.db", readings))))


@pytest.fixture
def query(database: Path) -> Iterator[Query]:
    with closing(sqlite3.connect(database)) as connection:
        yield lambda sql: connection.execute(sql).fetchall()
