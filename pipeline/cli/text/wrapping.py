"""Words set in lines."""

import textwrap
from collections.abc import Iterator


def wrap(words: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """Lines of at most `width` columns, `first` before the first and `rest` before the others.

    An address, a path, or whatever else is longer than a line, is not cut.
    """
    yield from textwrap.wrap(
        words, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
