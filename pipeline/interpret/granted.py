"""What is granted between a number and its verb, and judges nothing: "Two of the six, although well prepared"."""

from models.base import Span
from pipeline.language.grammar import grammar

GRANTS = grammar("grants something")
VERB = grammar("verb")


def granted_after(text: str, number: Span, end: int) -> Span | None:
    """Where something is granted right behind the number and its noun, before `end`; None where nothing is."""
    found = GRANTS.search(text, number.end, end)
    if found is None or VERB.search(text, number.end, found.start()) is not None:
        return None
    return Span(start=found.start(), end=found.end())
