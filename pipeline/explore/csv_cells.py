"""Rows sent as CSV, in which a spreadsheet takes no words of a letter for a formula."""

import csv
from collections.abc import Awaitable, Callable, MutableMapping
from io import StringIO
from typing import Any

from pipeline.language.formulas import FORMULA_SIGNS, as_words_or_number

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

MAY_BE_ONE = (*FORMULA_SIGNS, '"')
"""How a cell of a line begins that may be a formula."""


def guarded(send: Send) -> Send:
    """`send` for an answer in CSV, of which Datasette sends each row by itself."""
    is_csv = False

    async def send_guarded(message: Message) -> None:
        nonlocal is_csv
        if message["type"] == "http.response.start":
            kind = dict(message.get("headers", [])).get(b"content-type", b"")
            is_csv = message["status"] == 200 and kind.startswith((b"text/csv", b"text/plain"))  # noqa: PLR2004
        elif is_csv:
            message = {**message, "body": guarded_rows(message.get("body", b"").decode()).encode()}
        await send(message)

    return send_guarded


def guarded_rows(text: str) -> str:
    """The rows, an apostrophe before each cell that would be a formula."""
    if not any(cell.startswith(MAY_BE_ONE) for cell in text.split(",")):
        return text
    rows = StringIO(newline="")
    csv.writer(rows).writerows(
        [as_words_or_number(cell) for cell in row] for row in csv.reader(StringIO(text, newline=""))
    )
    return rows.getvalue()
