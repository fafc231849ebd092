"""Whether a statement is a finding at all, or only names a group, tells of something else or asks."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.rule import Reads
from pipeline.interpret.candidates.evidence import REMEMBERED, Evidence, Facts, Numbers
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.statements import Statement
from pipeline.interpret.verdict_signs import VerdictSign
from pipeline.language.cues import hits_inside
from pipeline.language.grammar import grammar

SOME_OF_THE = grammar("some of the")

FITS = ("adds up with the counts beside it", "completes what was counted")
"""How the numbers of a statement may fit those around it."""


def finding_evidence(
    asked: Question, numbers: Numbers, measure: str | None, likelihood: float, signs: Sequence[VerdictSign]
) -> Evidence:
    """What speaks for a finding; `likelihood` is the logarithm of the probability of its measure.

    `signs` are those of the statement with these numbers, by `signs_of`.
    """
    statement, place, placed = asked.statement, asked.place, asked.placed
    judged = "strong" if placed.strong else "weak" if signs else "nothing"
    facts = (
        _of_its_kind(statement.reads, statement.way, place.section, placed.noun, placed.says, judged),
        _about(measure, judged),
        placed.neighbours,
        _followed_by(statement.way, place.following.way, judged, fewer=place.following.is_fewer)
        if place.following is not None
        else (),
        _judged_before_the_next(asked, judged),
        tuple(_fitting(numbers, "a single case" if statement.count == 1 else "several", contrasts=asked.contrasts)),
        _known(count=numbers.count is not None, total=numbers.total is not None),
        tuple(_signs(asked, numbers, judged)),
        ("says again what its sentence has said",) if _repeats(asked, numbers, measure) else (),
    )
    return Evidence(facts, ((("measure likelihood",), likelihood),))


@lru_cache(REMEMBERED)
def _of_its_kind(reads: Reads, way: str, section: str, noun: str | None, says: str, judged: str) -> Facts:
    return (
        "finding",
        f"reads {reads}",
        f"reads {reads}, {judged}",
        f"{way}, {judged}",
        f"in {section}",
        f"in {section}, {judged}",
        f"{way} in {section}",
        f"counts {noun}, {section}",
        f"counts {noun}, reads {reads}",
        f"{says}, {way}",
    )


@lru_cache(REMEMBERED)
def _about(measure: str | None, judged: str) -> Facts:
    return f"about {(measure or 'none').partition('.')[0]}, {judged}", f"about {measure}"


@lru_cache(REMEMBERED)
def _followed_by(way: str, next_way: str, judged: str, *, fewer: bool) -> Facts:
    how_many = "fewer" if fewer else "not fewer"
    return f"followed by {next_way}, {how_many}, {judged}", f"{way}, followed by {next_way}, {how_many}"


def _judged_before_the_next(asked: Question, judged: str) -> Facts:
    """Whose the judging words between it and the next are."""
    following, stands = asked.place.following, asked.placed.judged_before_the_next
    if following is None or stands is None:
        return ()
    fewer = "fewer" if following.is_fewer else "not fewer"
    way = asked.statement.way
    return f"judged {stands}, followed by {following.way}, {fewer}", f"{way}, judged {stands}, {fewer}, {judged}"


@lru_cache(REMEMBERED)
def _known(*, count: bool, total: bool) -> Facts:
    known = ("neither count nor total", "total alone"), ("count alone", "count and total")
    return (f"known: {known[count][total]}",)


def _fitting(numbers: Numbers, how_many: str, *, contrasts: bool) -> Iterator[str]:
    """How its numbers fit those around them: what adds up is seldom an aside."""
    shown = frozenset[str]().union(*map(_fits, numbers.facts))
    fits = [each for each in FITS if each in shown]
    yield from [f"{each}, {how_many}" for each in fits]
    if contrasts:
        yield from [f"{each}, after a contrast" for each in fits]
    if numbers.group is not None and numbers.group.is_part:
        yield f"part of {numbers.group.origin} {numbers.group.members}, {how_many}"


@lru_cache(REMEMBERED)
def _fits(facts: Facts) -> frozenset[str]:
    """Which of `FITS` facts about its numbers show."""
    adds_up, completes = FITS
    found = {adds_up for fact in facts if fact.startswith("the counts beside it add up")}
    return frozenset(found | {completes for fact in facts if ": completes it" in fact or fact.startswith("rest: left")})


def _repeats(asked: Question, numbers: Numbers, measure: str | None) -> bool:
    """Whether its sentence has given this very result: "70% of cases, being 21 out of 30"."""
    return any(
        said.published
        and said.sentence == asked.place.sentence_number
        and (said.count, said.total, said.measure) == (numbers.count, numbers.total, measure)
        for said in asked.here
    )


def _how_many(statement: Statement, judged: str, *, companions: bool) -> Iterator[str]:
    """What is special about how many it counts: one alone, or only so much as words say."""
    if statement.count == 1:
        yield f"one, {judged}, {'companions' if companions else 'alone'}"
        if statement.mention.group("hedge") is None:
            yield "one without a hedge"
    elif statement.count is None:
        if statement.share is not None and statement.share.band is None:
            yield f"bounds nothing, {judged}"
        if not statement.percent:
            yield f"only words, {judged}"


def _signs(asked: Question, numbers: Numbers, judged: str) -> Iterator[str]:
    place = asked.place
    if "needs" in place.shown:
        in_clause = any(hit.meaning == "needs" for hit in hits_inside(place.passage.features, place.clause))
        yield from (f"needs, {judged}", f"needs {'in its clause' if in_clause else 'around its clause'}, {judged}")
    if asked.placed.says_needed:
        yield f"needs, {judged}, {'companions' if place.companions else 'alone'}"
    if asked.placed.leads_in:
        yield f"in a line that leads in, {judged}"
    if asked.placed.recommends:
        yield f"asked for, in {place.section}"
    yield from _how_many(asked.statement, judged, companions=bool(place.companions))
    if asked.placed.names_staff and place.section != "management":
        yield "passes by staff"
    if numbers.total is None:
        yield f"unknown total, {judged}"
    if asked.placed.topical:
        yield f"topical, {judged}"
    if SOME_OF_THE.search(place.text, asked.statement.start, asked.statement.end):
        yield f"some of the {asked.placed.noun}, {judged}"
    if not asked.here:
        yield "first in its paragraph"
