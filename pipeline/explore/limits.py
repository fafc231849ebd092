"""How much one reader may take from all others: of the machine's memory, and of what is answered at once."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Literal

from datasette.database import Database, QueryInterrupted, Results
from datasette.utils.asgi import BadRequest

from pipeline.explore.order import sorted_table, with_ties_broken
from pipeline.explore.saved_queries import saved_queries

LONGEST_VALUE = 2_000_000
"""Bytes of a text, a blob or a row. No letter has so many in all."""
MOST_COLUMNS = 200
MOST_HEAP = 256 * 2**20
"""Bytes that SQLite may take for all queries together; it then ends the query that asks for more."""

ROWS_SHOWN = 1_000
"""Rows of a reader's own query on a page, which says that there are more."""
MOST_ROWS = 100_000
"""Rows of a reader's own query as data. Data are never cut short: with more the query is refused."""
MOST_BYTES = 16_000_000
"""Of all its rows."""
CELL = 8
"""Bytes that any value takes, however short it is."""

LOOK_EVERY = 50_000
"""Steps of SQLite between two looks at the clock: milliseconds. Each look waits for all threads that run Python."""

WIDTH = re.compile(r"\d+")
"""A width or a precision in what `printf` is told."""

LIMITS = {sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE, sqlite3.SQLITE_LIMIT_COLUMN: MOST_COLUMNS}

TOO_MANY = (
    f"The query returns more than {MOST_ROWS:,} rows or {MOST_BYTES // 1_000_000} MB: ask for fewer rows or columns, "
    "or download whole tables as CSV from the page Data."
)
TOO_LONG = f"The query makes a text or a row of more than {LONGEST_VALUE // 1_000_000} MB: ask for shorter ones."
BUSY = "Too many queries are being answered at this moment: try again in a few seconds."
NO_MEMORY = "There is not enough memory for this query: ask for less, or try again later."

SqlValue = str | bytes | int | float | None

OwnQuery = Literal["page", "data", "table"]
"""In what form a reader has asked for the rows of SQL of their own, or for much of a table as data."""

own_query: ContextVar[OwnQuery | None] = ContextVar("own_query", default=None)
"""What the request that is being answered asks for; None where the SQL is ours or Datasette's."""


def limit_connection(connection: sqlite3.Connection) -> None:
    """Let no query on this connection make a text or a row that takes all memory."""
    own = sqlite3.connect(":memory:", check_same_thread=False)
    for kind, most in LIMITS.items():
        connection.setlimit(kind, most)
        own.setlimit(kind, most)

    def printed(template: SqlValue, *values: SqlValue) -> SqlValue:
        """What SQLite's own function gives, which takes minutes for too long a text, and then gives none in silence."""
        widths = [int(width) for width in WIDTH.findall(str(template))]
        if "*" in str(template):
            widths += [abs(value) for value in values if isinstance(value, int)]
        if max(widths, default=0) <= LONGEST_VALUE:
            marks = ", ?" * len(values)
            (text,) = own.execute(f"select printf(?{marks})", (template, *values)).fetchone()
            if text is not None or template is None:
                return str(text) if text is not None else None
        return " " * (LONGEST_VALUE + 1)  # SQLite refuses it; an error raised here would print its trace

    for name in ("printf", "format"):
        connection.create_function(name, -1, printed, deterministic=True)


@cache
def _saved() -> frozenset[str]:
    return frozenset(query.sql for query in saved_queries())


@contextmanager
def _time_limit(connection: sqlite3.Connection, milliseconds: int) -> Iterator[None]:
    """End a query that takes longer."""
    until = time.perf_counter() + milliseconds / 1000
    connection.set_progress_handler(lambda: time.perf_counter() >= until, LOOK_EVERY)
    try:
        yield
    finally:
        connection.set_progress_handler(None, LOOK_EVERY)


@contextmanager
def _told_as_too_slow(sql: str, params: Mapping[str, object] | None) -> Iterator[None]:
    """Say of a query that was ended that it took too long, as Datasette does."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.args == ("interrupted",):
            raise QueryInterrupted(error, sql, params) from error
        raise


class BoundedDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """A build that anyone reads: what their own SQL may give is limited; saved queries and tables give all there is."""

    def connect(self, *, write: bool = False) -> sqlite3.Connection:
        """A connection; the limit of memory is that of the whole process."""
        connection: sqlite3.Connection = super().connect(write=write)
        connection.execute(f"pragma hard_heap_limit = {MOST_HEAP}")
        return connection

    async def execute(
        self, sql: str, params: Mapping[str, object] | None = None, *, truncate: bool = False, **others: object
    ) -> Results:
        """The rows; BadRequest with a sentence where they are more than may be had."""
        saved = truncate and sql in _saved()
        form = own_query.get() if truncate and not saved else None
        if own_query.get() in (None, "table") and (table := sorted_table(sql)):
            sql = with_ties_broken(sql, await self.primary_keys(table))
        try:
            if saved and not others.get("custom_time_limit"):
                return await self.execute_fn(self._saved_query(sql, params))
            if form is None:
                return await super().execute(sql, params, truncate=truncate, **others)
            return await self.execute_fn(self._bounded(sql, params, form))
        except MemoryError:
            raise BadRequest(NO_MEMORY) from None
        except sqlite3.DataError as error:
            raise BadRequest(TOO_LONG if "too big" in str(error) else str(error)) from None

    def _saved_query(self, sql: str, params: Mapping[str, object] | None) -> Callable[[sqlite3.Connection], Results]:
        """Datasette's way, but for the clock: it is looked at so often there that pages wait for those who look."""

        def fetched(connection: sqlite3.Connection) -> Results:
            most = self.ds.max_returned_rows
            with _told_as_too_slow(sql, params), _time_limit(connection, self.ds.sql_time_limit_ms):
                cursor = connection.execute(sql, params or {})
                rows = cursor.fetchmany(most + 1)
            return Results(rows[:most], truncated=len(rows) > most, description=cursor.description)

        return fetched

    def _bounded(
        self, sql: str, params: Mapping[str, object] | None, form: OwnQuery
    ) -> Callable[[sqlite3.Connection], Results]:
        def fetched(connection: sqlite3.Connection) -> Results:
            rows: list[sqlite3.Row] = []
            taken = 0
            with _told_as_too_slow(sql, params), _time_limit(connection, self.ds.sql_time_limit_ms):
                cursor = connection.execute(sql, params or {})
                for row in cursor:
                    if form == "page" and len(rows) == ROWS_SHOWN:
                        return Results(rows, truncated=True, description=cursor.description)
                    taken += sum(CELL + (len(value) if isinstance(value, str | bytes) else 0) for value in row)
                    if taken > MOST_BYTES or len(rows) == MOST_ROWS:
                        raise BadRequest(TOO_MANY)
                    rows.append(row)
            return Results(rows, truncated=False, description=cursor.description)

        return fetched
