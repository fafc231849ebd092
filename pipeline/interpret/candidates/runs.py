"""Counts next to each other that add up to a whole: "in six of the 11 it was poor, in four late, in one missing"."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from pipeline.interpret.places import Counted, Place

PAIR = 2
"""Two counts may add up to a size by chance; of three and more it is less likely."""


class AddingUp(NamedTuple):
    """Counts next to each other that add up to a size."""

    length: int = 0
    names_whole: bool = False
    """One of them prints the size as its total: "six of the 11"."""


def runs_up_to(place: Place, size: int, sizes: Collection[int]) -> Iterator[str]:
    """What the longest run with the statement in it shows of a whole of that size, among those of other sizes."""
    run = _longest_run(place, size)
    if run.length < PAIR:
        return
    yield "the counts beside it add up"
    if run.length > PAIR:
        yield "three counts or more beside it add up"
    if run.names_whole:
        yield "the counts beside it add up, one of them names the whole"
    others = [other.length for each in sizes if each != size and (other := _longest_run(place, each)).length >= PAIR]
    if others:
        yield "the longest run that adds up" if run.length > max(others) else "no longer than another run that adds up"


def _longest_run(place: Place, size: int) -> AddingUp:
    counts, at = place.counts, place.position
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
