"""Of the total that the phrase itself prints: "10 of the 13"."""

from collections.abc import Iterator

from pipeline.interpret.candidates.wholes.whole import Whole, can_mean
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar

DEFINITE = grammar("definite noun at the end")


def wholes(statement: Statement, place: Place, _: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """The printed total by itself, and as the size of each group in reach that is as large."""
    if statement.total is None:
        return
    words = statement.span.of(place.text)
    way = "printed, definite" if DEFINITE.search(words) else "printed"
    yield Whole(statement.total, statement.span, None, way)
    for group in groups:
        if group.size == statement.total and can_mean(words, group):
            yield Whole(group.size, statement.span, group, way)
