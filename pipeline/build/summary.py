"""What a database on disk says about the build that made it, and whether it is whole. The standard library alone."""

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.fingerprint import RECOGNITION
from pipeline.corpus.built_database import reading_from
from pipeline.corpus.digest import sha256_of
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
        with reading_from(database) as connection:
            row = connection.execute("select value from build where key = ?", [key]).fetchone()
    except sqlite3.Error:
        return None
    return row[0] if row else None


def keep_checksum(database: Path) -> None:
    """Write down what the database's bytes come to, so that damage to any of them is seen."""
    with contextlib.suppress(OSError):  # without it, SQLite's own check has to do
        _checksum_file(database).write_text(sha256_of(database), encoding="ascii")


def is_whole(database: Path) -> bool:
    """Whether the file is as it was built, byte for byte; where that is not known, whether SQLite finds no fault."""
    try:
        return _checksum_file(database).read_text(encoding="ascii") == sha256_of(database)
    except (OSError, UnicodeDecodeError):
        pass
    try:
        with reading_from(database) as connection:
            return bool(connection.execute("pragma quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _checksum_file(database: Path) -> Path:
    return database.parent / ".sqs-cache" / f"{database.name}.sha256"


def summary_of(database: Path) -> Summary:
    """What the database holds; it must be one that sqs has built."""
    with reading_from(database) as connection:
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
        with reading_from(database) as connection:
            return bool(connection.execute("select 1 from sqlite_master where name = 'build'").fetchone())
    except sqlite3.Error:
        return _checksum_file(database).is_file() and _begins_as_one(database)


def _begins_as_one(database: Path) -> bool:
    """Whether it is a database that was cut or damaged, and not some other file in its place."""
    with database.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"
