"""Of a number printed before it in its sentence, whatever that counts: "26 households were waiting, of which four"."""

import re
from collections.abc import Iterator

from models.base import Span
from pipeline.interpret.candidates.wholes.whole import Whole, size_named
from pipeline.interpret.discourse import Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar
from pipeline.language.number_words import NUMBER, number_of

COUNTED = re.compile(rf"{NUMBER}(?=\s+[a-z]|\s*,\s+[a-z])", re.IGNORECASE)
"""A number before a word, which may be what it counts; or before a comma, where that is left out."""
TIME = grammar("span of time")
NEAR = 400
"""How many characters before a statement the number may begin: more than a sentence has, unless it never ends."""


def number_before(statement: Statement, place: Place) -> Span | None:
    """The last number before "of which", "of them" in the sentence; None for a statement that prints its own whole."""
    names_size = statement.base is not None and size_named(statement.base, place.text) is not None
    if statement.total is not None or names_size or statement.way not in {"of these", "these"}:
        return None
    begins = statement.start if statement.base is None else min(statement.base.start, statement.start)
    found = COUNTED.finditer(place.text, max(place.sentence.start, begins - NEAR), begins)
    *_, last = None, *(each for each in found if TIME.match(place.text, each.end()) is None)
    return Span(start=last.start(), end=last.end()) if last is not None else None


def wholes(statement: Statement, place: Place, _: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """That number, if no group in reach is counted by it."""
    here = number_before(statement, place)
    size = number_of(here.of(place.text)) if here is not None else None
    if here is None or not size:
        return
    if not any(group.antecedent is not None and group.antecedent.span.covers(here) for group in groups):
        yield Whole(size, here, None, "number before")
