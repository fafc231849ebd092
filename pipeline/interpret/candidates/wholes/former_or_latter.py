"""Of the first or the second of two groups named together: "eight reports and six plans. Seven of the former ..."."""

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline.interpret.candidates.wholes.whole import Whole
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

LATTER = re.compile(r"\blatter\b", re.IGNORECASE)
TWO = 2


def wholes(statement: Statement, place: Place, discourse: Discourse, _: tuple[Group, ...]) -> Iterator[Whole]:
    """The first or the second group of the last sentence that counts two."""
    if statement.leans != "of two":
        return
    named = [said for said in discourse.here(place.thread.key) if said.count and said.leans != "of two"]
    for _sentence, together in groupby(named, key=lambda said: said.sentence):
        both = list(together)
        if len(both) == TWO:
            said = both[0] if LATTER.search(statement.span.of(place.text)) else both[1]  # the last of them first
            count = said.count if statement.reads == "all" else None
            group = Group(said.count or 0, "counted" if said.published else "named", said.span, said)
            yield Whole(said.count, said.span, group, "of two", count=count)
            return
