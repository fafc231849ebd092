"""How sure a row is: what its confidence comes to, and what makes it doubtful whatever its confidence."""

from collections.abc import Set as AbstractSet

from models.base import Span
from models.finding import Certainty
from pipeline.interpret.against_its_words import goes_against_its_words
from pipeline.interpret.confidence import certainty_of
from pipeline.interpret.decide import Decision
from pipeline.interpret.in_question import is_in_question
from pipeline.interpret.two_wholes import may_be_of_either
from pipeline.interpret.unknown_words import rests_on_a_torn_word, rests_on_an_unknown_word
from pipeline.interpret.weights import Weights


def certainty_of_row(
    decision: Decision, confidence: float, weights: Weights, *, supposed: int | None, contradicted: AbstractSet[Span]
) -> Certainty:
    """What is published of the row.

    `supposed` is how many cases the sample seems to have, where the letter does not say; `contradicted` are the
    statements whose counts do not add up to their total.
    """
    if rests_on_an_unknown_word(decision, weights) or rests_on_a_torn_word(decision):
        return "doubtful"
    if has_numbers_in_doubt(decision, contradicted):
        return "doubtful"
    certainty, numbers = certainty_of(confidence, weights), decision.numbers
    printed = numbers.at is not None and decision.placed.place.sentence.covers(numbers.at)
    of_the_sample = supposed is not None and numbers.total == supposed and not printed
    return "likely" if certainty == "sure" and (of_the_sample or goes_against_its_words(decision)) else certainty


def has_numbers_in_doubt(decision: Decision, contradicted: AbstractSet[Span]) -> bool:
    """Whether the letter leaves the numbers open: another contradicts them, or they can be read in two ways."""
    stands = decision.placed.statement.span
    return stands in contradicted or may_be_of_either(decision) or is_in_question(decision)
