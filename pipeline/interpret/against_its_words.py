"""Verdicts that their clause leaves open: against the word that judges there, or of "all" that "were not"."""

from models.finding import OPPOSITE
from pipeline.interpret.decide import Decision
from pipeline.interpret.verdict_signs import DENIALS


def goes_against_its_words(decision: Decision) -> bool:
    """Whether a word of its clause judges one way, as it stands there, and the decision goes the other way.

    So it does where work is only said to be not quite so good as work that was found good.
    """
    judged, last = decision.placed.judged, decision.asked.last
    if decision.placed.compares and decision.verdict == "insufficient" and last is not None:
        return last.verdict == "sufficient"
    return judged in OPPOSITE and OPPOSITE[judged] == decision.verdict


def may_deny_otherwise(decision: Decision) -> bool:
    """Whether a denial may mean something else than that so many fell short.

    "All of the nine plans were not sufficient" may deny all of them or that it is all of them; "nobody (0 of 14) had
    been trained" says the same twice.
    """
    denials = {sign.feature for sign in decision.placed.signs} & DENIALS
    if decision.placed.statement.count == 0:
        return bool(denials) and decision.verdict == "insufficient"
    return "denial after it" in denials and decision.placed.statement.reads == "all"
