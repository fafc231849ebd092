"""Readings into one SQLite file, all or nothing."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from importlib.resources import files
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType

from sqlite_utils import Database

from models.area import Area
from models.inspection import Inspection
from models.measure import Measure
from models.reading import Reading, Unreadable
from models.rule import Rule
from models.source import Source
from pipeline import __version__
from pipeline.corpus.inspections import inspection_rows
from pipeline.corpus.leftovers import remove_leftovers
from pipeline.load.body import Row, Rows
from pipeline.load.copies import copies_among, problem_of_copy
from pipeline.load.dictionary import dictionary_rows
from pipeline.load.shelf import Shelf, ShelfInMemory

SCHEMA = files("pipeline.load") / "schema.sql"
INDEXES = files("pipeline.load") / "indexes.sql"
VIEWS = files("pipeline.load") / "views.sql"

SCHEMA_VERSION = 3
"""Goes up when a table or column changes its name or meaning."""

REFUSALS = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.ProgrammingError, OverflowError, UnicodeEncodeError)
"""What SQLite and its driver say to a row; what they say to a full disk is `sqlite3.OperationalError`."""

SEARCHABLE = {"paragraphs": ["text"], "findings": ["quote", "sentence"]}

TABLES: Mapping[str, Sequence[str]] = {
    "build": ["key"],
    "tables": ["position"],
    "columns": ["table_name", "position"],
    "areas": ["slug"],
    "measures": ["id"],
    "rules": ["id"],
    "unreadable": ["id"],
    "letters": ["id"],
    "sections": ["letter", "position"],
    "paragraphs": ["letter", "position"],
    "findings": ["id"],
    "alternatives": ["id"],
    "second_readings": ["id"],
    "cues": ["id"],
    "numbers": ["id"],
    "problems": ["id"],
    "boxes": ["letter", "page", "top", "x0", "id"],
    "inspections": ["id"],
}
"""The tables, those referred to before those that refer, and the order of the rows of each."""


class RefusedLettersError(Exception):
    """SQLite refuses rows of letters: what it says, by the ids of the letters. Nothing was written."""

    def __init__(self, refused: Mapping[str, Exception]) -> None:
        super().__init__(", ".join(f"{letter}: {error}" for letter, error in refused.items()))
        self.refused = refused


def load(  # noqa: PLR0913 - the whole of a build comes together here, each part by its name
    readings: Iterable[tuple[Source, Reading]],
    *,
    unreadable: Iterable[Unreadable],
    measures: Iterable[Measure],
    areas: Iterable[Area],
    inspections: Iterable[Inspection],
    rules: Iterable[Rule],
    path: Path,
    fingerprint: str,
) -> None:
    """A database at `path` that holds these readings and nothing else; the same readings give the same bytes."""
    areas, measures = list(areas), list(measures)
    load_shelf(
        ShelfInMemory.of(readings, measures, areas),
        unreadable=unreadable,
        measures=measures,
        areas=areas,
        inspections=inspections,
        rules=rules,
        path=path,
        fingerprint=fingerprint,
    )


def load_shelf(  # noqa: PLR0913 - the whole of a build comes together here, each part by its name
    shelf: Shelf,
    *,
    unreadable: Iterable[Unreadable],
    measures: Iterable[Measure],
    areas: Sequence[Area],
    inspections: Iterable[Inspection],
    rules: Iterable[Rule],
    path: Path,
    fingerprint: str,
    made_from: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """A database at `path` that holds these letters and nothing else; the same letters give the same bytes.

    `made_from` says more about what the build was made from, as rows of its table `build`.

    It is written beside `path` and moved into place whole, so an older database stays as it was until
    then, and stays if anything fails. Raises `OSError` or `sqlite3.OperationalError` where it cannot be written, and
    `RefusedLettersError` where rows of letters are refused.
    """
    copies = copies_among(shelf.cards, shelf.text)
    letters = [card.letter for card in shelf.cards]
    lists: Rows = {
        "areas": [
            area.model_dump() | {"aliases": _join(area.aliases, "|"), "gss_codes": _join(area.gss_codes, "|")}
            for area in areas
        ],
        "measures": [measure.model_dump() for measure in measures],
        "rules": [
            rule.model_dump(include={"id", "kind", "meaning", "pattern"})
            | {"examples": _join([example.text for example in rule.examples], "\n")}
            for rule in rules
        ],
        "unreadable": [letter.model_dump() for letter in unreadable],
        **dictionary_rows(),
        "build": [{"key": key, "value": value} for key, value in _build(letters, fingerprint, made_from).items()],
    }
    inspected: Rows = {"inspections": inspection_rows(inspections, letters=letters, areas=areas)}
    with _replacing(path) as unfinished:
        _write(unfinished, lists, _of_each_letter(shelf, copies), inspected)


def _of_each_letter(shelf: Shelf, copies: Mapping[str, str]) -> Iterator[tuple[str, Rows]]:
    """The rows of the letters, one letter after the other, in the order of what their rows are called."""
    for card in sorted(shelf.cards, key=lambda card: f"{card.id}/"):
        rows = {**shelf.letter(card.id).rows, "letters": [card.letter]}
        if (original := copies.get(card.id)) is not None:
            rows["letters"] = [card.letter | {"copy_of": original}]
            rows["problems"] = [*rows["problems"], problem_of_copy(card.id, original)]
        yield card.id, rows


def _build(letters: Iterable[Row], fingerprint: str, made_from: Mapping[str, str]) -> dict[str, str]:
    """Its date is that of the newest letter: the day on which it was made says nothing, and would change its bytes."""
    days = [str(letter["published"]) for letter in letters if letter["published"]]
    return {
        "fingerprint": fingerprint,
        "schema": str(SCHEMA_VERSION),
        "version": __version__,
        **({"date": max(days)} if days else {}),
        **made_from,
    }


def _join(parts: Sequence[str], mark: str) -> str | None:
    return mark.join(parts) or None


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; what is written there takes the place of `path` in one step, or is removed."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    unfinished.unlink(missing_ok=True)  # left by a build that was killed and had the same process id
    remove_leftovers(path.parent, f".{path.name}.", ".unfinished")
    try:
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        for kind in ("-wal", "-shm", "-journal"):
            # Another program's, of the older file: SQLite would write its pages over the new one's.
            path.with_name(path.name + kind).unlink(missing_ok=True)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _write(path: Path, lists: Rows, letters: Iterable[tuple[str, Rows]], inspected: Rows) -> None:
    """The whole database, in the file: what belongs to no letter, each letter in its turn, and what points at letters.

    Nothing is ever deleted from it, so it has no gaps for VACUUM to close; and VACUUM may renumber the
    rows to which full-text search refers by number.
    """
    from pipeline.load.reckoning import reckon  # noqa: PLC0415 - it imports SciPy, which takes over a second

    refused: dict[str, Exception] = {}
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        database = Database(connection)
        connection.executescript(
            f"""
            pragma page_size = 4096;
            pragma auto_vacuum = none;
            pragma journal_mode = memory;
            pragma synchronous = off;
            pragma cache_size = -8000;
            pragma foreign_keys = on;
            pragma user_version = {SCHEMA_VERSION};
            """
        )
        database.executescript(SCHEMA.read_text(encoding="utf-8"))
        connection.execute("begin")
        _insert_all(connection, lists)
        for letter, rows in letters:
            connection.execute("savepoint letter")
            try:
                _insert_all(connection, rows)
            except REFUSALS as error:
                refused[letter] = error
                connection.execute("rollback to letter")
            connection.execute("release letter")
        if refused:
            raise RefusedLettersError(refused)
        _insert_all(connection, inspected)
        connection.execute("commit")
        database.executescript(INDEXES.read_text(encoding="utf-8"))
        for table, columns in SEARCHABLE.items():
            database.table(table).enable_fts(columns, tokenize="porter", create_triggers=False)
        database.executescript(VIEWS.read_text(encoding="utf-8"))
        connection.execute("begin")
        reckon(connection)
        connection.execute("commit")


def _insert_all(connection: sqlite3.Connection, rows: Rows) -> None:
    for table, order in TABLES.items():
        _insert(connection, table, _in_order(rows.get(table, ()), order))


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    """All the rows at once. sqlite-utils, which looks at each value, takes twice as long for a whole corpus.

    Values are given by their places: by their names, which SQLite looks up one by one, it takes a fifth longer.
    """
    if rows:
        names = list(rows[0])
        columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" for _ in names)
        connection.executemany(
            f"insert into {table} ({columns}) values ({marks})",  # noqa: S608 - names of our own tables and columns
            map(itemgetter(*names), rows),
        )


def _in_order(rows: Iterable[Row], order: Sequence[str]) -> list[Row]:
    return sorted(rows, key=lambda row: [row[column] for column in order])
