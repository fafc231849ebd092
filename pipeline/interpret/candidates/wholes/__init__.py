"""Totals: out of how many. Each module yields every whole that it can justify; which is meant is decided later.

A module of this folder that defines `wholes` is a generator. The others hold what generators share.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from pipeline.interpret.candidates.wholes.whole import Whole, size_named
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

__all__ = ["Whole", "wholes_of"]

Generator = Callable[[Statement, Place, Discourse, tuple[Group, ...]], Iterator[Whole]]


@cache
def generators() -> tuple[Generator, ...]:
    """The generators of this folder, in the order of their modules' names."""
    modules = (import_module(f"{__name__}.{each.name}") for each in iter_modules(__path__))
    return tuple(module.wholes for module in modules if hasattr(module, "wholes"))


def wholes_of(statement: Statement, place: Place, discourse: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """Every whole that a statement with these groups in reach may be counted of; last, none that anyone could know."""
    for generator in generators():
        yield from generator(statement, place, discourse, groups)
    if statement.total is None and (statement.base is None or size_named(statement.base, place.text) is None):
        yield Whole(None, None, None, statement.way)
