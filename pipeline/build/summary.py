"""What a database on disk says about the build that made it. The standard library alone, and nothing is written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.fingerprint import RECOGNITION
from pipeline.errors import MarkedUnreadableError, SqsError

_PROBLEMS = """
    select severity, count(*) from problems group by severity
    order by case severity when 'error' then 1 when 'warning' then 2 else 3 end
"""


@dataclass(frozen=True)
class Summary:
    """What a database holds, in figures."""

    letters: int
    findings: int
    unread: int
    """How many numbers no rule reads or sets aside."""
    problems: dict[str, int]
    """How many problems of each severity, the gravest first."""
    unreadable: dict[str, str]
    """The letters that could not be read, each with the reason in a sentence."""
    expected: frozenset[str]
    """Those of them that a person has marked so in their `letter.yml`."""


def refuse_place(database: Path) -> None:
    """SqsError where no database can be put, or where a file stands that sqs did not make."""
    if database.is_dir():
        raise SqsError(f"{database} is a folder: name a file with --db, such as {database / 'sqs.db'}.")
    if not database.parent.is_dir():
        raise SqsError(f"There is no folder {database.parent}: make it first, or name another place with --db.")
    if database.exists() and database.stat().st_size and not _is_ours(database):
        raise SqsError(f"{database} already exists and was not made by sqs: name another file with --db.")


def fingerprint_in(database: Path) -> str | None:
    """The fingerprint of what the database was built from; None where there is no such database."""
    return _said_of_build(database, "fingerprint")


def recognition_in(database: Path) -> str | None:
    """The text recognition that its rows depend on; None where they depend on none."""
    return _said_of_build(database, RECOGNITION)


def _said_of_build(database: Path, key: str) -> str | None:
    if not database.is_file():
        return None
    try:
        with _open(database) as connection:
            row = connection.execute("select value from build where key = ?", [key]).fetchone()
    except sqlite3.Error:
        return None
    return row[0] if row else None


def summary_of(database: Path) -> Summary:
    """What the database holds; it must be one that sqs has built."""
    with _open(database) as connection:
        return Summary(
            letters=connection.execute("select count(*) from letters").fetchone()[0],
            findings=connection.execute("select count(*) from findings").fetchone()[0],
            unread=connection.execute("select count(*) from numbers where status = 'unread'").fetchone()[0],
            problems=dict(connection.execute(_PROBLEMS)),
            unreadable=dict(connection.execute("select id, message from unreadable order by id")),
            expected=frozenset(
                letter
                for (letter,) in connection.execute(
                    "select id from unreadable where reason = ?", [MarkedUnreadableError.__name__]
                )
            ),
        )


def _is_ours(database: Path) -> bool:
    try:
        with _open(database) as connection:
            return bool(connection.execute("select 1 from sqlite_master where name = 'build'").fetchone())
    except sqlite3.Error:
        return False


@contextmanager
def _open(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection
