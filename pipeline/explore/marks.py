"""A paragraph's text cut into pieces, so that stretches which lie in one another, or overlap, can all be marked."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from datasette.utils import tilde_encode

from pipeline.explore.database import Row

Kind = Literal["finding", "number"]


class Mark(NamedTuple):
    """A stretch of the text that is marked, `text[start:end]`, and the row that it is marked for."""

    start: int
    end: int
    kind: Kind
    row: Row
    anchor: str
    """The row's place in the address of the letter's page: its id without the letter's."""
    place: int
    """Which of its kind it is in the letter, from 1."""


class Piece(NamedTuple):
    """Text, or the point where a mark begins or ends.

    A mark that overlaps another ends where the other does and begins again: `outer` is true only at its true ends.
    """

    kind: Literal["text", "begin", "end"]
    text: str = ""
    mark: Mark | None = None
    outer: bool = True


def anchor_of(row: Row, name: str) -> str:
    """The place of a paragraph or finding in the address of its letter's page: its id without the letter's."""
    return name.removeprefix(f"{row['letter']}/")


def picture_name(anchor: str) -> str:
    """A paragraph's place as part of the address of its picture."""
    return str(tilde_encode(anchor)).replace("~2E", ".")


def pieces(text: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The text and its marks in order, each mark ended inside the mark that it began in, as markup wants it."""
    marks = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.place))
    edges = {edge for mark in marks for edge in (mark.start, mark.end)}
    beginning: dict[int, list[Mark]] = {}
    for mark in marks:
        beginning.setdefault(mark.start, []).append(mark)
    begun: list[Mark] = []
    for start, end in pairwise(sorted({0, len(text), *edges})):
        yield from _end_marks(begun, start)
        for mark in beginning.get(start, ()):
            begun.append(mark)
            yield Piece("begin", mark=mark)
        yield Piece("text", text=text[start:end])
    yield from _end_marks(begun, len(text))


def _end_marks(begun: list[Mark], place: int) -> Iterator[Piece]:
    """The ends of the marks that reach no further, and of those inside them, which begin again."""
    first = next((index for index, mark in enumerate(begun) if mark.end <= place), len(begun))
    inner = begun[first:]
    del begun[first:]
    for mark in reversed(inner):
        yield Piece("end", mark=mark, outer=mark.end <= place)
    for mark in inner:
        if mark.end > place:
            begun.append(mark)
            yield Piece("begin", mark=mark, outer=False)
