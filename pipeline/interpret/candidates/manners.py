"""The manner in which a statement is put, as far as it tells what it is counted of."""

import re
from collections.abc import Iterator

from models.base import Span
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.candidates.wholes import Whole
from pipeline.language.grammar import grammar

WHO_DID_NOT = grammar("who did not")
IN_THE_SAMPLE = grammar("in the sample")
ANSWERS = re.compile(r":\s*$")
WORD_BEFORE = re.compile(r"\b([a-z]+)\s+$", re.IGNORECASE)
NEAR = 25
"""How many characters before a statement the word before it may begin."""


def manners(asked: Question, whole: Whole) -> Iterator[str]:
    """What its own words show: it speaks of those that fell short, answers a list, is put as the last one was."""
    text, statement = asked.place.text, asked.statement
    ends = statement.base.end if statement.base is not None else statement.end
    if WHO_DID_NOT.match(text, ends):
        yield "of those who did not"
    if IN_THE_SAMPLE.match(text, ends, asked.place.sentence.end):
        yield "in the sample"
    if ANSWERS.search(text, asked.place.sentence.start, statement.start):
        yield "an answer in a list"
    last = asked.last
    if last is not None and last.thread == asked.place.thread.key and whole.group is not None:
        leads = _word_before(text, statement.span)
        if leads is not None and leads == _word_before(text, last.span):
            yield f"put as the last one{', of its whole' if whole.group.size == last.total else ''}"


def _word_before(text: str, span: Span) -> str | None:
    """The word right before it; None where its clause begins with it."""
    found = WORD_BEFORE.search(text, max(0, span.start - NEAR), span.start)
    return found[1].casefold() if found is not None else None
