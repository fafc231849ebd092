"""Connections on which no request comes, or none that ends, are ended; others are not."""

import asyncio
from pathlib import Path

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
