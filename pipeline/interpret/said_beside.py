"""What a sentence says beside its result, and what judges nothing there: "Two of the six, although well prepared"."""

from collections.abc import Iterator

from models.base import Span
from pipeline.language.grammar import grammar

GRANTS = grammar("granted before the verb")
CONCEDES = grammar("conceded between commas")
OF_OTHERS = grammar("explains the others")
OF_ANOTHER_TIME = grammar("held against another time")
NAMED_FOR = grammar("calls the whole by what was found of it")
WHOLE = grammar("prints a whole")
BEHIND = grammar("preposition before a number")
SAYS_OF_WHOM = grammar("says of whom, and goes on")
VERB = grammar("verb")


def granted_after(text: str, number: Span, end: int) -> Span | None:
    """Where something is granted right behind the number and its noun, before `end`; None where nothing is."""
    found = GRANTS.search(text, number.end, end)
    if found is None or VERB.search(text, number.end, found.start()) is not None:
        return None
    return Span(start=found.start(), end=found.end())


def said_of_others(text: str, part: Span, number: Span) -> Iterator[Span]:
    """Where `part` speaks of other work than that of the number: what it concedes, explains or compares."""
    if text.find(",", part.start, part.end) < 0:
        return
    found = [*CONCEDES.finditer(text, part.start, number.start), *CONCEDES.finditer(text, number.end, part.end)]
    found += [said for each in (OF_OTHERS, OF_ANOTHER_TIME) if (said := each.search(text, number.end, part.end))]
    yield from (Span(start=each.start(), end=each.end()) for each in found)


def said_beside(text: str, part: Span, number: Span) -> Iterator[Span]:
    """Where `part` says something that judges nothing of the number.

    It grants or concedes something, "notwithstanding the gaps"; it explains the others, "ten, the shortfall being due
    to haste"; it calls the whole by what was found of it before, "one of the six insufficient plans"; or it says of
    whom the number counts, "the two who did not were returned to court".
    """
    if (granted := granted_after(text, number, part.end)) is not None:
        yield granted
    yield from said_of_others(text, part, number)
    found = [SAYS_OF_WHOM.search(text, part.start, part.end)]
    if WHOLE.search(number.of(text)) is not None and BEHIND.search(text, part.start, number.start) is None:
        found.append(NAMED_FOR.match(text, number.end, part.end))
    yield from (Span(start=each.start(), end=each.end()) for each in found if each is not None)
