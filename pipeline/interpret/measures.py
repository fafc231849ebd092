"""Which measure a statement gives a result on: what its clause is about, or what it leans on."""

import re

from pipeline.interpret.discourse import Discourse
from pipeline.interpret.judgements import ellipsis, judge
from pipeline.interpret.leanings import Leaning
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import TOPICS, Subject

FULL, NOT_FULL, RECOVERED, FAILED = COMPLIANCE = tuple(
    f"sentence.compliance-{outcome}" for outcome in ("full", "not-full", "recovered", "failed")
)
RESPONSE = "sentence.compliance-response"
LATER = re.compile(r"\b(?:after|once|following|later|subsequently|eventually|back)\b", re.IGNORECASE)
FULLY = re.compile(r"\bfully\b", re.IGNORECASE)


def measure_of(
    statement: Statement, place: Place, subject: Subject, leaning: Leaning, discourse: Discourse
) -> str | None:
    """Return the measure's id; None where none fits."""
    before = leaning.antecedent.said.measure if leaning.antecedent else None
    topics = subject.own.intersection(TOPICS)
    if before == RESPONSE and leaning.judged:
        return before
    complies = "compliance" in (subject.own if topics else subject.features) and place.section == "sentence"
    if "response" not in subject.own and (complies or before in COMPLIANCE):
        return _compliance(statement, place, leaning, discourse)
    # "none of the other 21 had been reviewed", after "vulnerability plans had been reviewed in 10 out of 31"
    if place.section == "management":
        return subject.measure or (before if leaning.judged else None)
    goes_into = statement.leans in {"rest", "all the rest", "part", "further"} or leaning.verdict == "insufficient"
    unsaid = not topics or (goes_into and "custody" not in subject.own) or _of_one_kind(before or "", subject)
    goes_on = leaning.judged and unsaid and "response" not in subject.own
    return before if goes_on else subject.measure


WORK_OF = (
    ("management-oversight", "oversight"), ("review", "review"), ("planning", "planning"), ("assessment", "assessment"),
    ("delivery", "delivery"), ("court.psr", "psr"), ("court.panel", "panel"), ("victim-safety", "victim"),
    ("mappa", "mappa"),
)  # fmt: skip
"""What a measure is about, by a part of its id, the more telling parts first."""


def _of_one_kind(before: str, subject: Subject) -> bool:
    """Whether the clause speaks of the work that the earlier measure is about, in more words or in fewer."""
    here = subject.measure or "none"
    if "custody" in subject.own or ("review" in subject.own and "review" not in before):
        return before == here
    if before.startswith(here) or here.startswith(before or "none"):
        return True
    work = next((feature for part, feature in WORK_OF if part in before), None)
    return work in subject.own


def _compliance(statement: Statement, place: Place, leaning: Leaning, discourse: Discourse) -> str:
    """Return which of the children's own doings is counted: all who complied, or those who at first did not."""
    words = place.clause.of(place.text)
    later = LATER.search(words) is not None
    denies = _denies(statement, place)
    antecedent = leaning.antecedent
    inside = antecedent is not None and leaning.within and antecedent.said.measure in COMPLIANCE
    if antecedent is not None and inside and (antecedent.said.measure != FULL or antecedent.part == "left"):
        return RECOVERED if later or not denies else FAILED
    if antecedent is not None and antecedent.part == "left" and not leaning.within:
        return FAILED if antecedent.said.measure == RECOVERED else NOT_FULL
    last = discourse.last(place.key)
    if last is not None and last.sentence == place.sentence_number and last.measure in {RECOVERED, FAILED}:
        return FAILED if denies and not later else RECOVERED
    if later and not FULLY.search(words):
        return RECOVERED
    return NOT_FULL if denies else FULL


def _denies(statement: Statement, place: Place) -> bool:
    elliptical = ellipsis(place.text, place.clause, statement.span)
    if elliptical is not None and not elliptical.affirms:
        return True
    found = judge(place.text, place.clause, place.passage.judgements, statement.parts, statement.span)
    return found is not None and found.verdict == "insufficient"
