"""Connections on which no request comes, or none that ends, are ended; others are not."""

import asyncio
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from pipeline.explore import patience
from pipeline.explore.newest import NewestSite
from pipeline.explore.serve import _serve, listener_on
from pipeline.explore.site import site
from tests.support.site_pages import METADATA

pytestmark = pytest.mark.slow

WHOLE = b"GET /-/versions.json HTTP/1.1\r\nHost: x\r\n\r\n"


@pytest.mark.parametrize("begins", [b"", b"GET / HT", WHOLE[:-2], WHOLE, WHOLE + b"GET / HTTP/1.1\r\nX-A:"])
def test_a_connection_on_which_nothing_more_comes_is_ended(
    database: Path, monkeypatch: pytest.MonkeyPatch, begins: bytes
) -> None:
    monkeypatch.setattr(patience, "SECONDS", 0.3)

    newest = NewestSite(lambda: site(database, METADATA), database, print)

    async def read_to_the_end() -> bytes:
        with listener_on("127.0.0.1", 8300) as listener:
            serving = asyncio.create_task(_serve(newest, listener, lambda _: None))
            reader, writer = await asyncio.open_connection(*listener.getsockname())
            writer.write(begins)
            said = await asyncio.wait_for(reader.read(), timeout=4)  # uvicorn alone ends an idle one after five
            writer.close()
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)
            return said

    said = asyncio.run(read_to_the_end())
    assert said.startswith(b"HTTP/1.1 200 OK") == begins.startswith(WHOLE)


class Line:
    """A connection on which so much waits to be sent each time that it is looked at, and its clock."""

    def __init__(self, *left: int) -> None:
        self.left = list(left)
        self.ended = ""

    def get_write_buffer_size(self) -> int:
        return self.left.pop(0)

    def is_closing(self) -> bool:
        return bool(self.ended)

    def abort(self) -> None:
        self.ended = "aborted"

    def close(self) -> None:
        self.ended = "closed"


@pytest.mark.parametrize(
    ("left", "ended"),
    [
        ([90_000, 90_000], "aborted"),
        ([90_000, 80_000, 80_000], "aborted"),
        ([90_000, 80_000, 90_000, 1, 0], "closed"),
        ([0, 0], "closed"),
    ],
)
def test_a_reader_who_takes_nothing_is_ended_and_one_who_takes_little_is_not(left: list[int], ended: str) -> None:
    line, later = Line(*left), list[tuple[object, ...]]()
    loop = SimpleNamespace(call_later=lambda _, look, *of: later.append((look, *of)))
    answered = SimpleNamespace(response_complete=True)
    protocol = SimpleNamespace(transport=line, loop=loop, cycle=answered)
    protocol.look = partial(patience.ImpatientProtocol.look, cast("Any", protocol))
    protocol.look(None, 0)
    while later:
        assert line.ended == ""
        look, *of = later.pop()
        look(*of)  # type: ignore[operator]
    assert line.ended == ended
    assert line.left == []
