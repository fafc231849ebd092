"""What a sentence says beside its result, and what judges nothing there: "Two of the six, although well prepared"."""

from collections.abc import Iterator

from models.base import Span
from pipeline.language.grammar import grammar

GRANTS = grammar("grants something")
CONCEDES = grammar("concedes something")
OF_OTHERS = grammar("explains the others")
NAMED_FOR = grammar("calls the whole by what was found of it")
WHOLE = grammar("prints a whole")
SAYS_OF_WHOM = grammar("says of whom, and goes on")
VERB = grammar("verb")


def granted_after(text: str, number: Span, end: int) -> Span | None:
    """Where something is granted right behind the number and its noun, before `end`; None where nothing is."""
    found = GRANTS.search(text, number.end, end)
    if found is None or VERB.search(text, number.end, found.start()) is not None:
        return None
    return Span(start=found.start(), end=found.end())


def said_beside(text: str, part: Span, number: Span) -> Iterator[Span]:
    """Where `part` says something that judges nothing of the number.

    It grants something, "notwithstanding the gaps"; it explains the others, "ten, the shortfall being due to haste"; it
    calls the whole by what was found of it before, "one of the six insufficient plans"; or it says of whom the number
    counts, "the two who did not were returned to court".
    """
    if (granted := granted_after(text, number, part.end)) is not None:
        yield granted
    for found in (
        *CONCEDES.finditer(text, part.start, number.start),
        *CONCEDES.finditer(text, number.end, part.end),
        OF_OTHERS.search(text, number.end, part.end),
        SAYS_OF_WHOM.search(text, part.start, part.end),
        NAMED_FOR.match(text, number.end, part.end) if WHOLE.search(number.of(text)) else None,
    ):
        if found is not None:
            yield Span(start=found.start(), end=found.end())
