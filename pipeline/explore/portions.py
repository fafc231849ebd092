"""How many rows are taken from the database at once, so that no answer holds all of a large table in memory."""

import re
from collections.abc import Container
from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, urlencode

ROWS_ON_A_PAGE = 1_000
"""Of a table. A page of so many is 3 MB; the next is one link further."""
ROWS_OF_JSON = 10_000
"""Of a table. With more, JSON is bounded as that of readers' own queries is: whole, or refused."""
ROWS_AT_ONCE = 1_000
"""Of a table's CSV, which is sent as it is read."""

BARE = ("array", "arrayfirst", "object")
"""Shapes of JSON in which nothing says that there are more rows."""

PLACE = re.compile(r"^/[^/]+/(?P<name>[^/]+?)(?P<form>\.\w+)?$")
ENDLESS = 10**9

TableForm = Literal["page", "rows", "data"]


class Portion(NamedTuple):
    """What follows the question mark of an address, and whether all that it asks for is had in one piece."""

    query: str
    whole: TableForm | None = None
    """In which form it is, where so much may be asked for that it takes its turn; `rows` are CSV."""


def portion_of(path: str, query: str, at_once: Container[str]) -> Portion:
    """The address made so that a table's rows come in portions; saved queries and views, `at_once`, come in one.

    A table's CSV is all of it, unless a part is asked for: without `_size` Datasette gives the first fifty rows, and
    nothing in the file says that there are more. The same holds for JSON in a shape that is nothing but rows.
    """
    found = PLACE.match(path)
    if found is None:
        return Portion(query)
    values = dict(parse_qsl(query, keep_blank_values=True))
    name, form = found["name"], found["form"]
    if form == ".csv":
        if "_next" in values or ("_stream" not in values and values.get("_size", "max") != "max"):
            return Portion(query)
        if name in at_once:
            return Portion(_with(query, _stream="on", _size="max"), "rows")
        return Portion(_with(query, _stream="on", _size=str(ROWS_AT_ONCE)))
    if form == ".json" and values.get("_shape") in BARE and not {"_size", "_next"} & values.keys():
        return Portion(_with(query, _size="max"), "data")
    asked = _asked(values.get("_size", ""))
    if form is None:
        shown = _with(query, _size=str(ROWS_ON_A_PAGE)) if asked > ROWS_ON_A_PAGE else query
        return Portion(shown, "page" if name in at_once else None)
    return Portion(query, "data" if asked > ROWS_OF_JSON or name in at_once else None)


def _asked(size: str) -> int:
    return ENDLESS if size == "max" else int(size) if re.fullmatch("[0-9]{1,9}", size) else 0


def _with(query: str, **values: str) -> str:
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name not in values]
    return urlencode([*kept, *values.items()])
