"""Of the whole that left them, where all that was left is counted: "all five of the others"."""

import re
from collections.abc import Iterator

from pipeline.interpret.candidates.wholes.whole import Whole
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

OF_THE_REST = re.compile(r"\s+of\s+the\s+(?:others?|rest|remainder|remaining)\b", re.IGNORECASE)


def wholes(statement: Statement, place: Place, _: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """The whole of each group left over that is as large as the number that is counted."""
    size = statement.total
    if size is None or statement.count != size or OF_THE_REST.match(place.text, statement.end) is None:
        return
    for group in groups:
        said = group.antecedent
        if group.origin in {"left", "left by all"} and group.size == size and said is not None:
            yield Whole(said.total, said.total_at, group, "restated", count=size, restates=True)
