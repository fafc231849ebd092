"""Of as many as the percentage beside a count leaves: "in 92% of court orders (11)" is 11 of 12."""

from collections.abc import Iterator

from pipeline.interpret.candidates.wholes.whole import Whole
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement


def wholes(statement: Statement, _: Place, discourse: Discourse, __: tuple[Group, ...]) -> Iterator[Whole]:
    """The one size, none larger than the sample, of which so many are so much per cent; nothing where several are."""
    count, share, sample = statement.count, statement.share, discourse.sample
    if count is None or share is None or share.band is None or sample is None or not statement.percent:
        return
    if statement.total is not None or statement.base is not None:
        return
    sizes = [size for size in range(count, sample.size + 1) if share.agrees_with(count, size)]
    if len(sizes) == 1:
        yield Whole(sizes[0], None, None, statement.way)
