"""Decide: of the readings that compete for the statements of a paragraph, the ones that fit best together."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from models.finding import Verdict
from pipeline.interpret.candidates.choice import Choice
from pipeline.interpret.candidates.evidence import Numbers
from pipeline.interpret.candidates.findings import finding_evidence
from pipeline.interpret.candidates.measures import measures_of
from pipeline.interpret.candidates.numbers import numbers_of
from pipeline.interpret.candidates.question import Question, question_of
from pipeline.interpret.candidates.verdicts import signs_of, verdicts_of
from pipeline.interpret.context import is_of_no_whole
from pipeline.interpret.discourse import Antecedent, Discourse
from pipeline.interpret.placed_statements import PlacedStatement
from pipeline.interpret.voice import Heard
from pipeline.interpret.weights import Balance, Weights, log_odds, log_probabilities, score

Value = TypeVar("Value")
Row = tuple[bool, int | None, int | None, Verdict | None, str | None]

RESPONDENTS = "context.respondents"
BREADTH = 4
"""How many readings of the paragraph so far are followed at once."""
DEPTH = 3
"""How many readings of each part of a statement are looked at, the likeliest first."""
FAINT = 4.0
"""A reading so much less likely than the best (as a difference of logarithms; one in 55) is followed no further."""


@dataclass(frozen=True)
class Decision:
    """One reading of one statement, with the logarithms of the probabilities of its parts."""

    placed: PlacedStatement
    asked: Question
    numbers: Numbers
    measure: str | None
    verdict: Verdict
    is_finding: bool
    numbers_likelihood: float
    measure_likelihood: float
    verdict_likelihood: float
    finding_likelihood: float
    heard: Mapping[str, float] = field(default_factory=dict)
    """What the voice says of the measure: the logarithms of probabilities."""
    probability: float = 0.0
    """Of the row that it makes, among all rows that this statement may make."""
    runner_up: "Decision | None" = None
    """The likeliest reading that makes another row."""

    @property
    def row(self) -> Row:
        """What an analyst would see of it; alike for all readings that are no finding."""
        if not self.is_finding:
            return (False, None, None, None, None)
        return (True, self.numbers.count, self.numbers.total, self.verdict, self.measure)

    @property
    def likelihood(self) -> float:
        """The logarithm of the probability of the whole reading."""
        return self.numbers_likelihood + self.measure_likelihood + self.verdict_likelihood + self.finding_likelihood

    @property
    def names_a_group(self) -> bool:
        """Whether words that are no finding can name what later numbers are counted of.

        "Nine needed a plan" and "ten reports were read" can; "the eldest was 17" and "five managers share the duty"
        cannot, for nobody counts plans of managers.
        """
        place = self.placed.place
        if self.placed.noun == "staff":
            return place.section == "management"
        statement = self.placed.statement
        leans = statement.leans is not None or statement.base is not None or statement.looked_at
        return self.placed.noun is not None or "needs" in place.shown or leans or self.asked.described is not None

    @property
    def antecedent(self) -> Antecedent | None:
        """What later statements can lean on; None where nothing is counted."""
        statement, place = self.placed.statement, self.placed.place
        count = self.numbers.count if self.is_finding else statement.count
        if not self.is_finding and (count is None or count == 1 or not self.names_a_group):
            return None
        return Antecedent(
            span=statement.span,
            thread=place.thread.key,
            sentence=place.sentence_number,
            count=count,
            total=self.numbers.total if self.is_finding else None,
            total_at=self.numbers.at if self.is_finding else None,
            measure=self.measure,
            verdict=self.verdict if self.is_finding else None,
            topic=self.placed.subject.measure,
            noun=self.placed.noun,
            probability=self.probability,
            published=self.is_finding and not (self.measure or "").startswith("context."),
            needed=self.placed.says_needed,
            leans=statement.leans,
            kind_counted=self.placed.kind_counted,
            kind_of_whole=self.placed.kind_of_whole,
            strong=self.placed.strong,
            denied=self.verdict == "insufficient" and self.placed.denies,
        )


@dataclass(frozen=True)
class _Path:
    """The statements of a paragraph up to some place, read in one way."""

    discourse: Discourse
    decisions: tuple[Decision, ...] = ()
    likelihood: float = 0.0

    def with_decision(self, decision: Decision, likelihood: float) -> "_Path":
        """One statement further; `likelihood` is that of the whole longer path."""
        said = decision.antecedent
        return _Path(self.discourse.after(said) if said else self.discourse, (*self.decisions, decision), likelihood)


class _Parts(NamedTuple):
    """The parts of a reading of one statement, each with the logarithm of its probability."""

    numbers: tuple[Numbers, float]
    measure: tuple[str | None, float]
    verdict: tuple[Verdict, float]
    is_finding: tuple[bool, float]

    @property
    def row(self) -> Row:
        """What an analyst would see of it; alike for all readings that are no finding."""
        if not self.is_finding[0]:
            return (False, None, None, None, None)
        return (True, self.numbers[0].count, self.numbers[0].total, self.verdict[0], self.measure[0])

    @property
    def likelihood(self) -> float:
        """The logarithm of the probability of the whole reading."""
        return self.numbers[1] + self.measure[1] + self.verdict[1] + self.is_finding[1]


def decide(
    statements: Sequence[PlacedStatement], discourse: Discourse, weights: Weights
) -> tuple[tuple[Decision, ...], Discourse]:
    """The likeliest reading of a paragraph's statements together, and the discourse after them."""
    paths = [_Path(discourse)]
    for position, statement in enumerate(statements, 1):
        heard = weights.voices.heard(statement.around)
        breadth = BREADTH if position < len(statements) else 1
        longer: list[tuple[float, _Path, Sequence[Decision], int]] = []
        for path in paths:
            if sum(each[0] >= path.likelihood for each in longer) >= breadth:
                break  # no statement makes a path likelier, and those after this one are less likely still
            readings = readings_of(statement, path.discourse, weights, heard)
            longer += [
                (path.likelihood + math.log(max(decision.probability, 1e-12)), path, readings, rank)
                for rank, decision in enumerate(readings)
            ]
        best = max(each[0] for each in longer)
        likely = sorted((each for each in longer if each[0] > best - FAINT), key=lambda each: -each[0])
        paths = [
            path.with_decision(_beside_the_others(readings, rank), likelihood)
            for likelihood, path, readings, rank in likely[:breadth]
        ]
    return paths[0].decisions, paths[0].discourse


