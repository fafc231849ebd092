"""The cases that the inspectors examined, of which most numbers of a letter are counted."""

from models.letter import Letter
from pipeline.interpret.discourse import Group


def sample_of(letter: Letter, told: int | None = None) -> Group | None:
    """As many as a person has `told`, else as the letter says, else as its sentences divide; None where nothing tells.

    Where it is printed is known only of the number by which the letter says how many were examined.
    """
    head = letter.letterhead
    if told and told != head.cases:
        return Group(told, "sample", None)
    if head.cases:
        return Group(head.cases, "sample", head.cases_span)
    return Group(head.cases_divided, "sample", None) if head.cases_divided else None


def is_supposed(letter: Letter, told: int | None = None) -> bool:
    """Whether the sample, if there is one, is only what the letter's sentences divide."""
    return not told and not letter.letterhead.cases
