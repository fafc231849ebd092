"""How long the server waits for a request: to open a connection costs nobody anything."""

import asyncio
from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from uvicorn.protocols.http.h11_impl import RequestResponseCycle

SECONDS = 15.0
"""After one to two times as many, a connection is ended on which no whole request has come, or nothing is read."""


class ImpatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it. By itself it waits for ever: for the end of a request, and for a reader who stops."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to listen, and to look whether anything comes, and whether what is sent is taken."""
        super().connection_made(transport)
        self.loop.call_later(SECONDS, self.look, None, 0)

    def look(self, last: "RequestResponseCycle | None", last_left: int) -> None:
        """End the connection where nothing has moved since the last time: no request, and not a byte of an answer.

        What waits to be sent keeps its size to the byte only where nobody takes any of it.
        """
        left = self.transport.get_write_buffer_size()
        if left:
            if left == last_left:
                self.transport.abort()  # to close it would be to wait until all is sent
            else:
                self.loop.call_later(SECONDS, self.look, self.cycle, left)
            return
        if self.transport.is_closing():
            return
        is_answering = self.cycle is not None and not self.cycle.response_complete
        if self.cycle is last and not is_answering:
            self.transport.close()
        else:
            self.loop.call_later(SECONDS, self.look, self.cycle, 0)
