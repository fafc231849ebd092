"""Rows as CSV are whole, or are seen not to be; and what one reader takes slowly is not held in memory."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO

from pipeline.explore.csv_cells import Message, Send, guarded

Receive = Callable[[], Awaitable[Message]]

LINE_END = b"\r\n"
AT_ONCE = 65_536
"""Bytes that are sent at once from a file."""
NOT_WHOLE = "The rows could not be read to the end: try again later."


def broken_off(send: Send) -> Send:
    """`send` for an answer in CSV that ends, without being finished, where a row could not be read.

    Datasette then puts its reason where the next row should be, and finishes the answer as if it were whole. Each row
    ends with a line end, and the reason does not. A connection that ends with the answer unfinished tells every
    program that something is missing.
    """
    rows = CsvRows()

    async def send_rows(message: Message) -> None:
        if rows.holds(message):
            await send(message)

    return send_rows


class CsvRows:
    """Which messages of an answer are rows, or no CSV at all."""

    def __init__(self) -> None:
        self.is_csv = self.is_broken = False

    def holds(self, message: Message) -> bool:
        """Whether all was well up to this message, and it is a row or the end."""
        if message["type"] == "http.response.start":
            kind = dict(message.get("headers", [])).get(b"content-type", b"")
            self.is_csv = message["status"] == 200 and kind.startswith((b"text/csv", b"text/plain"))  # noqa: PLR2004
        elif self.is_csv and (body := message.get("body", b"")) and not body.endswith(LINE_END):
            self.is_broken = True
        return not self.is_broken


class KeptAnswer:
    """An answer that is written to a file first, so that the rows it was made from need not wait for its reader."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.start: Message = {}
        self.rows = CsvRows()
        self.take = guarded(self._write)

    async def keep(self, message: Message) -> None:
        """Take the next part of it, which is a row by itself."""
        if self.rows.holds(message):
            await self.take(message)

    async def _write(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.file.write(message.get("body", b""))

    @property
    def is_whole(self) -> bool:
        """Whether all of it is there."""
        return bool(self.start) and not self.rows.is_broken

    async def send_to(self, send: Send) -> None:
        """Send all of it, with its length, by which the reader can tell that nothing is missing."""
        length = b"%d" % self.file.tell()
        named = [(name, value) for name, value in self.start.get("headers", []) if name.lower() != b"content-length"]
        await send({**self.start, "headers": [*named, (b"content-length", length)]})
        self.file.seek(0)
        while part := self.file.read(AT_ONCE):
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def kept(answer: Callable[[Send], Awaitable[None]]) -> KeptAnswer:
    """What is answered, in a file that is gone when nobody has it any more."""
    found = KeptAnswer(TemporaryFile())  # noqa: SIM115 - it lives as long as the answer
    await answer(found.keep)
    return found


async def while_connected(receive: Receive, answering: Awaitable[None]) -> None:
    """Answer, unless the reader hangs up before it is done: nobody reads a whole table for one who has gone."""
    answer, gone = asyncio.ensure_future(answering), asyncio.ensure_future(_has_gone(receive))
    try:
        await asyncio.wait((answer, gone), return_when=asyncio.FIRST_COMPLETED)
        if answer.done():
            answer.result()
    finally:
        for task in (answer, gone):
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task


async def _has_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
