"""Work that several readers wait for at once is done once."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any


class SharedWork:
    """What is being done now, by a name for it."""

    def __init__(self) -> None:
        self._running: dict[Hashable, asyncio.Future[Any]] = {}

    async def done(self, name: Hashable, work: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 - whatever it gives
        """What the work of this name gives, begun here or by whoever asked before and is waiting still.

        A reader who goes away ends it for nobody else.
        """
        running = self._running.get(name)
        if running is None:
            running = self._running[name] = asyncio.ensure_future(work())
            running.add_done_callback(lambda _: self._running.pop(name, None))
        return await asyncio.shield(running)
