"""Verdicts that their clause leaves open: against the word that judges there, or of "all" that "were not"."""

from models.finding import OPPOSITE
from pipeline.interpret.decide import Decision


def goes_against_its_words(decision: Decision) -> bool:
    """Whether a word of its clause judges one way, as it stands there, and the decision goes the other way.

    So it does where work is only said to be not quite so good as work that was found good.
    """
    judged, last = decision.placed.judged, decision.asked.last
    if decision.placed.compares and decision.verdict == "insufficient" and last is not None:
        return last.verdict == "sufficient"
    return judged in OPPOSITE and OPPOSITE[judged] == decision.verdict


def may_deny_only_some(decision: Decision) -> bool:
    """Whether "not" may deny all of them or that it is all of them: "all of the nine plans were not sufficient"."""
    denied = any(sign.feature == "denial after it" for sign in decision.placed.signs)
    return denied and decision.placed.statement.reads == "all"
