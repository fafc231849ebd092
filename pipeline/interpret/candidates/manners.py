"""The manner in which a statement is put, as far as it tells what it is counted of."""

import re
from collections.abc import Iterator

from models.base import Span
from pipeline.interpret.discourse import Antecedent
from pipeline.interpret.placed_statements import PlacedStatement
from pipeline.language.cues import hits_inside
from pipeline.language.grammar import grammar

WHO_DID_NOT = grammar("who did not")
IN_THE_SAMPLE = grammar("in the sample")
FELL_SHORT = grammar("tells of what fell short")
OF_WHAT_FELL_SHORT = "of what fell short"
OF_A_GROUP = grammar("of a group without its number")
ANSWERS = re.compile(r":\s*$")
WORD_BEFORE = re.compile(r"\b([a-z]+)\s+$", re.IGNORECASE)
POOR = frozenset({"bad", "against", "lacking"})
"""Meanings of words that call a group one of those that fell short: "six of the failures"."""
GROUP_WITHIN = 80
"""How many characters before a statement the name of its group may begin."""
NEAR = 25
"""How many characters before a statement the word before it may begin."""


def manners(placed: PlacedStatement) -> Iterator[str]:
    """What its own words show: whom it speaks of, as of those that fell short, or that it answers a list."""
    text, statement = placed.place.text, placed.statement
    ends = statement.base.end if statement.base is not None else statement.end
    if WHO_DID_NOT.match(text, ends):
        yield "of those who did not"
    group = statement.mention.group("anaphor")
    if group is not None and any(hit.meaning in POOR for hit in hits_inside(placed.place.passage.judgements, group)):
        yield "of those called poor"
    near = max(placed.place.sentence.start, statement.start - GROUP_WITHIN)
    if (named := OF_A_GROUP.search(text, near, statement.start)) is not None:
        yield "of those in custody" if named["custody"] else "of the reports"
    if IN_THE_SAMPLE.match(text, ends, placed.place.sentence.end):
        yield "in the sample"
    if statement.total is None and FELL_SHORT.search(text, placed.place.sentence.start, statement.start):
        yield OF_WHAT_FELL_SHORT
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
