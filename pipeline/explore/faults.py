"""What is answered where a page cannot be: what is wrong and what to do, in plain words and without a trace."""

import logging
import re
import sqlite3

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400

from pipeline.explore.database import Datasette

LOGGER = logging.getLogger(__name__)

OWN_HANDLER = "datasette.handle_exception"

NOTHING, AS_ASKED, FAULT = 404, 400, 500

TITLES = {
    NOTHING: "There is no page at this address",
    403: "You cannot open this page",
    AS_ASKED: "We cannot answer this request",
    FAULT: "Something went wrong here",
}

OF_ODD_ADDRESSES = (sqlite3.Error, ValueError, LookupError, TypeError, AssertionError, OverflowError)
"""What Datasette's own pages raise where an address asks for a row by half its key, or for rows from no number."""
OF_NO_FILE = (FileNotFoundError, NotADirectoryError)
"""What they raise where it asks for a file that is in no folder, or in a file as if that were one."""
ODD = (
    "The address asks for something in a way that this data does not have. Start from the table, and follow its links."
)


def silence_datasette() -> None:
    """Take out Datasette's own handler: it prints the trace of every fault, with all variables where it can."""
    from datasette.plugins import pm  # noqa: PLC0415 - it loads the plugins, of which this package is one

    if pm.has_plugin(OWN_HANDLER):
        pm.unregister(name=OWN_HANDLER)


async def nothing_here(datasette: Datasette, request: Datasette) -> Response:
    """The page of an address at which there is nothing."""
    return await fault_page(datasette, request, NOTHING)


async def fault_of(datasette: Datasette, request: Datasette, exception: Exception) -> Response:
    """The page that says what is wrong; a fault of our own is put down in the log."""
    from datasette.views.base import DatasetteError  # noqa: PLC0415 - as above

    if QueryInterrupted in (type(exception), type(exception.__context__)):
        seconds = datasette.setting("sql_time_limit_ms") / 1000
        words = f"The query took longer than the limit of {seconds:g} seconds."
        return await fault_page(datasette, request, AS_ASKED, words)
    if isinstance(exception, Base400):
        words = str(exception.args[0]) if exception.args else ""
        return await fault_page(datasette, request, exception.status, "" if words == str(NOTHING) else words)
    if isinstance(exception, DatasetteError):
        # Where no status is given it has that of a fault, and yet it speaks of what was asked: a sort by no column.
        status = AS_ASKED if exception.status == FAULT else exception.status
        return await fault_page(datasette, request, status, str(exception.message))
    if isinstance(exception, OF_NO_FILE) and not _is_ours(request.path):
        return await fault_page(datasette, request, NOTHING)
    if isinstance(exception, OF_ODD_ADDRESSES) and not _is_ours(request.path):
        LOGGER.warning("no answer for %s (%s)", request.path, type(exception).__name__)
        return await fault_page(datasette, request, AS_ASKED, ODD)
    LOGGER.error("no answer for %s", request.path, exc_info=exception)
    return await fault_page(datasette, request, FAULT)


def _is_ours(path: str) -> bool:
    from pipeline.explore.pages import ROUTES  # noqa: PLC0415 - pages import this module

    return any(re.match(pattern, path) for pattern, _ in ROUTES)


async def fault_as_datasette_says_it(datasette: Datasette, request: Datasette, exception: Exception) -> Response | None:
    """What Datasette's own handler would answer, where it was taken out for a build; None where it still answers."""
    from datasette import handle_exception as own  # noqa: PLC0415 - as above
    from datasette.plugins import pm  # noqa: PLC0415 - as above

    if pm.has_plugin(OWN_HANDLER):
        return None
    return await own.handle_exception(datasette, request, exception)()


async def fault_page(datasette: Datasette, request: Datasette, status: int, words: str = "") -> Response:
    """The page itself; JSON where JSON was asked for."""
    title = TITLES.get(status, TITLES[AS_ASKED if status < FAULT else FAULT])
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": words or title, "status": status, "title": title}, status=status)
    context = {"title": title, "error": words, "status": status}
    return Response.html(await datasette.render_template("error.html", context, request=request), status=status)
