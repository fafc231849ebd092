"""What a release holds: tables of a build, each with what its columns mean."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.corpus.built_database import reading_from
from pipeline.errors import SqsError

Value = str | int | float | None


@dataclass(frozen=True)
class ReleaseColumn:
    """A column, in the words of the data dictionary."""

    name: str
    type: str
    """`text`, `integer`, `number`, `boolean` or `date`."""
    unit: str | None
    description: str
    words: tuple[str, ...]
    """The words that it can hold; empty where it can hold others."""
    explained: str | None
    """The same words, each with its meaning, one on each line."""
    missing: str | None
    """The codes that say why a value may be empty; None where none ever is."""


@dataclass(frozen=True)
class TableOutline:
    """Where the rows of a table of the release come from, and what tells one from another."""

    source: str
    """The table or view of the database."""
    key: str
    refers: Mapping[str, str]
    """Columns that hold the key of another table, each with that table's name."""


@dataclass(frozen=True)
class ReleaseTable:
    """A table of the release with its rows."""

    name: str
    title: str
    description: str
    outline: TableOutline
    columns: tuple[ReleaseColumn, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class ReleasedBuild:
    """The build that a release is made of."""

    tables: tuple[ReleaseTable, ...]
    about: Mapping[str, str]
    """Its version, the date of its newest letter, and its fingerprints: the rows of the table `build`."""


OUTLINES = {
    "results": TableOutline(
        "result_details", "finding", {"letter": "letters", "measure": "measures", "finding": "findings"}
    ),
    "findings": TableOutline("finding_details", "finding", {"letter": "letters", "measure": "measures"}),
    "letters": TableOutline("letters", "id", {"area": "areas"}),
    "paragraphs": TableOutline("paragraphs", "id", {"letter": "letters"}),
    "problems": TableOutline("problems", "id", {"letter": "letters", "paragraph": "paragraphs"}),
    "inspections": TableOutline("inspections", "id", {"area": "areas", "letter": "letters"}),
    "measures": TableOutline("measures", "id", {}),
    "areas": TableOutline("areas", "slug", {}),
}
"""The tables of a release by their names, those first that most people want."""

ADDRESSES = {"evidence", "address"}
"""Columns that hold an address on the site without its beginning."""


def build_of(database: Path, base_url: str = "") -> ReleasedBuild:
    """The build in the database; addresses begin with `base_url`. Raises SqsError where the file is no build."""
    if not database.is_file():
        raise SqsError(f"There is no database {database}: run `sqs build` first, or name another file with --db.")
    try:
        with reading_from(database) as connection:
            tables = tuple(_table(connection, name, outline, base_url) for name, outline in OUTLINES.items())
            return ReleasedBuild(tables, dict(connection.execute("select key, value from build order by key")))
    except sqlite3.Error:
        raise SqsError(
            f"{database} was not written by this version of `sqs build`: build it again, or name another file."
        ) from None


def _table(connection: sqlite3.Connection, name: str, outline: TableOutline, base_url: str) -> ReleaseTable:
    described = "select title, description from tables where id = ?"
    title, description = connection.execute(described, [outline.source]).fetchone()
    columns = tuple(_columns(connection, outline.source))
    rows = connection.execute(
        f'select * from {outline.source} order by "{outline.key}"'  # noqa: S608 - names of our own
    )
    addresses = [column.name in ADDRESSES for column in columns]
    return ReleaseTable(
        name=name,
        title=title,
        description=description,
        outline=outline,
        columns=columns,
        rows=tuple(
            tuple(
                f"{base_url}{value}" if is_address else value for value, is_address in zip(row, addresses, strict=True)
            )
            for row in rows
        ),
    )


def _columns(connection: sqlite3.Connection, table: str) -> Iterable[ReleaseColumn]:
    for name, kind, unit, description, explained, missing in connection.execute(
        "select name, type, unit, kind || ': ' || description, possible_values, missing from columns"
        " where table_name = ? order by position",
        [table],
    ):
        words = tuple(line.split(": ", 1)[0] for line in (explained or "").splitlines())
        yield ReleaseColumn(name, kind, unit, description, words, explained, missing)
