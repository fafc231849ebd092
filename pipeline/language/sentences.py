"""Sentences."""

import re
from collections.abc import Iterator

from models.base import Span

BREAK = re.compile(r"(?<=[.?!])\s+(?=[A-Z\"'\u2018\u201c(])|\n")


def sentences_in(passage: str) -> Iterator[Span]:
    """The sentences of a passage, as offsets in it."""
    start = 0
    for gap in BREAK.finditer(passage):
        yield Span(start=start, end=gap.start())
        start = gap.end()
    yield Span(start=start, end=len(passage))
