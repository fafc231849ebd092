"""What every answer carries so that a browser is safe, and what is not let through at all."""

import re
import sqlite3
from collections.abc import Awaitable, Callable, Container, Iterable
from urllib.parse import parse_qs

from datasette.utils import tilde_encode

from pipeline.explore.csv_cells import Message, Send, guarded
from pipeline.explore.host import with_own_host
from pipeline.explore.limits import BUSY, OwnQuery, limit_connection, own_query
from pipeline.explore.pages import ROUTES
from pipeline.explore.portions import Portion, TableForm, portion_of
from pipeline.explore.rooms import Rooms
from pipeline.explore.whole import NOT_WHOLE, Receive, broken_off, kept, while_connected

Application = Callable[[Message, Receive, Send], Awaitable[None]]

READING = ("GET", "HEAD")

DATA = re.compile(r"\.\w+$")
"""The end of an address at which rows are had as data: `.json`, `.csv`."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'{inline}; script-src 'self'{inline}; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What a browser may load: nothing from elsewhere, and on our own pages no script that stands in the page itself."""

OURS = POLICY.format(inline="")
DATASETTES = POLICY.format(inline=" 'unsafe-inline'")

SLASH, DOT = r"(?:[/\\]|[%~](?:25|7e)*(?:2f|5c))", r"(?:\.|[%~](?:25|7e)*2e)"

REFUSED = (
    rf"(?i).*{SLASH}{DOT}{DOT}(?:{SLASH}|$)",  # the folder above, however often it was encoded
    r"(?i).*[%~](?:25|7e)*00",  # the sign that ends a file's name for the system, and not for us
    r"^(?!/)|^/[/\\]",  # what a browser takes for the name of another site
    r"^/-/static.*[^/]{256}",  # longer than the name of any file
    # Datasette's pages for whoever runs a site: they name its files and threads, or serve to sign in and to try things.
    r"^/_internal\b",
    r"^/-/(?:actor|allow-debug|auth-token|config|databases|logout|messages|patterns|permissions|settings|threads)\b",
)
"""Addresses at which there is nothing, whatever Datasette would make of them."""


def guard(
    application: Application, *, others: Iterable[str], at_once: Container[str], base_url: str, public: str | None
) -> Application:
    """The application, read-only, with these headers on each of its answers that does not say otherwise.

    `others` are databases that are served beside ours: they are left as whoever serves them has set them up. `at_once`
    are the saved queries and views, whose rows come all together. All addresses may begin with `base_url`, which a
    proxy before the site may have taken off or not. `public` is where others find the site, and empty where that is
    not known; None where other programs decide by which names it may be called.
    """
    left_alone = {tilde_encode(name) for name in others}
    rooms = Rooms()

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        path = f"/{scope.get('path', '').removeprefix(base_url).removeprefix('/')}"
        if scope["type"] != "http" or _database_in(path) in left_alone:
            await application(scope, receive, send)
            return
        ours = any(re.match(pattern, path) for pattern, _ in ROUTES)
        send_with_headers = _with_headers(send, OURS if ours else DATASETTES)
        if scope["method"] not in READING:
            await _refuse(send_with_headers, 405, "This site is for reading only.", allow=", ".join(READING))
            return
        # No letter holds this sign, and SQLite's search takes it for the end of what was asked.
        query = scope.get("query_string", b"").replace(b"%00", b"%20").decode("latin-1")
        portion = portion_of(path, query, at_once)
        form = _form_of_own(path, query) or portion.whole
        own_query.set(_bounds(path, query, portion))
        scope = {**scope, "query_string": portion.query.encode("latin-1")}
        if public is not None:
            scope = with_own_host(scope, public)
        if form is None:
            if path.endswith(".csv"):
                rows = broken_off(guarded(send_with_headers))
                await while_connected(receive, application(scope, receive, rows))
            else:
                await application(scope, receive, send_with_headers)
        elif await rooms.enter():
            await _in_turn(application, scope, receive, send_with_headers, form, rooms)
        else:
            await _refuse(send_with_headers, 429, BUSY, **{"retry-after": "5"})

    return answer


async def _in_turn(
    application: Application, scope: Message, receive: Receive, send: Send, form: TableForm, rooms: Rooms
) -> None:
    """An answer that takes much memory while it is made: as CSV it is in a file when the next one begins."""
    try:
        if form != "rows":
            await application(scope, receive, send)
            return
        found = await kept(lambda keep: application(scope, receive, keep))
    finally:
        rooms.leave()
    with found.file:
        if found.is_whole:
            await while_connected(receive, found.send_to(send))
        else:
            await _refuse(send, 503, NOT_WHOLE)


def _with_headers(send: Send, policy: str) -> Send:
    headers = _encode({**HEADERS, "content-security-policy": policy})

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            said = list(message.get("headers", []))
            names = {name.lower() for name, _ in said}
            message = {**message, "headers": [*said, *(each for each in headers if each[0] not in names)]}
        await send(message)

    return send_with_headers


async def _refuse(send: Send, status: int, words: str, **said: str) -> None:
    start = _encode({"content-type": "text/plain; charset=utf-8", **said})
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": words.encode()})


def _database_in(path: str) -> str:
    """The first part of an address, without the ending that says in which form an answer is wanted."""
    return path.removeprefix("/").split("/")[0].split(".")[0]


def _form_of_own(path: str, query: str) -> TableForm | None:
    """In what form the request asks for the rows of SQL that it brings with it."""
    if "sql" not in parse_qs(query):
        return None
    return ("rows" if path.endswith(".csv") else "data") if DATA.search(path) else "page"


def _bounds(path: str, query: str, portion: Portion) -> OwnQuery | None:
    """The limit of what may be had: that of SQL which the request brings, or of a table as data."""
    own = _form_of_own(path, query)
    if own is None:
        return "table" if portion.whole == "data" else None
    return "page" if own == "page" else "data"


def guard_connection(connection: sqlite3.Connection) -> None:
    """Let no query on this connection ask where on the machine the database's file is, or take all its memory."""
    connection.set_authorizer(_authorise)
    limit_connection(connection)


def _authorise(action: int, subject: str | None, *_: object) -> int:
    asks_for_files = action == sqlite3.SQLITE_READ and str(subject).casefold() == "pragma_database_list"
    return sqlite3.SQLITE_DENY if asks_for_files else sqlite3.SQLITE_OK


def _encode(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]
