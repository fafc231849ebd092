"""Whether a statement is a finding at all, or only names a group, tells of something else or asks."""

import re
from collections.abc import Iterator

from pipeline.interpret.candidates.evidence import Evidence, Numbers
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.candidates.verdicts import signs_of
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar
from pipeline.language.nouns import nouns

LEADS_IN = (":", "…", "...")
RECOMMENDS = grammar("asks for what is not yet done")
WORD = re.compile(r"[a-z]+|[^\sa-z]")
NEAR = 25
"""How many characters before or after a statement its neighbours may begin."""


def finding_evidence(asked: Question, numbers: Numbers, measure: str | None, likelihood: float) -> Iterator[Evidence]:
    """What speaks for a finding; `likelihood` is the logarithm of the probability of its measure."""
    statement, place = asked.statement, asked.place
    way = statement.way
    signs = [each.feature.partition(":")[0] for each in signs_of(asked, numbers)]
    strong = "clause judges" in signs
    judged = "strong" if strong else "weak" if signs else "nothing"
    yield Evidence("finding")
    yield Evidence(f"reads {statement.reads}")
    yield Evidence(f"reads {statement.reads}, {judged}")
    yield Evidence(f"{way}, {judged}")
    yield Evidence(f"in {place.section}")
    yield Evidence(f"in {place.section}, {judged}")
    yield Evidence(f"{way} in {place.section}")
    yield Evidence(f"about {(measure or 'none').partition('.')[0]}, {judged}")
    yield Evidence(f"about {measure}")
    yield Evidence("measure likelihood", likelihood)
    yield Evidence(f"counts {asked.noun}, {place.section}")
    yield Evidence(f"counts {asked.noun}, reads {statement.reads}")
    yield from (Evidence(name) for name in _neighbours(statement, place))
    if place.following is not None:
        yield from (Evidence(name) for name in _before_the_next(place, statement, judged))
        fewer = "fewer" if place.following.is_fewer else "not fewer"
        yield Evidence(f"followed by {place.following.way}, {fewer}, {judged}")
        yield Evidence(f"{way}, followed by {place.following.way}, {fewer}")
    yield Evidence(f"{asked.says}, {way}")
    how_many = "a single case" if statement.count == 1 else "several"
    yield from (Evidence(f"{sign}, {how_many}") for sign in _fitting(numbers))
    if _repeats(asked, numbers, measure):
        yield Evidence("says again what its sentence has said")
    known = ("count and total", "count alone"), ("total alone", "neither count nor total")
    yield Evidence(f"known: {known[numbers.count is None][numbers.total is None]}")
    yield from (Evidence(name) for name, holds in _signs(asked, numbers, judged).items() if holds)


def _before_the_next(place: Place, statement: Statement, judged: str) -> Iterator[str]:
    """Whose the judging words between it and the next are: "in the three cases, planning was good in two"."""
    following = place.following
    if following is None or following.way not in {"bare", "share", "percentage"}:
        return  # what names its whole again, "in three of these eight", leaves the first one its own words
    judges = [hit for hit in place.passage.judgements if statement.end <= hit.start and hit.end <= place.sentence.end]
    between = any(hit.end <= following.start for hit in judges)
    after = any(hit.start >= following.start for hit in judges)
    stands = (
        "between" if between and not after else "after" if after and not between else "both" if after else "neither"
    )
    fewer = "fewer" if following.is_fewer else "not fewer"
    yield f"judged {stands}, followed by {following.way}, {fewer}"
    yield f"{statement.way}, judged {stands}, {fewer}, {judged}"


def _fitting(numbers: Numbers) -> Iterator[str]:
    """How its numbers fit those around them: what adds up is seldom an aside."""
    if any(feature.startswith("the counts beside it add up") for feature in numbers.features):
        yield "adds up with the counts beside it"
    if any(": completes it" in feature or feature.startswith("rest: left") for feature in numbers.features):
        yield "completes what was counted"
    if numbers.group is not None and numbers.group.is_part:
        yield f"part of {numbers.group.origin} {numbers.group.members}"


def _neighbours(statement: Statement, place: Place) -> Iterator[str]:
    """The words right before and right after it: "at 15", "was 13", "two doors"."""
    before = WORD.findall(place.text[max(place.sentence.start, statement.start - NEAR) : statement.start].casefold())
    after = WORD.findall(place.text[statement.end : min(place.sentence.end, statement.end + NEAR)].casefold())
    yield f"before it: {before[-1] if before else 'nothing'}"
    yield f"after it: {after[0] if after else 'nothing'}"


def _repeats(asked: Question, numbers: Numbers, measure: str | None) -> bool:
    """Whether its sentence has given this very result: "70% of cases, being 21 out of 30"."""
    return any(
        said.published
        and said.sentence == asked.place.sentence_number
        and (said.count, said.total, said.measure) == (numbers.count, numbers.total, measure)
        for said in asked.discourse.here(asked.place.thread.key)
    )


def _signs(asked: Question, numbers: Numbers, judged: str) -> dict[str, bool]:
    statement, place = asked.statement, asked.place
    share = statement.share
    vague = statement.count is None and share is not None and share.band is None
    return {
        f"needs, {judged}": "needs" in place.shown,
        f"needs, {judged}, {'companions' if place.companions else 'alone'}": asked.placed.says_needed,
        f"in a line that leads in, {judged}": place.text[: place.sentence.end].rstrip().endswith(LEADS_IN),
        f"asked for, in {place.section}": RECOMMENDS.search(place.text, place.share.start, place.share.end) is not None,
        f"one, {judged}, {'companions' if place.companions else 'alone'}": statement.count == 1,
        "one without a hedge": statement.count == 1 and statement.mention.group("hedge") is None,
        f"bounds nothing, {judged}": vague,
        f"only words, {judged}": statement.count is None and not statement.percent,
        "passes by staff": nouns().kind_of(statement.span.of(place.text)) == "staff" and place.section != "management",
        f"unknown total, {judged}": numbers.total is None,
        f"topical, {judged}": asked.topical,
        "first in its paragraph": not asked.discourse.here(place.thread.key),
    }
