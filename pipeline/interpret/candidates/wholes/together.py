"""Of two groups named side by side, taken together: "We met nine case managers and two seniors. Ten were content"."""

import re
from collections.abc import Iterator

from models.base import Span
from pipeline.interpret.candidates.wholes.whole import Whole
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

SIDE_BY_SIDE = re.compile(r"[\w\s’'-]{0,60}?,?\s+(?:and|as\s+well\s+as|together\s+with|along\s+with)\s+(?:also\s+)?")


def wholes(statement: Statement, place: Place, discourse: Discourse, _: tuple[Group, ...]) -> Iterator[Whole]:
    """The sum of the last two groups of one kind that a sentence before this one has named side by side."""
    second, first, *_rest = (*discourse.here(place.thread.key), None, None)
    if first is None or second is None or not first.count or not second.count:
        return
    names_its_own = statement.total is not None or statement.base is not None
    judged = first.published and first.judges, second.published and second.judges
    if names_its_own or any(judged) or first.sentence != second.sentence or second.sentence >= place.sentence_number:
        return
    if first.noun == second.noun and SIDE_BY_SIDE.fullmatch(place.text, first.span.end, second.span.start):
        named = Span(start=first.span.start, end=second.span.end)
        yield Whole(first.count + second.count, named, None, "together")
