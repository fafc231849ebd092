"""Two readings of one sentence laid out beside each other, for the terminal."""

import textwrap
from collections.abc import Iterator, Mapping

_INDENT = "  "
_NO_VALUE = "–"
_NARROWEST = 20


def in_two_columns(
    heading: str, sentence: str, values: Mapping[str, tuple[object, object]], *, heads: tuple[str, str], width: int
) -> Iterator[str]:
    """The heading and the sentence, folded at `width`, and below them each value of the old and of the new reading."""
    label = max(map(len, values))
    half = max((width - label - 3 * len(_INDENT)) // 2, _NARROWEST)
    yield from textwrap.wrap(heading, width, subsequent_indent=_INDENT)
    yield from textwrap.wrap(sentence, width, initial_indent=_INDENT, subsequent_indent=_INDENT)
    yield _line("", *heads, (label, half))
    for field, pair in values.items():
        cells = [textwrap.wrap("" if value is None else str(value), half) or [_NO_VALUE] for value in pair]
        for place in range(max(map(len, cells))):
            old, new = (cell[place] if place < len(cell) else "" for cell in cells)
            yield _line("" if place else field, old, new, (label, half))
    yield ""


def _line(field: str, old: str, new: str, widths: tuple[int, int]) -> str:
    label, half = widths
    return f"{_INDENT}{field:<{label}}{_INDENT}{old:<{half}}{_INDENT}{new}".rstrip()
