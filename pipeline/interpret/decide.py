"""Decide: of the readings that compete for the statements of a paragraph, the ones that fit best together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.finding import Verdict
from pipeline.interpret.candidates.choice import Choice
from pipeline.interpret.candidates.evidence import Numbers
from pipeline.interpret.candidates.findings import finding_evidence
from pipeline.interpret.candidates.measures import measures_of
from pipeline.interpret.candidates.numbers import numbers_of
from pipeline.interpret.candidates.relations import Asking, asking
from pipeline.interpret.candidates.verdicts import verdicts_of
from pipeline.interpret.discourse import Discourse, Said
from pipeline.interpret.judgements import judge
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import Subject
from pipeline.interpret.voice import words_of
from pipeline.interpret.weights import Weights, log_odds, log_probabilities, score

BREADTH = 4
"""How many readings of the paragraph so far are followed at once."""
DEPTH = 3
"""How many readings of each part of a statement are looked at, the likeliest first."""


@dataclass(frozen=True)
class Placed:
    """A statement where it stands, with what its clause is about and what the voices say of its words."""

    statement: Statement
    place: Place
    subject: Subject
    strong: bool
    """A word in its clause judges."""
    words: dict[str, float]


@dataclass(frozen=True)
class Decision:
    """One reading of one statement, with the logarithms of the probabilities of its parts."""

    placed: Placed
    asked: Asking
    numbers: Numbers
    measure: str | None
    verdict: Verdict
    is_finding: bool
    numbers_likelihood: float
    measure_likelihood: float
    verdict_likelihood: float
    finding_likelihood: float

    @property
    def likelihood(self) -> float:
        """The logarithm of the probability of the whole reading."""
        return self.numbers_likelihood + self.measure_likelihood + self.verdict_likelihood + self.finding_likelihood

    @property
    def said(self) -> Said | None:
        """What later statements can lean on; None where nothing is counted."""
        statement, place = self.placed.statement, self.placed.place
        count = self.numbers.count if self.is_finding else statement.count
        if not self.is_finding and (count is None or count == 1):
            return None
        return Said(
            span=statement.span,
            paragraph=place.key,
            sentence=place.sentence_number,
            count=count,
            total=self.numbers.total if self.is_finding else None,
            total_at=self.numbers.at if self.is_finding else None,
            measure=self.measure,
            verdict=self.verdict if self.is_finding else None,
            topic=self.placed.subject.measure,
            noun=self.asked.noun,
            published=self.is_finding and not (self.measure or "").startswith("context."),
        )


def placed(statement: Statement, place: Place, subject: Subject) -> Placed:
    """The statement with what can be known of it before anything is decided."""
    found = judge(place.text, place.clause, place.passage.judgements, statement.parts, statement.span)
    return Placed(
        statement, place, subject, strong=found is not None and found.strong, words=words_of(statement, place)
    )


@dataclass(frozen=True)
class _Path:
    """The statements of a paragraph up to some place, read in one way."""

    discourse: Discourse
    decisions: tuple[Decision, ...] = ()
    likelihood: float = 0.0

    def with_decision(self, decision: Decision) -> "_Path":
        said = decision.said
        return replace(
            self,
            discourse=self.discourse.after(said) if said else self.discourse,
            decisions=(*self.decisions, decision),
            likelihood=self.likelihood + decision.likelihood,
        )


def decide(
    statements: Sequence[Placed], discourse: Discourse, weights: Weights
) -> tuple[tuple[Decision, ...], Discourse]:
    """The likeliest reading of a paragraph's statements together, and the discourse after them."""
    paths = [_Path(discourse)]
    for statement in statements:
        longer = [
            path.with_decision(decision)
            for path in paths
            for decision in readings_of(statement, path.discourse, weights)
        ]
        longer.sort(key=lambda path: -path.likelihood)
        paths = longer[:BREADTH]
    return paths[0].decisions, paths[0].discourse


def readings_of(statement: Placed, discourse: Discourse, weights: Weights) -> Iterator[Decision]:
    """The likeliest readings of one statement after what was said before."""
    asked = asking(statement.statement, statement.place, discourse, statement.subject, strong=statement.strong)
    measure_voice = weights.measure_voice.log_probabilities(statement.words)
    verdict_voice = weights.verdict_voice.log_probabilities(statement.words)
    all_numbers = numbers_of(asked)
    likely = log_probabilities([score(each.evidence, weights.numbers) for each in all_numbers])
    for numbers, numbers_likelihood in _likeliest(all_numbers, likely):
        measures = measures_of(asked, numbers, measure_voice, strong=statement.strong)
        for measure, measure_likelihood in _chosen(measures, weights.measure):
            verdicts = verdicts_of(asked, numbers, measure, verdict_voice)
            evidence = tuple(finding_evidence(asked, numbers, measure, measure_likelihood))
            holds, fails = log_odds(evidence, weights.finding)
            for verdict, verdict_likelihood in _chosen(verdicts, weights.verdict):
                for is_finding, finding_likelihood in ((True, holds), (False, fails)):
                    yield Decision(
                        statement, asked, numbers, measure, verdict, is_finding,
                        numbers_likelihood, measure_likelihood, verdict_likelihood, finding_likelihood,
                    )  # fmt: skip


def _likeliest(readings: Sequence[Numbers], likelihoods: Sequence[float]) -> list[tuple[Numbers, float]]:
    """The likeliest readings, those with the same numbers as one, whose probabilities add up."""
    return sorted(zip(readings, likelihoods, strict=True), key=lambda each: -each[1])[:DEPTH]


def _chosen(choices: Sequence[Choice], weights: dict[str, float]) -> list[tuple]:
    likely = log_probabilities([score(choice.evidence, weights) for choice in choices])
    ranked = sorted(zip(choices, likely, strict=True), key=lambda each: -each[1])
    return [(choice.value, likelihood) for choice, likelihood in ranked[:DEPTH]]
