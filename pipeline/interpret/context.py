"""Counts that judge nothing: the sample, its reports and custody cases, the staff who answered, published rates."""

import re
from datetime import date

from pipeline.interpret.discourse import Discourse
from pipeline.interpret.noun_phrases import phrase_of
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import Subject
from pipeline.language.cues import hits_inside
from pipeline.language.grammar import grammar
from pipeline.language.nouns import nouns

CASES = "context.cases"
RATES = frozenset({"context.reoffending-rate", "context.reoffending-rate-national"})
"""Percentages of others than the letter's cases."""
NEAR = 45
"""How many characters from a figure the words may stand that date it."""
NEEDED = grammar("ought to have been")
IN_YEAR = grammar("in a year")
BEGUN = grammar("began then")
CLAUSE_ENDS = re.compile(r"[,.;]")
COMPARED = grammar("compared with")
BEFORE = grammar("that was before")
MEASURED_AGAINST = grammar("measured against another time")
TURNS = grammar("turns to another time")
GOES_ON = grammar("goes on to another figure")
OWN_FINDINGS = grammar("found by the service itself")


def is_of_earlier_inspection(statement: Statement, place: Place, inspected: date | None) -> bool:
    """Whether the figure is of an earlier inspection or year: "the 60% that we found in 2011"."""
    text = place.text
    after = CLAUSE_ENDS.split(text[statement.end : min(statement.end + NEAR, place.sentence.end)])[0]
    after = TURNS.split(after)[0]
    before = MEASURED_AGAINST.split(text[place.sentence.start : statement.start])[-1]
    if OWN_FINDINGS.search(before):
        return True
    if not COMPARED.search(before):
        before = TURNS.split(before)[-1]
    elif BEFORE.match(text, statement.end) is not None:
        return True
    if inspected is not None and any(_earlier_year(words, inspected.year) for words in (after, before)):
        return True
    first, last = statement.start - min(len(before), 2 * NEAR), statement.end + len(after)
    told = [
        hit for hit in place.passage.features if hit.meaning == "earlier" and first <= hit.start and hit.end <= last
    ]
    return any(hit.start >= statement.end or not GOES_ON.search(text, hit.end, statement.start) for hit in told)


def _earlier_year(words: str, year: int) -> bool:
    return any(
        int(found[1]) < year and BEGUN.search(words, 0, found.start()) is None for found in IN_YEAR.finditer(words)
    )


def context_of(
    statement: Statement, place: Place, subject: Subject, discourse: Discourse, *, strong: bool
) -> str | None:
    """The measure of a count that judges nothing, None where something is judged.

    `strong` says that a word in the clause judges.
    """
    cases = discourse.sample.size if discourse.sample else None
    if discourse.sample and discourse.sample.at is not None and discourse.sample.at.overlaps(statement.span):
        return CASES
    hits = place.passage.features
    shown = {hit.meaning for part in (place.share, place.clause) for hit in hits_inside(hits, part)}
    if statement.percent and _is_a_rate(statement, place, shown):
        national = any(hit.meaning == "national" for hit in hits_inside(hits, place.share))
        return "context.reoffending-rate-national" if national else "context.reoffending-rate"
    if not strong and statement.count is not None and _took_part(statement, place, shown):
        return "context.respondents"
    alone = (
        statement.total in {None, cases}
        and statement.base is None
        and statement.leans is None
        and (statement.share is None or statement.count is not None)
    )
    needed = (
        statement.count is not None
        and not strong
        and statement.base is None
        and NEEDED.search(place.clause.of(place.text))
    )
    if needed and statement.leans is None:
        return "context.other"
    if cases is None or statement.count is None or not (alone or place.section == "context"):
        return None
    if place.section == "context":
        return _description(subject.own, shown | {"custody_count", "provided"}) or "context.other"
    if strong:
        return None
    return _description(
        subject.own, shown if statement.total is None else {hit.meaning for hit in hits_inside(hits, place.clause)}
    )


def is_of_no_whole(count: int | None, measure: str | None) -> bool:
    """Whether the number is no part of anything that the letter counts: the sample, or a published rate."""
    return measure == CASES or (measure in RATES and count is None)


def _took_part(statement: Statement, place: Place, shown: set[str]) -> bool:
    """Whether staff who answered are counted, "we interviewed 15 case managers", and not what they said.

    Where a letter says how it was made, cases stand beside staff: the number's own noun decides.
    """
    if place.section not in {"management", "context"} or "takes_part" not in shown:
        return False
    says = any(hit.meaning == "says" and hit.lies_in(place.clause) for hit in place.passage.judgements)
    words = phrase_of(statement, place) if place.section == "context" else place.clause.of(place.text)
    return not says and nouns().kind_of(words) == "staff"


def _is_a_rate(statement: Statement, place: Place, shown: set[str]) -> bool:
    if "reoffending_rate" in shown:
        return True
    named = any(hit.meaning == "reoffending_rate" for hit in place.passage.features)
    return named and place.section in {"context", "summary"} and statement.count is None


def _description(own: frozenset[str], shown: set[str]) -> str | None:
    if "psr" in own and "provided" in shown and "alternatives" not in own:
        return "context.psr-cases"
    if "custody" in shown and "custody_count" in shown and "planning" not in own and "psr" not in own:
        return "context.custody-cases"
    return "context.other" if shown.intersection({"describes", "needs"}) else None
