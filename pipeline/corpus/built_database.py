"""A database that was built, opened to be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pipeline.errors import SqsError

IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
KIND = 0xFF
"""The part of SQLite's number for an error that says of which kind it is."""


@contextmanager
def reading_from(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads; SqsError where another program has locked the file, which is then no fault of it.

    Raises `sqlite3.Error` where it is no database.
    """
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            yield connection
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & KIND in IN_USE:
                raise SqsError(
                    f"{database} is locked by another program, which writes in it: close it there, and try again."
                ) from error
            raise
        except UnicodeDecodeError as error:
            # What SQLite quotes of a damaged file in its own message need not be text.
            raise sqlite3.DatabaseError("the file is damaged") from error
