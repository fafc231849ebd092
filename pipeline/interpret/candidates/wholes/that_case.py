"""Of the only case of its kind, just spoken of: "planning in that case was sufficient"."""

from collections.abc import Iterator

from pipeline.interpret.candidates.wholes.whole import Whole
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement


def wholes(statement: Statement, _: Place, __: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """One of one: each group of one in reach, or none that the letter has counted."""
    if statement.leans != "that case" or statement.base is not None:
        return
    yield Whole(1, None, None, "that case", count=1)
    for group in groups:
        if group.size == 1:
            yield Whole(1, group.at, group, "that case", count=1)
