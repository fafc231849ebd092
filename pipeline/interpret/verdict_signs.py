"""What a statement's own words tell of its verdict."""

from collections.abc import Iterator
from typing import NamedTuple

from models.base import Span
from models.finding import OPPOSITE, Cue, Verdict
from pipeline.interpret.judgements import Judgement, judge
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar

ONLY = grammar("only so many")
DENIES = grammar("denies")
LEAD = 20
"""How many characters before a number "only" may begin."""


class VerdictSign(NamedTuple):
    """A verdict that something speaks for, by the name of what does."""

    feature: str
    verdict: Verdict
    cue: Cue | None = None


def signs_in_words(statement: Statement, place: Place) -> Iterator[VerdictSign]:
    """The verdicts that words of the sentence speak for, the nearest first."""
    afterwards = Span(start=place.clause.end, end=max(place.clause.end, place.sentence.end))
    parts = (("clause", place.clause), ("share", place.share), ("sentence", place.sentence), ("afterwards", afterwards))
    judged: dict[tuple[int, int], Judgement | None] = {}
    for name, part in parts:
        ends = (part.start, part.end)
        if ends not in judged:
            judged[ends] = judge(place.text, part, place.passage.judgements, statement.parts, statement.span)
        found = judged[ends]
        if found is not None and found.verdict in OPPOSITE:
            yield VerdictSign(f"{name} judges{'' if found.strong else ' weakly'}", found.verdict, found.cue)
    before = place.text[max(place.sentence.start, statement.start - LEAD) : statement.start]
    if ONLY.search(before) or ONLY.match(statement.span.of(place.text)):
        clause = judged[place.clause.start, place.clause.end]
        if clause is not None and clause.strong and clause.verdict == "insufficient":
            yield VerdictSign("only so many judged insufficient", "insufficient")  # "weak in just two"
        else:
            yield VerdictSign("only so many", "sufficient")
    if DENIES.search(place.text, statement.end, place.clause.end):
        yield VerdictSign("denial after it", "insufficient")
    elif DENIES.search(place.text, place.clause.start, statement.start):
        yield VerdictSign("denial before it", "insufficient")
