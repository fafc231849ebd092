"""What is hung into Datasette: our pages, words for marks, and the headers of every answer."""

import sqlite3
from collections.abc import Awaitable
from functools import partial

from datasette import Response, hookimpl
from datasette.utils import tilde_encode
from jinja2 import Environment

from pipeline.explore.database import Datasette, is_build
from pipeline.explore.dates import day
from pipeline.explore.faults import fault_of, nothing_here, silence_datasette
from pipeline.explore.glossary import mark_terms, terms_in
from pipeline.explore.guard import REFUSED, Application, guard, guard_connection
from pipeline.explore.notices import notices
from pipeline.explore.page import static
from pipeline.explore.pages import ROUTES, Route
from pipeline.explore.pages.search import mark_words
from pipeline.explore.pins import link_of_pin
from pipeline.explore.public_address import public
from pipeline.explore.saved_queries import saved_queries
from pipeline.explore.themes import theme_name
from pipeline.language.plurals import quantity

MARKS = {"facsimile": "typeset facsimile", "invented": "invented", "scanned": "read from a scan"}


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]  # Datasette has no types
def register_routes() -> list[Route]:
    """Our pages, each under its address, before those of other plugins; before them, where there is nothing."""
    return [*((pattern, nothing_here) for pattern in REFUSED), *ROUTES]


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def startup() -> None:
    """Leave it to us to say what is wrong; where a saved query is wrong, say so before the site starts."""
    silence_datasette()
    saved_queries()


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
async def canned_queries(datasette: Datasette, database: str) -> dict[str, dict[str, object]]:
    """The saved queries by name, in Datasette's terms, for a build; for another database none."""
    if not await is_build(datasette, database):
        return {}
    # Made anew each time, because Datasette writes into it.
    return {
        query.name: {
            "title": query.title,
            "description": query.description,
            "hide_sql": True,
            "params": list(query.parameters),
            "sql": query.sql,
        }
        for query in saved_queries()
    }


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def handle_exception(datasette: Datasette, request: Datasette, exception: Exception) -> Awaitable[Response]:
    """A page that says what is wrong, in plain words."""
    return fault_of(datasette, request, exception)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Keep queries from what is none of their business."""
    guard_connection(conn)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Give every template, the error pages too, functions and four filters.

    `notices(request)` warns of odd letters, `static(file)` and `public(path)` give addresses, `theme_name(theme)` the
    name of a theme, `terms_in(texts)` the words of the field in texts.

    `counted` sets a number before its noun, `as_address` makes a name part of an address, `day` writes out a date,
    `with_terms` links words of the field to what they mean.
    """
    env.filters["as_address"] = tilde_encode
    env.filters["counted"] = quantity
    env.filters["day"] = day
    env.filters["with_terms"] = lambda text: mark_terms(text, datasette.urls.path("/glossary"))
    env.globals["terms_in"] = terms_in
    env.globals["theme_name"] = theme_name
    env.globals["notices"] = partial(notices, datasette)
    env.globals["public"] = partial(public, datasette)
    env.globals["static"] = partial(static, datasette)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def render_cell(value: object, column: str) -> str | None:
    """Words for the marks of a letter that is no plain published one; what a search found, marked; links of pins."""
    if column == "marked" and isinstance(value, str):
        return mark_words(value)
    if column == "popup" and isinstance(value, str):
        return link_of_pin(value)
    return MARKS.get(column) if value == 1 else None


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # Datasette has no types
def asgi_wrapper() -> object:
    """Every answer with headers that keep a browser safe; nothing but reading is let through."""

    def wrapped(application: Application) -> Application:
        return guard(application)

    return wrapped
