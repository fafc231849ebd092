"""A letter's statements with every reading that was weighed, for a person who wants to know why one of them won."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.finding import Mention
from models.letter import Letter
from pipeline.interpret import decisions_in
from pipeline.interpret.candidates.verdicts import signs_of
from pipeline.interpret.decide import Decision, readings_of
from pipeline.interpret.sample import sample_of
from pipeline.interpret.verdict_signs import VerdictSign
from pipeline.interpret.weights import learned_weights
from pipeline.language.rules import Rules


@dataclass(frozen=True)
class ExplainedStatement:
    """A statement, what was decided about it, and the readings that lost."""

    decision: Decision
    lost: tuple[Decision, ...]
    """The likeliest first."""
    signs: tuple[VerdictSign, ...]
    """All that speaks for a verdict, the nearest words first."""


def explained(letter: Letter, mentions: Sequence[Mention], rules: Rules) -> tuple[ExplainedStatement, ...]:
    """The letter's statements in the order in which they were decided."""
    weights = learned_weights()
    decisions, _ = decisions_in(letter, mentions, rules, weights, sample_of(letter))
    return tuple(
        ExplainedStatement(
            decision,
            tuple(
                other
                for other in readings_of(
                    decision.placed, decision.asked.discourse, weights, weights.voices.heard(decision.placed.around)
                )
                if other.row != decision.row
            ),
            tuple(signs_of(decision.asked, decision.numbers)),
        )
        for decision in decisions
    )
