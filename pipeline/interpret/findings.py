"""Rows: what was decided about a statement, as a finding with its quotation and where each part came from."""

from dataclasses import dataclass

from models.base import Span
from models.finding import Alternative, Cue, Finding
from pipeline.interpret.basis import basis_of
from pipeline.interpret.candidates.measures import cues_of
from pipeline.interpret.candidates.verdicts import judges_nothing, signs_of
from pipeline.interpret.certainty import Rating
from pipeline.interpret.decide import Decision
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar

NOUN_AFTER = grammar("noun after a number")
DIVIDES_THE_POOR = grammar("divides the poor")
WORDS_ON = 80
"""How many characters behind a number its noun, and a clause that describes that noun, are looked for."""
GROUPS = {"rest", "all the rest", "further", "part", "of the rest", "restated"}
"""Ways of counting that speak of a part of what was counted before, never of a letter's whole result."""


@dataclass(frozen=True)
class RoleCandidate:
    """A finding, whether it speaks of a part, which is no letter's result, and whether it judges in so many words.

    Words of its whole part of the sentence count, as in "Sufficient: 22 of 28".
    """

    finding: Finding
    partial: bool
    strong: bool
    singles_out: bool
    """Whether it counts only those that stand out: "four were very good"."""


def role_candidate(decision: Decision, confidence: float, rating: Rating) -> RoleCandidate:
    """The finding that a decision makes, its role still open."""
    way = decision.placed.statement.way
    outcome_of_compliance = judges_nothing(decision.measure)
    partial = (decision.numbers.inside or way in GROUPS or _divides_the_poor(decision)) and not outcome_of_compliance
    strong = any(sign.feature in {"clause judges", "share judges"} for sign in decision.placed.signs)
    return RoleCandidate(_finding(decision, confidence, rating), partial, strong, decision.placed.singles_out)


def _divides_the_poor(decision: Decision) -> bool:
    """Whether its words say that it counts some of those that fell short: "three of the five cases that fell short"."""
    placed, statement = decision.placed, decision.placed.statement
    begins = statement.start if statement.base is None else min(statement.base.start, statement.start)
    ends = min(placed.place.sentence.end, statement.end + WORDS_ON)
    divides = DIVIDES_THE_POOR.search(placed.place.text, begins, ends)
    return divides is not None and divides.start() <= statement.end


def _finding(decision: Decision, confidence: float, rating: Rating) -> Finding:
    statement, place, numbers = decision.placed.statement, decision.placed.place, decision.numbers
    verdict_cue = _verdict_cue(decision)
    cues = _cues(decision, verdict_cue)
    quote = _quote(statement, place, verdict_cue)
    phrases = (*statement.parts, *([statement.base] if statement.base else []))
    carried = numbers.at is not None and not quote.covers(numbers.at)
    runner_up = decision.runner_up
    return Finding(
        start=quote.start,
        end=quote.end,
        paragraph=place.key,
        sentence=place.sentence,
        phrases=tuple(Span(start=phrase.start, end=phrase.end) for phrase in phrases),
        rule=statement.rule,
        measure=decision.measure,
        role=None,
        verdict=decision.verdict,
        count=numbers.count,
        total=numbers.total,
        basis=basis_of(decision),
        words=numbers.words,
        share=numbers.share,
        antecedent=numbers.at if carried else None,
        cues=cues,
        within=numbers.inside and not judges_nothing(decision.measure),
        rest=_is_the_rest(decision),
        unsure=_unsure(decision),
        confidence=round(confidence, 3),
        certainty=rating.certainty,
        doubt=rating.doubt,
        alternatives=(_alternative(runner_up, decision),) if runner_up is not None else (),
    )


def _unsure(decision: Decision) -> tuple[str, ...]:
    """Why a number is unknown, where the letter should have told it."""
    statement, numbers = decision.placed.statement, decision.numbers
    if statement.excepted is not None and numbers.count is None and numbers.total is not None:
        return ("More are excepted here than there are: a misprint or a misreading.",)
    counts_part_of_something = statement.way in {"rest", "further", "these", "of these", "of the rest"}
    if numbers.total is None and numbers.count is not None and counts_part_of_something:
        return ("It is not clear of how many these are counted.",)
    return ()


def _alternative(other: Decision, chosen: Decision) -> Alternative:
    """The reading that came next, with the probability that it had beside the one chosen."""
    return Alternative(
        is_finding=other.is_finding,
        count=other.numbers.count,
        total=other.numbers.total,
        verdict=other.verdict,
        measure=other.measure,
        confidence=round(other.probability, 3),
        differs=differences(chosen, other),
    )


def differences(chosen: Decision, other: Decision) -> tuple[str, ...]:
    """The parts in which two readings differ."""
    if not other.is_finding:
        return ("finding",)
    parts = {
        "count": (chosen.numbers.count, other.numbers.count),
        "total": (chosen.numbers.total, other.numbers.total),
        "verdict": (chosen.verdict, other.verdict),
        "measure": (chosen.measure, other.measure),
    }
    return tuple(part for part, (one, another) in parts.items() if one != another)


def _is_the_rest(decision: Decision) -> bool:
    said = decision.numbers.group.antecedent if decision.numbers.group else None
    if decision.placed.statement.way not in {"rest", "all the rest"} or said is None:
        return False
    if said.total is None or said.count is None:
        return False
    return decision.numbers.count == said.total - said.count


def _verdict_cue(decision: Decision) -> Cue | None:
    """The nearest words that judge, or say what was done, as the verdict has it."""
    signs = signs_of(decision.asked, decision.numbers)
    nothing = judges_nothing(decision.measure)
    return next((each.cue for each in signs if each.cue and (nothing or each.verdict == decision.verdict)), None)


def _cues(decision: Decision, verdict_cue: Cue | None) -> tuple[Cue, ...]:
    """The words that decided verdict, measure and total."""
    measure = cues_of(decision.measure, decision.asked)
    if judges_nothing(decision.measure):
        return measure
    total = _total_cue(decision)
    return (*measure, *([verdict_cue] if verdict_cue else []), *([total] if total else []))


def _total_cue(decision: Decision) -> Cue | None:
    """The earlier words that gave the total, and why: "counted insufficient, sentence before"."""
    numbers = decision.numbers
    if numbers.group is None or numbers.at is None or decision.placed.statement.span.overlaps(numbers.at):
        return None
    return Cue(start=numbers.at.start, end=numbers.at.end, decides="total", meaning=numbers.group.origin)


def _quote(statement: Statement, place: Place, verdict_cue: Cue | None) -> Span:
    """The statement's words with those that judge it, where they stand in its clause, and the noun it counts."""
    start, end = statement.start, statement.end
    if verdict_cue is not None and place.clause.covers(verdict_cue):
        start, end = min(start, verdict_cue.start), max(end, verdict_cue.end)
    if end == statement.end and (noun := NOUN_AFTER.match(place.text, end, place.share.end)):
        end = noun.end()
    return Span(start=start, end=end)
