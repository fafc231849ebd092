"""The site of the newest build: when another stands in the file's place, the site changes over, whole."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Barrier

from datasette.app import Datasette

from pipeline.errors import SqsError
from pipeline.explore.csv_cells import Message, Send
from pipeline.explore.database import NAME
from pipeline.explore.guard import Application
from pipeline.explore.whole import Receive

LONGEST = 30.0
"""Seconds in which threads must begin."""

Stamp = tuple[int, int, int]


def stamp_of(database: Path) -> Stamp | None:
    """What tells one build in this place from the next; None where there is none."""
    try:
        found = database.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


class NewestSite:
    """Answers each request from one build alone: that which stood in the file's place when the request came.

    Datasette opens a file when it first needs it. Were it asked on after a build, some answers would come from the
    older file and others from the newer one, and pages that were kept would link to rows that are no more.
    """

    def __init__(self, make: Callable[[], Datasette], database: Path, say: Callable[[str], None]) -> None:
        self.make, self.database, self.say = make, database, say
        self.stamp = stamp_of(database)
        self.datasette = make()
        self.application: Application = self.datasette.app()
        self.changing = asyncio.Lock()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http":
            await self._change_over()
        await self.application(scope, receive, send)

    async def begin(self) -> None:
        """Make ready; whatever stands in the file's place later is another build."""
        await self._open(self.datasette)

    async def _change_over(self) -> None:
        found = await asyncio.to_thread(stamp_of, self.database)
        if found in (self.stamp, None):
            return
        async with self.changing:
            if found == self.stamp:
                return
            self.stamp = found
            try:
                datasette = self.make()
                await self._open(datasette)
            except SqsError as error:
                self.say(f"The site still shows the build before: {error}")
                return
            self.datasette, self.application = datasette, datasette.app()
            self.say(f"{self.database} was built anew: the site shows it from now on.")

    async def _open(self, datasette: Datasette) -> None:
        """Begin it, and have each of its threads open the file: from then on another may take the file's place."""
        await datasette.invoke_startup()
        threads = datasette.setting("num_sql_threads")
        meeting = Barrier(threads, timeout=LONGEST)  # so that no thread takes two of these tasks
        await asyncio.gather(*(datasette.databases[NAME].execute_fn(lambda _: meeting.wait()) for _ in range(threads)))
