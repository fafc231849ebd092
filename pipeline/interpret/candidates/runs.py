"""Counts next to each other that add up to a whole: "in six of the 11 it was poor, in four late, in one missing"."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.interpret.places import Counted

PAIR = 2
"""Two counts may add up to a size by chance; of three and more it is less likely."""


class AddingUp(NamedTuple):
    """Counts next to each other that add up to a size."""

    length: int = 0
    names_whole: bool = False
    """One of them prints the size as its total: "six of the 11"."""


REMEMBERED = 1_000
"""A statement is looked at after each reading of those before it."""


@lru_cache(REMEMBERED)
def runs_up_to(size: int, counts: tuple[Counted, ...], at: int, sizes: frozenset[int]) -> tuple[str, ...]:
    """What the longest run with the count at that place in it shows of a whole of that size, among other sizes."""
    return tuple(_signs(size, counts, at, sizes))


def _signs(size: int, counts: tuple[Counted, ...], at: int, sizes: frozenset[int]) -> Iterator[str]:
    run = _longest_run(size, counts, at)
    if run.length < PAIR:
        return
    yield "the counts beside it add up"
    if run.length > PAIR:
        yield "three counts or more beside it add up"
    if run.names_whole:
        yield "the counts beside it add up, one of them names the whole"
    others = [
        other.length for each in sizes if each != size and (other := _longest_run(each, counts, at)).length >= PAIR
    ]
    if others:
        yield "the longest run that adds up" if run.length > max(others) else "no longer than another run that adds up"


@lru_cache(REMEMBERED)
def _longest_run(size: int, counts: tuple[Counted, ...], at: int) -> AddingUp:
    before = _sums(counts[at::-1], size)
    behind = [0, *_sums(counts[at + 1 :], size)]
    runs = []
    for length, so_far in enumerate(before, 1):
        if size - so_far in behind:
            more = behind.index(size - so_far)
            names = any(total == size for _, total in counts[at - length + 1 : at + more + 1])
            runs.append(AddingUp(length + more, names))
    return max(runs, default=AddingUp())


def _sums(counts: Iterable[Counted], size: int) -> list[int]:
    """What the counts come to one after another, up to the first that is not of that size or goes beyond it."""
    sums: list[int] = []
    so_far = 0
    for number, total in counts:
        if number is None or total not in {None, size} or so_far + number > size:
            break
        sums.append(so_far := so_far + number)
    return sums
