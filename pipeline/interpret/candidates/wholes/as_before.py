"""Of what was said last, the count following from it: "in each case", "the same number", "the rest were late"."""

from collections.abc import Iterator

from pipeline.interpret.candidates.wholes.whole import Whole
from pipeline.interpret.discourse import Antecedent, Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement


def wholes(statement: Statement, place: Place, discourse: Discourse, _: tuple[Group, ...]) -> Iterator[Whole]:
    """The wholes of the last statements that this one repeats, completes or restates."""
    if statement.base is not None:
        return
    thread = place.thread.key
    for said in (*discourse.here(thread), *discourse.before(thread))[:4]:
        yield from _wholes_from(said, statement)


def _wholes_from(said: Antecedent, statement: Statement) -> Iterator[Whole]:
    if statement.leans == "all the rest" and said.total is not None and said.count is not None:
        whole = Group(said.total, "whole", said.total_at, said)
        yield Whole(said.total, said.total_at, whole, "all the rest", count=said.total - said.count)
    if statement.leans == "same" and said.count is not None:
        same = Group(said.total, "whole", said.total_at, said) if said.total else None
        yield Whole(said.total, said.total_at, same, "same", count=said.count)
    says_no_number = statement.count is None and statement.share is None and statement.excepted is None
    if statement.leans == "these" and said.count and says_no_number:
        counted = Group(said.count, "counted", said.span, said)
        yield Whole(counted.size, said.span, counted, "these", count=counted.size)
