"""How sure a row is: what its confidence comes to, and what makes it doubtful whatever its confidence."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from models.base import Span
from models.finding import Certainty
from pipeline.interpret.against_its_words import goes_against_its_words, may_deny_only_some
from pipeline.interpret.confidence import certainty_of, doubt_of
from pipeline.interpret.contradicted_counts import contradicted
from pipeline.interpret.decide import Decision
from pipeline.interpret.hearsay import is_told_by_others
from pipeline.interpret.in_question import is_in_question
from pipeline.interpret.rival_counts import rivals
from pipeline.interpret.two_wholes import may_be_of_either
from pipeline.interpret.unknown_words import rests_on_a_torn_word, rests_on_an_unknown_word
from pipeline.interpret.weights import Weights


@dataclass(frozen=True)
class Beside:
    """What the other statements of a letter say against some of them: the places of those."""

    contradicted: AbstractSet[Span]
    """Their counts do not add up to their total."""
    rivals: AbstractSet[Span]
    """Another tells the same result, with another count."""

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> "Beside":
        """What these findings of a letter say against each other."""
        return cls(contradicted(decisions), rivals(decisions))


def certainty_of_row(
    decision: Decision, confidence: float, weights: Weights, beside: Beside, *, supposed: int | None
) -> Certainty:
    """What is published of the row; `supposed` is how many cases the sample seems to have, where no letter says it."""
    if rests_on_an_unknown_word(decision, weights) or rests_on_a_torn_word(decision):
        return "doubtful"
    if is_told_by_others(decision) or _has_numbers_in_doubt(decision, beside):
        return "doubtful"
    certainty, numbers = certainty_of(confidence, weights), decision.numbers
    printed = numbers.at is not None and decision.placed.place.sentence.covers(numbers.at)
    of_the_sample = supposed is not None and numbers.total == supposed and not printed
    beside_a_rival = decision.placed.statement.span in beside.rivals
    never_sure = of_the_sample or beside_a_rival or goes_against_its_words(decision) or may_deny_only_some(decision)
    return "likely" if certainty == "sure" and never_sure else certainty


def doubt_of_row(decision: Decision, confidence: float, beside: Beside) -> str | None:
    """What is in doubt: `numbers`, `measure`, `verdict` or `finding`; None where nothing is."""
    if _has_numbers_in_doubt(decision, beside):
        return "numbers"
    return "finding" if is_told_by_others(decision) else doubt_of(decision, confidence)


def _has_numbers_in_doubt(decision: Decision, beside: Beside) -> bool:
    """Whether the letter leaves the numbers open: another contradicts them, or they can be read in two ways."""
    stands = decision.placed.statement.span
    return stands in beside.contradicted or may_be_of_either(decision) or is_in_question(decision)
