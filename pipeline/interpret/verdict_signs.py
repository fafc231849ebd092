"""What a statement's own words tell of its verdict."""

from collections.abc import Iterator
from typing import NamedTuple

from models.base import Span
from models.finding import OPPOSITE, Cue, Verdict
from pipeline.interpret.judgements import Judgement, describes_others, judge, speaks_of_else
from pipeline.interpret.places import Place
from pipeline.interpret.said_beside import said_beside
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar

ONLY = grammar("only so many")
DENIES = grammar("denies")
SPENT = frozenset({"good", "done", "idle"})
"""Words of these meanings have taken in the "no" or "not" that is part of them."""
DENIALS = frozenset({"denial after it", "denial before it"})
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
    clause = judged[place.clause.start, place.clause.end]
    before = place.text[max(place.sentence.start, statement.start - LEAD) : statement.start]
    if ONLY.search(before) or ONLY.match(statement.span.of(place.text)):
        if clause is not None and clause.strong and clause.verdict == "insufficient":
            yield VerdictSign("only so many judged insufficient", "insufficient")  # "weak in just two"
        else:
            yield VerdictSign("only so many", "sufficient")
    after = Span(start=statement.end, end=max(statement.end, place.clause.end))
    in_front = Span(start=place.clause.start, end=max(place.clause.start, statement.start))
    if _denies(statement, place, after, clause):
        yield VerdictSign("denial after it", "insufficient")
    elif _denies(statement, place, in_front, clause):
        yield VerdictSign("denial before it", "insufficient")


def _denies(statement: Statement, place: Place, part: Span, judged: Judgement | None) -> bool:
    """Whether something in this part of the clause denies what is said there of the work, and not beside it."""
    denials = [
        Span(start=found.start(), end=found.end()) for found in DENIES.finditer(place.text, part.start, part.end)
    ]
    beside = [*said_beside(place.text, place.clause, statement.span)] if denials else []
    return any(
        not any(span.covers(denial) for span in beside) and not _is_spent(place, denial, judged) for denial in denials
    )


def _is_spent(place: Place, denial: Span, judged: Judgement | None) -> bool:
    """Whether the denial says nothing against the work.

    It stands in words that have a meaning of their own, as "no cause for concern"; it has made good of bad, as in "not
    poor"; it is only supposed, or takes back a number; or it says of whom the clause speaks.
    """
    if any(hit.meaning in SPENT and hit.overlaps(denial) for hit in place.passage.judgements):
        return True
    if speaks_of_else(place.text, place.clause, denial):
        return True
    if judged is None or not judged.strong or judged.verdict != "sufficient":
        return False
    return judged.cue.covers(denial) or describes_others(place.text, place.clause, denial, judged.cue)
