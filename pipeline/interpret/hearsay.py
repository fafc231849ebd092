"""Results that somebody else vouches for: "By the manager's reckoning 15 of the 18 plans are good"."""

from pipeline.interpret.decide import Decision
from pipeline.language.grammar import grammar

TELLS_OF_OTHERS = (grammar("as others tell it"), grammar("others say that"))
ANSWERS = ("management.", "context.")
"""The themes in which the answers of staff are what is counted."""


def is_told_by_others(decision: Decision) -> bool:
    """Whether its sentence says that the service or its staff think so, of work that inspectors judge themselves."""
    place = decision.placed.place
    if decision.measure is None or decision.measure.startswith(ANSWERS):
        return False
    before = place.text[place.sentence.start : decision.placed.statement.start]
    return any(tells.search(before) is not None for tells in TELLS_OF_OTHERS)
