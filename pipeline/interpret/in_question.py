"""Counts the letter itself puts in question: "about a dozen of the 18", "13, depending on how one counts"."""

from pipeline.interpret.decide import Decision
from pipeline.interpret.phrases import Phrase
from pipeline.language.bands import hedge_of
from pipeline.language.grammar import grammar

BEFORE_A_ROUGH_COUNT = grammar("before a rough count")
ROUGH_BEHIND, ROUGH_BEFORE = (
    grammar("makes the count behind it a rough one"),
    grammar("makes the count before it a rough one"),
)
QUESTIONS, CORRECTS = grammar("puts a number in question"), grammar("corrects a count")
CORRECTED_WITHIN = 250
"""How many characters behind a count it may be taken back."""
CAN_BEGIN, GOES_ON_ABOUT_ONE = grammar("can begin with the next one"), grammar("goes on about one")


def is_in_question(decision: Decision) -> bool:
    """Whether the letter does not stand by the count that it prints, or its words can mean another."""
    place, statement = decision.placed.place, decision.placed.statement
    if _may_be_the_next_one(decision):
        return True
    if statement.count is None or decision.numbers.count != statement.count:
        return False
    if QUESTIONS.search(place.sentence.of(place.text)) is not None:
        return True
    if (
        CORRECTS.search(place.text, statement.end, min(statement.end + CORRECTED_WITHIN, place.paragraph.end))
        is not None
    ):
        return True
    return _is_called_rough(decision) or _has_a_rough_hedge(decision)


def _may_be_the_next_one(decision: Decision) -> bool:
    """Whether a fraction may be one more of those counted: "Two had never been written. A third was a copy"."""
    place, statement, last = decision.placed.place, decision.placed.statement, decision.asked.last
    said = statement.share.exact if statement.share is not None else None
    if said is None or said.numerator != 1 or last is None or last.count != said.denominator - 1:
        return False
    before = place.text[place.sentence.start : statement.start]
    return (
        CAN_BEGIN.search(before) is not None
        and GOES_ON_ABOUT_ONE.match(place.text, statement.end, place.sentence.end) is not None
    )


def _is_called_rough(decision: Decision) -> bool:
    """Whether words beside the count say that nobody has quite counted: "perhaps seven", "seven or so"."""
    place, statement = decision.placed.place, decision.placed.statement
    counted = statement.counted
    if ROUGH_BEFORE.match(place.text, counted.end, place.sentence.end) is not None:
        return True
    is_a_pronoun = statement.count == 1  # "a good one in 12 of the 18 cases"
    return not is_a_pronoun and ROUGH_BEHIND.search(place.text, place.sentence.start, counted.start) is not None


def _has_a_rough_hedge(decision: Decision) -> bool:
    """Whether the hedge before the count says that it may be a few more or fewer.

    Not in "concerns about six of the plans"; nor in "some 11% of the sample (four)", where the percentage is loose.
    """
    place, statement = decision.placed.place, decision.placed.statement
    before = place.text[place.sentence.start : statement.mention.start]
    if statement.share is not None or BEFORE_A_ROUGH_COUNT.search(before) is None:
        return False
    hedge = hedge_of(Phrase(place.text, statement.mention).hedge)
    return hedge is not None and not hedge.stresses and hedge.bound is None
