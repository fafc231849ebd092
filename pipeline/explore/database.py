"""Which of Datasette's databases is a build, and what its saved queries answer."""

import sqlite3
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from datasette import NotFound

from pipeline.explore.saved_queries import SavedQuery, query_named
from pipeline.explore.shared_work import SharedWork

CAN_WRITE_WORKBOOKS = find_spec("xlsxwriter") is not None
"""Whether rows can be had as Excel files: XlsxWriter comes with `sqs-letters[export]`."""

Datasette = Any
"""Datasette has no types."""

Row = Mapping[str, Any]

NAME = "sqs"
"""What the database is called on the site, whatever its file is called: `metadata.yml` describes it under this name."""


ASKED_OF_A_BUILD = "select letters.address, letters.invented, services.turn from letters, tables, services limit 1"
"""What every build of this version can answer, and no other database; one of an older version has no `services`."""


@dataclass(frozen=True)
class Answer:
    """The rows that a saved query gives, and where anyone can have the same rows.

    Pages show nothing but rows of answers, so that each figure has its SQL, its JSON and its CSV.
    """

    query: str
    title: str
    rows: tuple[Row, ...]
    address: str
    """Where the rows stand as a table, with their SQL."""
    values: str
    """What was asked, as the end of an address: `area=Cambridgeshire`."""
    workbook: str = ""
    """Where the rows can be had as an Excel file; empty where the site cannot write one."""

    @property
    def table(self) -> str:
        """The rows as a table, with their SQL."""
        return f"{self.address}?{self.values}" if self.values else self.address

    @property
    def json(self) -> str:
        """The rows as JSON."""
        return f"{self.address}.json?{'&'.join(filter(None, (self.values, '_shape=array')))}"

    @property
    def csv(self) -> str:
        """The rows as a file that a spreadsheet opens."""
        return f"{self.address}.csv?{'&'.join(filter(None, (self.values, '_dl=1')))}"

    @property
    def excel(self) -> str:
        """The rows as an Excel file, if there is one."""
        return f"{self.workbook}?{self.values}" if self.workbook and self.values else self.workbook

    @property
    def first(self) -> Row:
        """The first row; NotFound where there is none, for then the page has nothing to show."""
        if not self.rows:
            raise NotFound("Nothing here has this name.")
        return self.rows[0]


_IS_BUILD: WeakKeyDictionary[Datasette, bool] = WeakKeyDictionary()


def is_build(datasette: Datasette, name: str | None = NAME) -> bool:
    """Whether the database of this name is the one that our pages show: a build, under our name for it.

    Each cell of a table asks this, so a database is looked into once.
    """
    database = datasette.databases.get(name) if name == NAME else None
    if database is None or database.path is None:
        return False
    if database not in _IS_BUILD:
        _IS_BUILD[database] = _holds_letters(Path(database.path))
    return _IS_BUILD[database]


def _holds_letters(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute(ASKED_OF_A_BUILD)
    except (OSError, sqlite3.Error):
        return False
    return True


FEW = frozenset({"theme", "order", "choices", "measure"})
"""Parameters with few values: what is asked with no others is the same for many pages."""

MOST_KEPT = 500

_KEPT: WeakKeyDictionary[Datasette, OrderedDict[tuple[str, ...], Answer]] = WeakKeyDictionary()
_ASKED: WeakKeyDictionary[Datasette, SharedWork] = WeakKeyDictionary()


def views_of(datasette: Datasette) -> tuple[str, ...]:
    """The names of the build's views."""
    file = Path(datasette.databases[NAME].path)
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return tuple(name for (name,) in connection.execute("select name from sqlite_master where type = 'view'"))


async def answer(datasette: Datasette, query: str, **values: object) -> Answer:
    """The rows of a saved query; a parameter that is not given is empty, as it is in an address.

    What many pages show is asked once, while the database cannot change.
    """
    saved = query_named(query)
    if saved is None or NAME not in datasette.databases:
        raise NotFound(f"Serve a build as {NAME}.db: no database here has the query {query}.")
    # What the query does not ask for makes no difference: the charts of every theme share most of their answers.
    given = {name: str(values[name]) for name in saved.parameters if str(values.get(name, ""))}
    if datasette.databases[NAME].is_mutable or not given.keys() <= FEW:
        return await _answer(datasette, saved, given)
    kept, name = _KEPT.setdefault(datasette, OrderedDict()), (query, *(f"{key}={given[key]}" for key in sorted(given)))
    if name not in kept:
        asked = _ASKED.setdefault(datasette, SharedWork())
        kept[name] = await asked.done(name, lambda: _answer(datasette, saved, given))
        while len(kept) > MOST_KEPT:
            kept.popitem(last=False)
    return kept[name]


async def _answer(datasette: Datasette, saved: SavedQuery, values: Mapping[str, str]) -> Answer:
    texts = {name: values.get(name, "") for name in saved.parameters}
    found = await datasette.execute(NAME, saved.sql, texts, truncate=True)
    if found.truncated:
        # A page that showed some of the rows as if they were all would be wrong.
        raise NotFound(f"{saved.title}: more rows than one page can hold. Ask for fewer.")
    return Answer(
        query=saved.name,
        title=saved.title,
        rows=tuple(dict(zip(found.columns, row, strict=True)) for row in found.rows),
        address=datasette.urls.query(NAME, saved.name),
        values=urlencode({name: text for name, text in texts.items() if text}),
        workbook=datasette.urls.path(f"/excel/{saved.name}.xlsx") if CAN_WRITE_WORKBOOKS else "",
    )
