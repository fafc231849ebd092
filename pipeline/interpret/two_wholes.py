"""Counts over whose whole careful readers differ: "Seventeen of 28 ran as planned. Six were late. Five never began"."""

from pipeline.interpret.candidates.manners import OF_WHAT_FELL_SHORT
from pipeline.interpret.candidates.runs import runs_up_to
from pipeline.interpret.decide import Decision
from pipeline.language.grammar import grammar

LEAVES_OUT = grammar("leaves some out of account")
BY_THEMSELVES = frozenset({"bare", "further"})
"""Ways of counting that do not point to a whole."""


def may_be_of_either(decision: Decision) -> bool:
    """Whether it may be counted of the whole or of what is left of it, and the counts beside it come to what is left.

    The six are 6 of 28 as well as 6 of 11, and people who annotate letters take them for the one as often as for the
    other. Not so where the letter says that it speaks of what fell short. "The remaining 17" are all there are where
    the others were left out of account.
    """
    asked, place = decision.asked, decision.placed.place
    if decision.placed.statement.leans == "rest" and LEAVES_OUT.search(
        place.text, place.sentence.start, place.sentence.end
    ):
        return True
    if decision.placed.statement.leans == "of two" and decision.numbers.total is None:
        return True  # the latter of which two?
    if decision.placed.statement.way not in BY_THEMSELVES or OF_WHAT_FELL_SHORT in asked.manners:
        return False
    if _may_be_of_those_that_had_one(decision):
        return True
    return any(
        group.origin == "left"
        and group.antecedent is not None
        and group.antecedent.thread == place.thread.key
        and decision.numbers.total in {group.size, group.antecedent.total}
        and bool(runs_up_to(group.size, place.counts, place.position, frozenset()))
        for group in asked.groups
    )


def _may_be_of_those_that_had_one(decision: Decision) -> bool:
    """Whether it says how well it was done, and the number before how often it was done at all.

    "Plans were needed in 12 cases, made in ten and good enough in seven": seven of the 12 as well as seven of the ten.
    """
    last, numbers, place = decision.asked.last, decision.numbers, decision.placed.place
    if last is None or last.strong or last.needed or last.verdict == "insufficient" or not decision.placed.strong:
        return False
    if None in (last.count, numbers.count, numbers.total) or last.sentence < place.sentence_number - 1:
        return False
    if decision.verdict != "sufficient" or (last.published and decision.measure not in {last.measure, last.topic}):
        return False
    return numbers.count < last.count < numbers.total  # type: ignore[operator]  # none of them is None here
