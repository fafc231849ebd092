"""What the site sends, message by message, to a reader who may be slow, hang up, or call it by another name."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from pipeline.explore.database import Datasette

Message = dict[str, Any]


async def messages_of(
    datasette: Datasette,
    address: str,
    *,
    host: str = "localhost",
    on_send: Callable[[Message], Awaitable[None]] | None = None,
    gone: asyncio.Event | None = None,
) -> list[Message]:
    """All messages of the answer. `on_send` waits for each; the reader hangs up when `gone` is set."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)
        if on_send:
            await on_send(message)

    async def receive() -> Message:
        await (gone or asyncio.Event()).wait()
        return {"type": "http.disconnect"}

    parts = urlsplit(address)
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "path": parts.path,
        "raw_path": parts.path.encode(), "query_string": parts.query.encode(), "headers": [(b"host", host.encode())],
        "server": ("127.0.0.1", 8001), "client": ("127.0.0.1", 9), "root_path": "",
    }  # fmt: skip
    await datasette.invoke_startup()
    await datasette.app()(scope, receive, send)
    return sent


def body_of(sent: list[Message]) -> bytes:
    """The answer itself."""
    return b"".join(message.get("body", b"") for message in sent[1:])


def is_finished(sent: list[Message]) -> bool:
    """Whether the server would tell the reader that this was all."""
    return not sent[-1].get("more_body", False) and sent[-1]["type"] == "http.response.body"


def headers_of(sent: list[Message]) -> dict[str, str]:
    """What stands at the head of the answer."""
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}
