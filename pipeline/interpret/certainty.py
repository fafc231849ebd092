"""How sure a row is: what its confidence comes to, and what makes it doubtful whatever its confidence."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from models.base import Span
from models.finding import Certainty
from pipeline.interpret.against_its_words import goes_against_its_words, may_deny_otherwise
from pipeline.interpret.bare_shares import may_be_of_others
from pipeline.interpret.confidence import certainty_of, doubt_of
from pipeline.interpret.contradicted_counts import contradicted
from pipeline.interpret.custody import is_only_left_aside
from pipeline.interpret.decide import Decision
from pipeline.interpret.hearsay import is_told_by_others
from pipeline.interpret.in_question import is_in_question
from pipeline.interpret.only_described import may_only_describe
from pipeline.interpret.rival_counts import rivals
from pipeline.interpret.two_wholes import may_be_of_either
from pipeline.interpret.unknown_words import rests_on_a_torn_word, rests_on_an_unknown_word
from pipeline.interpret.weights import Weights

_FROM_DOUBT: Sequence[Certainty] = ("doubtful", "likely", "sure")


@dataclass(frozen=True)
class Beside:
    """The places of the statements against which others of the letter speak."""

    contradicted: AbstractSet[Span]
    """Their counts do not add up to their total."""
    rivals: AbstractSet[Span]
    """Another tells the same result, with another count."""

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> "Beside":
        """Which of these findings of a letter have others against them."""
        return cls(contradicted(decisions), rivals(decisions))


class Rating(NamedTuple):
    """How sure a row is, and what is in doubt: `numbers`, `measure`, `verdict` or `finding`; None where nothing is."""

    certainty: Certainty
    doubt: str | None


def rating_of(
    decision: Decision, confidence: float, weights: Weights, beside: Beside, *, supposed: int | None
) -> Rating:
    """What is published of the row; `supposed` is how many cases there seem to be, where the letter does not say."""
    certainty = certainty_of(confidence, weights)
    ceilings = [*_ceilings(decision, weights, beside, supposed)]
    lowest = min(ceilings, key=lambda each: _FROM_DOUBT.index(each.certainty), default=None)
    if lowest is None or _FROM_DOUBT.index(lowest.certainty) > _FROM_DOUBT.index(certainty):
        return Rating(certainty, doubt_of(decision, confidence))
    return Rating(lowest.certainty, lowest.doubt or doubt_of(decision, confidence))


def _ceilings(decision: Decision, weights: Weights, beside: Beside, supposed: int | None) -> Iterator[Rating]:
    """The most that may be published of the row, however confident its reading is, and what is then in doubt."""
    stands = decision.placed.statement.span
    if rests_on_an_unknown_word(decision, weights) or rests_on_a_torn_word(decision):
        yield Rating("doubtful", None)
    if stands in beside.contradicted or may_be_of_either(decision) or is_in_question(decision):
        yield Rating("doubtful", "numbers")
    if is_only_left_aside(decision.measure, decision.placed.place):
        yield Rating("doubtful", "measure")
    if is_told_by_others(decision) or may_be_of_others(decision) or may_only_describe(decision):
        yield Rating("doubtful", "finding")
    if (
        stands in beside.rivals
        or _is_of_a_supposed_sample(decision, supposed)
        or _is_of_more_than_the_reports(decision)
    ):
        yield Rating("likely", "numbers")
    if goes_against_its_words(decision) or may_deny_otherwise(decision):
        yield Rating("likely", "verdict")


def _is_of_a_supposed_sample(decision: Decision, supposed: int | None) -> bool:
    numbers = decision.numbers
    printed = numbers.at is not None and decision.placed.place.sentence.covers(numbers.at)
    return supposed is not None and numbers.total == supposed and not printed


def _is_of_more_than_the_reports(decision: Decision) -> bool:
    """Whether reports to court are counted of more than there are: "good in every case", where there are 12 reports."""
    reports, numbers = decision.asked.discourse.reports, decision.numbers
    if reports is None or numbers.total is None or not (decision.measure or "").startswith("court.psr"):
        return False
    return numbers.total > reports.size and decision.placed.statement.total is None
