"""How long the server waits for a request: to open a connection costs nobody anything."""

import asyncio
from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

SECONDS = 15.0
"""After one to two times as many, a connection is ended on which no whole request has come."""


class ImpatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it. By itself it waits for ever for the end of a request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to listen, and to look whether anything comes."""
        super().connection_made(transport)
        self.loop.call_later(SECONDS, self._look, None)

    def _look(self, last: "RequestResponseCycle | None") -> None:
        """End the connection where nothing is being answered, nor has been since the last time."""
        if self.transport.is_closing():
            return
        is_answering = self.cycle is not None and not self.cycle.response_complete
        if self.cycle is last and not is_answering:
            self.transport.close()
        else:
            self.loop.call_later(SECONDS, self._look, self.cycle)
