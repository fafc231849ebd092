"""The manner in which a statement is put, as far as it tells what it is counted of."""

import re
from collections.abc import Iterator

from models.base import Span
from pipeline.interpret.discourse import Antecedent
from pipeline.interpret.placed_statements import PlacedStatement
from pipeline.language.grammar import grammar

WHO_DID_NOT = grammar("who did not")
IN_THE_SAMPLE = grammar("in the sample")
ANSWERS = re.compile(r":\s*$")
WORD_BEFORE = re.compile(r"\b([a-z]+)\s+$", re.IGNORECASE)
NEAR = 25
"""How many characters before a statement the word before it may begin."""


def manners(placed: PlacedStatement) -> Iterator[str]:
    """What its own words show: it speaks of those that fell short, or answers a list."""
    text, statement = placed.place.text, placed.statement
    ends = statement.base.end if statement.base is not None else statement.end
    if WHO_DID_NOT.match(text, ends):
        yield "of those who did not"
    if IN_THE_SAMPLE.match(text, ends, placed.place.sentence.end):
        yield "in the sample"
    if ANSWERS.search(text, placed.place.sentence.start, statement.start):
        yield "an answer in a list"


def is_put_as(last: Antecedent, placed: PlacedStatement) -> bool:
    """Whether the same word leads to it as to the last statement: "in six it was poor, in four late"."""
    text = placed.place.text
    leads = _word_before(text, placed.statement.span)
    return leads is not None and leads == _word_before(text, last.span)


def _word_before(text: str, span: Span) -> str | None:
    """The word right before it; None where its clause begins with it."""
    found = WORD_BEFORE.search(text, max(0, span.start - NEAR), span.start)
    return found[1].casefold() if found is not None else None
