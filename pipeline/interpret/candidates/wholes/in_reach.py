"""Of any group in reach, where neither a total nor a base is printed: "seven were late"."""

from collections.abc import Iterator

from pipeline.interpret.candidates.wholes.whole import Whole, near_groups
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

NOT_IN_REACH = frozenset({"group", "all the rest", "same", "that case", "of two"})
"""Ways of leaning that other generators answer for."""


def wholes(statement: Statement, _: Place, __: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """Each group in reach; "in each case" counts all of it."""
    if statement.total is not None or statement.base is not None or statement.only_restates:
        return
    if statement.leans in NOT_IN_REACH:
        return
    for group in near_groups(groups) if statement.leans == "these" else groups:
        if statement.leans != "sample" or group.origin == "sample":
            count = group.size if statement.reads == "each" else None
            yield Whole(group.size, group.at, group, statement.way, count=count)
