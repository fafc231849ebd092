"""Decide: of the readings that compete for the statements of a paragraph, the ones that fit best together."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from models.finding import Verdict
from pipeline.interpret.candidates.choice import Choice
from pipeline.interpret.candidates.evidence import Numbers
from pipeline.interpret.candidates.findings import finding_evidence
from pipeline.interpret.candidates.measures import measures_of
from pipeline.interpret.candidates.numbers import numbers_of
from pipeline.interpret.candidates.question import Question, question_of
from pipeline.interpret.candidates.verdicts import verdicts_of
from pipeline.interpret.discourse import Antecedent, Discourse
from pipeline.interpret.placed_statements import PlacedStatement
from pipeline.interpret.weights import Weights, log_odds, log_probabilities, score, score_of_features

Value = TypeVar("Value")
Row = tuple[bool, int | None, int | None, Verdict | None, str | None]

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
        if self.asked.noun == "staff":
            return place.section == "management"
        leans = self.placed.statement.leans is not None or self.placed.statement.base is not None
        return self.asked.noun is not None or "needs" in place.shown or leans or self.asked.described is not None

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
            noun=self.asked.noun,
            probability=self.probability,
            published=self.is_finding and not (self.measure or "").startswith("context."),
            needed=self.placed.says_needed,
        )


@dataclass(frozen=True)
class _Path:
    """The statements of a paragraph up to some place, read in one way."""

    discourse: Discourse
    decisions: tuple[Decision, ...] = ()
    likelihood: float = 0.0

    def with_decision(self, decision: Decision) -> "_Path":
        said = decision.antecedent
        return replace(
            self,
            discourse=self.discourse.after(said) if said else self.discourse,
            decisions=(*self.decisions, decision),
            likelihood=self.likelihood + math.log(max(decision.probability, 1e-12)),
        )


def decide(
    statements: Sequence[PlacedStatement], discourse: Discourse, weights: Weights
) -> tuple[tuple[Decision, ...], Discourse]:
    """The likeliest reading of a paragraph's statements together, and the discourse after them."""
    paths = [_Path(discourse)]
    for statement in statements:
        heard = Voices.of(statement, weights)
        longer = [
            path.with_decision(decision)
            for path in paths
            for decision in readings_of(statement, path.discourse, weights, heard)
        ]
        best = max(path.likelihood for path in longer)
        paths = sorted((path for path in longer if path.likelihood > best - FAINT), key=lambda path: -path.likelihood)[
            :BREADTH
        ]
    return paths[0].decisions, paths[0].discourse


class Voices(NamedTuple):
    """What the voices say of a statement's words: the logarithms of probabilities, by measure and by verdict."""

    measures: Mapping[str, float]
    verdicts: Mapping[str, float]

    @classmethod
    def of(cls, statement: PlacedStatement, weights: Weights) -> "Voices":
        """What the voices of these weights say."""
        return cls(
            weights.measure_voice.log_probabilities(statement.words),
            weights.verdict_voice.log_probabilities(statement.words),
        )


def readings_of(
    statement: PlacedStatement, discourse: Discourse, weights: Weights, heard: Voices
) -> tuple[Decision, ...]:
    """The likeliest readings of one statement after what was said before, the likeliest of them first.

    Readings that make the same row are one, and their probabilities add up.
    """
    by_row: dict[Row, list[Decision]] = {}
    for decision in _all_readings(statement, discourse, weights, heard):
        by_row.setdefault(decision.row, []).append(decision)
    likely = [(sum(math.exp(each.likelihood) for each in same), same) for same in by_row.values()]
    likely.sort(key=lambda each: -each[0])
    total = sum(each for each, _ in likely)
    ranked = [
        replace(max(same, key=lambda each: each.likelihood), probability=likelihood / total)
        for likelihood, same in likely[:DEPTH]
    ]
    return tuple(
        replace(each, runner_up=next((other for other in ranked if other is not each), None)) for each in ranked
    )


def _all_readings(
    statement: PlacedStatement, discourse: Discourse, weights: Weights, heard: Voices
) -> Iterator[Decision]:
    asked = question_of(statement, discourse)
    for numbers, numbers_likelihood in _likely_numbers(asked, weights):
        measures = measures_of(asked, numbers, heard.measures)
        for measure, measure_likelihood in _likely_choices(measures, weights.measure):
            verdicts = verdicts_of(asked, numbers, measure, heard.verdicts)
            holds, fails = log_odds(finding_evidence(asked, numbers, measure, measure_likelihood), weights.finding)
            for verdict, verdict_likelihood in _likely_choices(verdicts, weights.verdict):
                for is_finding, finding_likelihood in ((True, holds), (False, fails)):
                    if is_finding and statement.statement.only_restates and not numbers.restates:
                        continue  # a total is never a count
                    if is_finding and statement.statement.introduces and not (measure or "").startswith("context."):
                        continue
                    yield Decision(
                        statement, asked, numbers, measure, verdict, is_finding,
                        numbers_likelihood, measure_likelihood, verdict_likelihood, finding_likelihood, heard.measures,
                    )  # fmt: skip


def _likely_numbers(asked: Question, weights: Weights) -> list[tuple[Numbers, float]]:
    readings = numbers_of(asked)
    likely = log_probabilities([score_of_features(each.features, weights.numbers) for each in readings])
    return _likeliest(zip(readings, likely, strict=True))


def _likely_choices(choices: Sequence[Choice[Value]], weights: Mapping[str, float]) -> list[tuple[Value, float]]:
    likely = log_probabilities([score(choice.evidence, weights) for choice in choices])
    return [(choice.value, likelihood) for choice, likelihood in _likeliest(zip(choices, likely, strict=True))]


def _likeliest(rated: Iterable[tuple[Value, float]]) -> list[tuple[Value, float]]:
    ranked = sorted(rated, key=lambda each: -each[1])
    return [each for each in ranked[:DEPTH] if each[1] > ranked[0][1] - FAINT]
