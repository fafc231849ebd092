"""What is hung into Datasette: our pages, words for marks, and the headers of every answer.

Nothing at all in a Datasette that serves no build: whoever has this package installed may serve other databases too.
"""

import sqlite3
from collections.abc import Awaitable
from functools import partial
from pathlib import Path

from datasette import Response, hookimpl
from datasette.utils import tilde_encode
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from pipeline.explore.charts.signs import is_doubtful, is_from_few, sign_of, signs_of
from pipeline.explore.column_names import with_plain_labels, with_plain_names
from pipeline.explore.database import NAME, Datasette, is_build, views_of
from pipeline.explore.dates import day, with_days
from pipeline.explore.description import description_of
from pipeline.explore.faults import fault_as_datasette_says_it, fault_of, nothing_here, silence_datasette
from pipeline.explore.glossary import mark_terms, terms_in
from pipeline.explore.guard import REFUSED, Application, guard, guard_connection
from pipeline.explore.headings import in_order
from pipeline.explore.notices import kinds_of_letters
from pipeline.explore.page import static
from pipeline.explore.pages import ROUTES, Route
from pipeline.explore.pages.search import mark_words
from pipeline.explore.pins import link_of_pin
from pipeline.explore.public_address import public, public_url
from pipeline.explore.saved_queries import saved_queries
from pipeline.explore.small_samples import is_enough_for_a_share, is_enough_to_draw
from pipeline.explore.themes import theme_name
from pipeline.language.plurals import quantity

TEMPLATES = Path(__file__).parent / "html"
"""Not called `templates`: Datasette would take them for its own, whatever it serves."""

MARKS = {"facsimile": "typeset facsimile", "invented": "invented", "scanned": "read from a scan"}


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]  # Datasette has no types
def register_routes(datasette: Datasette) -> list[Route]:
    """Our pages, each under its address, before those of other plugins; before them, where there is nothing."""
    if not is_build(datasette):
        return []
    return [*((pattern, nothing_here) for pattern in REFUSED), *ROUTES]


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def startup(datasette: Datasette) -> None:
    """Describe the tables, and leave it to us to say what is wrong; a saved query that is wrong stops the site here."""
    if is_build(datasette):
        silence_datasette()
        saved_queries()
        # Datasette has no door for descriptions that the user's own go before, part by part.
        datasette._metadata_local = description_of(Path(datasette.databases[NAME].path), datasette._metadata_local)  # noqa: SLF001


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def canned_queries(datasette: Datasette, database: str) -> dict[str, dict[str, object]]:
    """The saved queries by name, in Datasette's terms, for a build; for another database none."""
    if not is_build(datasette, database):
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
def handle_exception(datasette: Datasette, request: Datasette, exception: Exception) -> Awaitable[Response | None]:
    """A page that says what is wrong, in plain words."""
    return (fault_of if is_build(datasette) else fault_as_datasette_says_it)(datasette, request, exception)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    """Keep queries from what is none of their business."""
    if is_build(datasette, database):
        guard_connection(conn)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Our templates before Datasette's. Each, the error pages too, has functions, filters and tests.

    `static(file)` and `public(path)` give addresses, `theme_name(theme)` the name of a theme, `terms_in(texts)` the
    words of the field in texts.

    `counted` sets a number before its noun, `as_address` makes a name part of an address, `day` writes out a date, and
    `with_days` those in a text. `with_terms` links words of the field to what they mean, `headings_in_order` lets no
    heading pass over a level, `with_plain_names` and `with_plain_labels` set plain names beside the technical ones of
    columns.

    `sign` says how the mark of a row's figure is drawn, and `signs_of(rows)` what there is to explain in a key. Numbers
    of cases are `enough_to_draw` or `enough_for_a_share`; rows are `doubtful` or `from_few`.
    """
    if not is_build(datasette):
        return
    env.loader = ChoiceLoader([FileSystemLoader(TEMPLATES), *([env.loader] if env.loader else [])])
    env.auto_reload = False  # each part of each page would be looked for on the disk
    env.filters["as_address"] = tilde_encode
    env.filters["counted"] = quantity
    env.filters["day"] = day
    env.filters["with_days"] = with_days
    env.filters["with_terms"] = lambda text: mark_terms(text, datasette.urls.path("/glossary"))
    env.filters["headings_in_order"] = in_order
    env.filters["with_plain_labels"] = with_plain_labels
    env.filters["with_plain_names"] = with_plain_names
    env.filters["sign"] = sign_of
    env.tests |= {
        "doubtful": is_doubtful,
        "enough_for_a_share": is_enough_for_a_share,
        "enough_to_draw": is_enough_to_draw,
        "from_few": is_from_few,
    }
    env.globals["signs_of"] = signs_of
    env.globals["terms_in"] = terms_in
    env.globals["theme_name"] = theme_name
    env.globals["public"] = partial(public, datasette)
    env.globals["static"] = partial(static, datasette)


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def extra_template_vars(datasette: Datasette, request: Datasette) -> Awaitable[dict[str, object]] | None:
    """What each page can say of all letters: `notices` warns of odd ones, `only_invented` whether all are made up."""
    return kinds_of_letters(datasette, request) if is_build(datasette) else None


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def render_cell(value: object, column: str, database: str, datasette: Datasette) -> str | None:
    """Words for the marks of a letter that is no plain published one; what a search found, marked; links of pins."""
    if not is_build(datasette, database):
        return None
    if column == "marked" and isinstance(value, str):
        return mark_words(value)
    if column == "popup" and isinstance(value, str):
        return link_of_pin(value)
    return MARKS.get(column) if value == 1 else None


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # Datasette has no types
def asgi_wrapper(datasette: Datasette) -> object:
    """Every answer with headers that keep a browser safe; nothing but reading is let through."""

    def wrapped(application: Application) -> Application:
        if not is_build(datasette):
            return application
        others = [name for name in datasette.databases if name != NAME]
        return guard(
            application,
            others=others,
            at_once={*views_of(datasette), *(query.name for query in saved_queries())},
            base_url=datasette.setting("base_url"),
            public=public_url(datasette),
        )

    return wrapped