def readings_of(
    statement: PlacedStatement, discourse: Discourse, weights: Weights, heard: Heard
) -> tuple[Decision, ...]:
    """The likeliest readings of one statement after what was said before, the likeliest of them first.

    Readings that make the same row are one, and their probabilities add up.
    """
    asked = question_of(statement, discourse)
    by_row: dict[Row, list[_Parts]] = {}
    for parts in _all_readings(asked, weights, heard):
        by_row.setdefault(parts.row, []).append(parts)
    likely = [(sum(math.exp(each.likelihood) for each in same), same) for same in by_row.values()]
    likely.sort(key=lambda each: -each[0])
    total = sum(each for each, _ in likely)
    return tuple(
        _decision(asked, max(same, key=lambda each: each.likelihood), heard, likelihood / total)
        for likelihood, same in likely[:DEPTH]
    )


def _beside_the_others(readings: Sequence[Decision], rank: int) -> Decision:
    """The reading of that rank with its runner-up: the likeliest of the others."""
    others = [other for other in readings[:2] if other is not readings[rank]]
    return replace(readings[rank], runner_up=others[0]) if others else readings[rank]


def _decision(asked: Question, parts: _Parts, heard: Heard, probability: float) -> Decision:
    (numbers, in_numbers), (measure, in_measure), (verdict, in_verdict), (is_finding, in_finding) = parts
    likelihoods = (in_numbers, in_measure, in_verdict, in_finding)
    return Decision(
        asked.placed, asked, numbers, measure, verdict, is_finding, *likelihoods, heard.measures, probability
    )


def _all_readings(asked: Question, weights: Weights, heard: Heard) -> Iterator[_Parts]:
    balances = weights.balances
    for numbers in _likely_numbers(asked, balances["numbers"]):
        signs = tuple(signs_of(asked, numbers[0]))
        for measure in _likely_choices(measures_of(asked, numbers[0], heard.measures), balances["measure"]):
            verdicts = verdicts_of(asked, numbers[0], measure[0], signs, heard.verdicts)
            evidence = finding_evidence(asked, numbers[0], *measure, signs)
            holds, fails = log_odds(evidence, balances["finding"])
            stated = (numbers[0].of_no_whole, numbers[1]) if is_of_no_whole(numbers[0].count, measure[0]) else numbers
            for verdict in _likely_choices(verdicts, balances["verdict"]):
                if _may_state(asked.placed, numbers[0], measure[0], verdict[0]):
                    yield _Parts(stated, measure, verdict, (True, holds))
                yield _Parts(numbers, measure, verdict, (False, fails))


def _may_state(placed: PlacedStatement, numbers: Numbers, measure: str | None, verdict: Verdict) -> bool:
    """Whether the statement can be a result: not where a total is all that it prints, or where it introduces one.

    Nor where it tells of what is not so, or not yet; nor where some whom inspectors met are taken for a part of others:
    "eight staff and three managers". What ought to have been done was not done well for that.
    """
    if placed.only_due and verdict == "sufficient":
        return False
    if measure == RESPONDENTS and numbers.total is not None and placed.statement.total is None:
        return False
    if placed.only_supposed or (placed.statement.only_restates and not numbers.restates):
        return False
    return not placed.statement.introduces or (measure or "").startswith("context.")


def _likely_numbers(asked: Question, balance: Balance) -> list[tuple[Numbers, float]]:
    readings = numbers_of(asked)
    return _likeliest(readings, [balance.weigh(each.facts) for each in readings])


def _likely_choices(choices: Sequence[Choice[Value]], balance: Balance) -> list[tuple[Value, float]]:
    return _likeliest([choice.value for choice in choices], [score(choice.evidence, balance) for choice in choices])


def _likeliest(values: Sequence[Value], scores: Sequence[float]) -> list[tuple[Value, float]]:
    ranked = sorted(zip(values, log_probabilities(scores), strict=True), key=lambda each: -each[1])
    return [each for each in ranked[:DEPTH] if each[1] > ranked[0][1] - FAINT]
