"""Of a whole named before what divides it: "of these, seven", "of the 13 relevant cases, ten"."""

from collections.abc import Iterator, Sequence

from models.base import Span
from pipeline.interpret.candidates.wholes.whole import Whole, can_mean, near_groups, size_named
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement


def wholes(statement: Statement, place: Place, _: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """The size that the base prints, and each group spoken of before it that it may mean."""
    base = statement.base
    if base is None:
        return
    size = size_named(base, place.text)
    here = Span(start=base.start, end=base.end)
    way = statement.way
    reachable: Sequence[Group] = [
        group for group in groups if group.antecedent is None or group.antecedent.span.end <= base.start
    ]
    if way == "of these":
        reachable = near_groups(reachable)
    if size is not None:
        yield Whole(size, here, None, way)
    for group in reachable:
        if size is None or (group.size == size and can_mean(base.of(place.text), group)):
            yield Whole(group.size, here if size is not None else group.at, group, way)
