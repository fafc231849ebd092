"""Verdicts that go against the word that judges in their clause: all else has outweighed it, and may be wrong."""

from models.finding import OPPOSITE
from pipeline.interpret.decide import Decision


def goes_against_its_words(decision: Decision) -> bool:
    """Whether a word of its clause judges one way, as it stands there, and the decision goes the other way."""
    judged = decision.placed.judged
    return judged in OPPOSITE and OPPOSITE[judged] == decision.verdict
