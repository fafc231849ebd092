"""Counts over whose whole careful readers differ: "Seventeen of 28 ran as planned. Six were late. Five never began"."""

from pipeline.interpret.candidates.manners import OF_WHAT_FELL_SHORT
from pipeline.interpret.candidates.runs import runs_up_to
from pipeline.interpret.decide import Decision
from pipeline.language.grammar import grammar
from pipeline.language.number_words import number_of

LEAVES_OUT = grammar("leaves some out of account")
HAD_ONE = grammar("had one at all")
BY_THEMSELVES = frozenset({"bare", "further"})
"""Ways of counting that do not point to a whole."""


def may_be_of_either(decision: Decision) -> bool:
    """Whether it may be counted of the whole or of what is left of it, and the counts beside it come to what is left.

    The six are 6 of 28 as well as 6 of 11, and people who annotate letters take them for the one as often as for the
    other. Not so where the letter says that it speaks of what fell short.

    Three more need no such sum: "the remaining 17" may be all there are, where the others were left out of account;
    "the latter" of which two; and how many were good may be of those that were done at all.
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
    numbers = decision.numbers
    if decision.verdict != "sufficient" or not decision.placed.strong or None in (numbers.count, numbers.total):
        return False
    at_all = _how_many_had_one(decision)
    return at_all is not None and numbers.count < at_all < numbers.total  # type: ignore[operator]  # neither is None


def _how_many_had_one(decision: Decision) -> int | None:
    """In how many it had been done at all, by the statement before or by words that are no statement."""
    last, place = decision.asked.last, decision.placed.place
    said = HAD_ONE.search(place.text, place.sentence.start, decision.placed.statement.start)
    if said is not None:
        return number_of(said["had"] or said["made"])
    if last is None or last.strong or last.needed or last.verdict == "insufficient":
        return None
    far_off = last.sentence < place.sentence_number - 1
    of_another = last.published and decision.measure not in {last.measure, last.topic}
    return None if far_off or of_another else last.count
