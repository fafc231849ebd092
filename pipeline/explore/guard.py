"""What every answer carries so that a browser is safe, and what is not let through at all."""

import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import parse_qs

from datasette.utils import tilde_encode

from pipeline.explore.csv_cells import Message, Send, guarded
from pipeline.explore.limits import BUSY, MOST_AT_ONCE, OwnQuery, limit_connection, own_query
from pipeline.explore.pages import ROUTES

Receive = Callable[[], Awaitable[Message]]
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


def guard(application: Application, others: Iterable[str] = (), base_url: str = "/") -> Application:
    """The application, read-only, with these headers on each of its answers that does not say otherwise.

    `others` are databases that are served beside ours: they are left as whoever serves them has set them up. All
    addresses may begin with `base_url`, which a proxy before the site may have taken off or not.
    """
    left_alone = {tilde_encode(name) for name in others}
    answering: list[str] = []

    async def answer(scope: Message, receive: Receive, send: Send) -> None:
        path = f"/{scope.get('path', '').removeprefix(base_url).removeprefix('/')}"
        if scope["type"] != "http" or _database_in(path) in left_alone:
            await application(scope, receive, send)
            return
        ours = any(re.match(pattern, path) for pattern, _ in ROUTES)
        headers = _encode({**HEADERS, "content-security-policy": OURS if ours else DATASETTES})

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = list(message.get("headers", []))
                names = {name.lower() for name, _ in said}
                message = {**message, "headers": [*said, *(each for each in headers if each[0] not in names)]}
            await send(message)

        async def refuse(status: int, words: str, **said: str) -> None:
            start = _encode({"content-type": "text/plain; charset=utf-8", **said})
            await send_with_headers({"type": "http.response.start", "status": status, "headers": start})
            await send({"type": "http.response.body", "body": words.encode()})

        if scope["method"] not in READING:
            await refuse(405, "This site is for reading only.", allow=", ".join(READING))
            return
        # No letter holds this sign, and SQLite's search takes it for the end of what was asked.
        scope = {**scope, "query_string": scope.get("query_string", b"").replace(b"%00", b"%20")}
        send_answer = guarded(send_with_headers) if scope["path"].endswith(".csv") else send_with_headers
        own_query.set(own := _own_query_in(scope))
        if own is None:
            await application(scope, receive, send_answer)
        elif len(answering) >= MOST_AT_ONCE:
            await refuse(429, BUSY, **{"retry-after": "5"})
        else:
            answering.append(scope["path"])
            try:
                await application(scope, receive, send_answer)
            finally:
                answering.pop()

    return answer


def _database_in(path: str) -> str:
    """The first part of an address, without the ending that says in which form an answer is wanted."""
    return path.removeprefix("/").split("/")[0].split(".")[0]


def _own_query_in(scope: Message) -> OwnQuery | None:
    """In what form the request asks for the rows of SQL that it brings with it."""
    if "sql" not in parse_qs(scope["query_string"].decode("latin-1")):
        return None
    return "data" if DATA.search(scope["path"]) else "page"


def guard_connection(connection: sqlite3.Connection) -> None:
    """Let no query on this connection ask where on the machine the database's file is, or take all its memory."""
    connection.set_authorizer(_authorise)
    limit_connection(connection)


def _authorise(action: int, subject: str | None, *_: object) -> int:
    asks_for_files = action == sqlite3.SQLITE_READ and str(subject).casefold() == "pragma_database_list"
    return sqlite3.SQLITE_DENY if asks_for_files else sqlite3.SQLITE_OK


def _encode(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]
