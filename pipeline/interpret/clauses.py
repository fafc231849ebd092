"""The words that a statement governs: its clause first, then its share of the sentence."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from models.base import Span
from models.finding import Mention
from pipeline.interpret.said_beside import granted_after
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar, partings

PARTINGS = partings()
LIMITS = grammar("closes a clause")


BRACKETS = re.compile(r"\([^()]*\)")
"""What stands in brackets closes no clause: "in 11 of 16 cases (69%; it was 55% in 2011) the review was good"."""
LEADING = grammar("leads up to a clause")
REPORTED = grammar("reports what follows")
RELATIVE = grammar("adds to a noun")
CONJOINED = grammar("comma with and")
VERB = grammar("verb")


OPENS = grammar("opens a sentence before a number")
LEADS_IN = grammar("leads in to its clause")
MAY_BEGIN = grammar("may begin an aside")
ASIDE = grammar("aside on a few")


NOUN_ALONE = re.compile(r"(?:\s+[\w’'-]+){0,4}\s*")
"""What may stand between a number and the aside to it: "17 relevant cases, of which ..."."""


def shares_beside(
    text: str, sentence: Span, statements: Sequence[Statement], not_understood: Sequence[Mention]
) -> list[Span]:
    """For each statement of a sentence, the part of the sentence that is its own.

    What stands in the place of a number that is `not_understood` has its own part, too: of "reviews were needed in 13
    cases, and some were poor" the 13 have the first half.
    """
    silent = [
        Statement(each, each.start, each.end)
        for each in not_understood
        if not any(each.overlaps(statement.span) for statement in statements)
    ]
    every = sorted([*statements, *silent], key=lambda each: each.start)
    share = {id(each): part for each, part in zip(every, shares_of(text, sentence, every), strict=True)}
    return [share[id(each)] for each in statements]


def shares_of(text: str, sentence: Span, statements: Sequence[Statement]) -> list[Span]:
    """For each statement of a sentence, the part of the sentence that is its own.

    What stands in an aside is its own part; the clause that it interrupts goes on behind it.
    """
    asides = [_aside_around(text, sentence, before, statement) for before, statement in pairwise(statements)]
    shares = {id(each): aside for each, aside in zip(statements[1:], asides, strict=False) if aside is not None}
    outside = [statement for statement in statements if id(statement) not in shares]
    partings = [_parting(text, sentence, before, after) for before, after in pairwise(outside)]
    bounds = pairwise([sentence.start, *partings, sentence.end])
    for statement, (start, end) in zip(outside, bounds, strict=False):
        shares[id(statement)] = Span(start=start, end=max(start, end))
    return [shares[id(statement)] for statement in statements]


def _aside_around(text: str, sentence: Span, before: Statement, statement: Statement) -> Span | None:
    """The aside in which the statement stands, after the one that it is an aside to."""
    aside = next((aside for aside in _asides(text, sentence) if aside.covers(statement.span)), None)
    return aside if aside is not None and NOUN_ALONE.fullmatch(text, before.end, aside.start) else None


def _asides(text: str, part: Span) -> list[Span]:
    if MAY_BEGIN.search(text, part.start, part.end) is None:
        return []
    return [Span(start=found.start(), end=found.end()) for found in ASIDE.finditer(text, part.start, part.end)]


def _parting(text: str, sentence: Span, before: Statement, after: Statement) -> int:
    start, end = before.end, after.start
    if OPENS.fullmatch(text, sentence.start, before.start) and (leads := LEADS_IN.match(text, start, end)):
        start = leads.end()  # "In ten of the 16 cases where a plan was needed, it was poor, seven having none"
    between = text[start:end] if start < end else ""
    if text[before.start - 1 : before.start] == "(" and (closed := between.find(")")) >= 0:
        return (
            start + closed + 1
        )  # "keeping the young person engaged (16 of 18 cases), looking after health (13 of 15)"
    for parting in PARTINGS:
        if match := parting.search(between):
            return start + match.start()
    return max(start, end)


def _without_asides(text: str, share: Span, statement: Statement) -> str:
    """The text with what closes no clause blotted out: brackets, and asides in which the statement is not."""
    if "(" in share.of(text):
        text = _without_brackets(text)
    for aside in _asides(text, share):
        if not aside.overlaps(statement.span):
            text = text[: aside.start] + "x" * (aside.end - aside.start) + text[aside.end :]
    return text


@lru_cache(maxsize=2)
def _without_brackets(text: str) -> str:
    """The letter's text with each bracket blotted out: made once for all its statements."""
    return BRACKETS.sub(lambda inside: "x" * len(inside[0]), text)


def clause_of(text: str, share: Span, statement: Statement) -> Span:
    """The clause in which the statement stands, inside its share of the sentence."""
    start, end = share.start, share.end
    text = _without_asides(text, share, statement)
    for limit in LIMITS.finditer(text, share.start, max(statement.start, share.start)):
        between = text[limit.end() : statement.start]
        if CONJOINED.match(limit[0]) is None or "," not in between or VERB.search(between):
            start = limit.end()
    if (aside := LEADING.match(text, share.start, statement.start)) is not None:
        start = max(start, aside.end())
    for opening in REPORTED.finditer(text, start, max(statement.start, start)):
        start = opening.end()
    granted = granted_after(text, statement.span, share.end)
    after = LIMITS.search(text, statement.end, share.end)
    if granted is not None and after is not None and granted.start <= after.start() < granted.end:
        after = LIMITS.search(text, granted.end, share.end)  # "Two, although well prepared, would not have helped"
    if after is not None and RELATIVE.match(after[0]) and (comma := text.find(",", after.end(), share.end)) > 0:
        after = LIMITS.search(text, comma + 1, share.end)  # "Three, who had joined since 2011, wanted to know more"
    if after is not None:
        end = after.start()
    return Span(start=start, end=max(start, end))
