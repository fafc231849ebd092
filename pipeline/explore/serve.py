"""The site, served to this machine's browser until it is ended."""

import asyncio
import errno
import logging
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from pipeline.errors import SqsError
from pipeline.explore.newest import NewestSite
from pipeline.explore.patience import ImpatientProtocol
from pipeline.explore.site import site

LOGGER = logging.getLogger(__name__)

PORTS_TRIED = 50


def explore(  # noqa: PLR0913 - each is an option of the command
    database: Path,
    *,
    metadata: Path | None = None,
    corpus: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 8001,
    public_url: str | None = None,
    on_ready: Callable[[str], None],
    on_change: Callable[[str], None] = LOGGER.warning,
) -> None:
    """Serve the build until ^C; `on_ready` is called with the address as soon as it answers.

    When another build takes its place, that is served, and `on_change` is called with a sentence that says so.

    `metadata` and `corpus` are as `site` has them. `public_url` is where others find the site: citations begin with it.

    A port that is taken gives way to the next free one. Raises SqsError where there is no build or no
    free port, and where `metadata` cannot be read.

    The server runs in this process, on a socket that was bound here: so no one can take the port
    between finding and using it, the moment of the first answer is known, and nothing outlives ^C.
    """
    newest = NewestSite(lambda: site(database, metadata, corpus, public_url), database, on_change)
    with listener_on(host, port) as listener:
        try:
            asyncio.run(_serve(newest, listener, on_ready))
        except KeyboardInterrupt:
            return


def listener_on(host: str, port: int) -> socket.socket:
    """A listening socket on the first free port from `port` on; what it accepts sends without waiting.

    Raises SqsError where no port can be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last = min(port + PORTS_TRIED, 65_536) - 1
    for candidate in range(port, last + 1):
        try:
            listener = socket.create_server((host, candidate), family=family)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise SqsError(f"{host}:{candidate} cannot be used ({error.strerror}): name another port.") from None
            continue
        # Connections inherit it. Without it the end of an answer waits for the browser to acknowledge the beginning,
        # which it puts off for 40 ms. asyncio sets it itself only on sockets that name their protocol.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)  # so that those who have gone are noticed
        return listener
    raise SqsError(f"All the ports from {port} to {last} are taken: name another with --port.")


class _AnnouncingServer(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, announce: Callable[[], None]) -> None:
        super().__init__(config)
        self.announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then announce it in a thread of its own, so that even whoever is told may ask for a page."""
        await super().startup(sockets)
        await asyncio.to_thread(self.announce)


async def _serve(newest: NewestSite, listener: socket.socket, on_ready: Callable[[str], None]) -> None:
    await newest.begin()
    host, port = listener.getsockname()[:2]
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    config = uvicorn.Config(
        newest, http=ImpatientProtocol, log_level="warning", lifespan="on", timeout_graceful_shutdown=3
    )
    await _AnnouncingServer(config, lambda: on_ready(address)).serve(sockets=[listener])
