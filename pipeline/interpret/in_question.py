"""Counts the letter itself puts in question: "about a dozen of the 18", "13, depending on how one counts"."""

from pipeline.interpret.decide import Decision
from pipeline.interpret.phrases import Phrase
from pipeline.language.bands import hedge_of
from pipeline.language.grammar import grammar

BEFORE_A_ROUGH_COUNT = grammar("before a rough count")
LOOSENED_BEFORE, LOOSENED_AFTER = grammar("loosens the count after it"), grammar("loosens the count before it")
QUESTIONS = grammar("puts a number in question")
OF_SEVERAL = grammar("of several")


def is_in_question(decision: Decision) -> bool:
    """Whether the letter does not stand by the count that it prints, or its words can mean another."""
    place, statement = decision.placed.place, decision.placed.statement
    if _may_be_the_next_one(decision):
        return True
    if statement.count is None or decision.numbers.count != statement.count:
        return False
    if QUESTIONS.search(place.sentence.of(place.text)) is not None:
        return True
    return _is_loosened(decision) or _is_rough(decision)


def _may_be_the_next_one(decision: Decision) -> bool:
    """Whether a fraction may be one more of those counted: "Two had never been written. A third was a copy"."""
    statement, last, text = decision.placed.statement, decision.asked.last, decision.placed.place.text
    said = statement.share.exact if statement.share is not None else None
    if said is None or said.numerator != 1 or last is None or last.count != said.denominator - 1:
        return False
    return statement.total is None and statement.leans is None and OF_SEVERAL.match(text, statement.end) is None


def _is_loosened(decision: Decision) -> bool:
    """Whether words beside the count say that nobody has quite counted: "perhaps seven", "seven or so"."""
    place, statement = decision.placed.place, decision.placed.statement
    counted = statement.mention.group("count") or statement.span
    before = LOOSENED_BEFORE.search(place.text, place.sentence.start, counted.start)
    return before is not None or LOOSENED_AFTER.match(place.text, counted.end, place.sentence.end) is not None


def _is_rough(decision: Decision) -> bool:
    """Whether the words before the count say that it may be a few more or fewer.

    Not in "concerns about six of the plans"; nor in "some 11% of the sample (four)", where the percentage is loose.
    """
    place, statement = decision.placed.place, decision.placed.statement
    before = place.text[place.sentence.start : statement.mention.start]
    if statement.share is not None or BEFORE_A_ROUGH_COUNT.search(before) is None:
        return False
    hedge = hedge_of(Phrase(place.text, statement.mention).hedge)
    return hedge is not None and not hedge.stresses and hedge.bound is None
