"""Of a group spoken of with its article, as a whole or as the part that it is: "the two relevant cases"."""

from collections.abc import Iterator

from pipeline.interpret.candidates.wholes.whole import Whole
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement


def wholes(statement: Statement, _: Place, __: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """All of the group, or so many of the whole that it is a part of."""
    if statement.leans not in {"group", "part", "both"} or statement.base is not None:
        return
    size = statement.total if statement.total is not None else statement.count
    if size is None:
        return
    counts_all = statement.total is None and not statement.only_restates
    if counts_all:
        yield Whole(size, statement.span, None, "own")
    for group in groups:
        if group.size != size:
            continue
        if counts_all:
            yield Whole(size, group.at or statement.span, group, "own")
        said = group.antecedent
        if group.is_part and said is not None and said.total is not None:
            yield Whole(said.total, said.total_at, group, "restated", count=statement.count, restates=True)
