"""The words that a statement governs: its clause first, then its share of the sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise

from models.base import Span
from pipeline.interpret.statements import Statement

# What parts two statements of one sentence, the strongest first.
PARTINGS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r";",
        r":|\s[–—]\s",
        r",?\s*\b(?:whereas|while|whilst|but|although|though|however|yet|compared\s+with|as\s+opposed\s+to)\b",
        r",\s*(?:and|with|so|or)\b",
        r"\band\b(?!\s+Wales)|\bwith\b",
        r",",
    )
)
# What closes a clause even where the rest of the sentence holds no other statement.
LIMITS = re.compile(
    r";|:|\s[–—]\s|,?\s\b(?:whereas|while|whilst|but|although|though)\b|,\s*(?:and|with|so|which|who|where|that\s+of)\b|,\s*(?:[a-z]+ly\s+|often\s+|sometimes\s+|either\s+)?(?:because|due\s+to)\b|\band,|\bleaving\b",
    re.IGNORECASE,
)


BRACKETS = re.compile(r"\([^()]*\)")
"""What stands in brackets closes no clause: "in 11 of 16 cases (69%; it was 55% in 2011) the review was good"."""
LEADING = re.compile(
    r"\s*(?:despite|in\s+spite\s+of|notwithstanding|unlike|following|where|when|if|although|though|while|whilst)\b[^,;]{3,120},",
    re.IGNORECASE,
)
"""What leads up to a clause: "Despite these gaps, ...", "Where there was a plan, ..."."""
REPORTED = re.compile(
    r"(?<!\bbe\s)\b(?:report|reported|say|said|add|note|noted|record|recorded|find|found|judged|told\s+us)\s+that\b",
    re.IGNORECASE,
)
"""What opens a clause of its own to its right: "it is disappointing to have to report that only two had been"."""
RELATIVE = re.compile(r",\s*(?:which|who|where)\b", re.IGNORECASE)
# ", and" begins no clause where words without a verb stand between commas: "reviewed well, and in good time, in three"
CONJOINED = re.compile(r",\s*and\b|\band,", re.IGNORECASE)
VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|do|does|could|would|should|[a-z]+ed|made|gave|took|came|fell|found|met)\b",
    re.IGNORECASE,
)


POINTS_BACK = re.compile(r"\b(?:of|among|amongst)\s+(?:which|whom|them|these|those)\b", re.IGNORECASE)
ASIDE = re.compile(
    r"([,(]|\s[–—])\s*(?:(?!(?:and|or|but)\b)[\w’'-]+\s+){0,3}?(?:of|among|amongst)\s+(?:which|whom|them|these|those)\b[^,;()–—]{0,120}?(?:[,)]|\s[–—])"
    r"(?=\s*(?!(?:and|or|but|while|whereas)\b)[^;.]*?\b(?:was|were|had|has|did)\b)",
    re.IGNORECASE,
)
"""What is told of a few between the two halves of a clause: "In 17 cases, of which one was in custody, it was good"."""


NOUN_ALONE = re.compile(r"(?:\s+[\w’'-]+){0,4}")
"""What may stand between a number and the aside to it: "17 relevant cases, of which ..."."""


def shares_of(text: str, sentence: Span, statements: Sequence[Statement]) -> list[Span]:
    """Return, for each statement of a sentence, the part of the sentence that is its own.

    What stands in an aside is its own part; the clause that it interrupts goes on behind it.
    """
    asides = [_aside_around(text, sentence, before, statement) for before, statement in pairwise(statements)]
    shares = {id(each): aside for each, aside in zip(statements[1:], asides, strict=False) if aside is not None}
    outside = [statement for statement in statements if id(statement) not in shares]
    partings = [_parting(text, before, after) for before, after in pairwise(outside)]
    bounds = pairwise([sentence.start, *partings, sentence.end])
    for statement, (start, end) in zip(outside, bounds, strict=False):
        shares[id(statement)] = Span(start=start, end=max(start, end))
    return [shares[id(statement)] for statement in statements]


def _aside_around(text: str, sentence: Span, before: Statement, statement: Statement) -> Span | None:
    """Return the aside in which the statement stands, after the one that it is an aside to."""
    aside = next((aside for aside in _asides(text, sentence) if aside.covers(statement.span)), None)
    return aside if aside is not None and NOUN_ALONE.fullmatch(text, before.end, aside.start) else None


def _asides(text: str, part: Span) -> list[Span]:
    if POINTS_BACK.search(text, part.start, part.end) is None:
        return []
    return [Span(start=found.start(), end=found.end()) for found in ASIDE.finditer(text, part.start, part.end)]


def _parting(text: str, before: Statement, after: Statement) -> int:
    start, end = before.end, after.start
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
    """Return the text with what closes no clause blotted out: brackets, and asides in which the statement is not."""
    if "(" in share.of(text):
        text = BRACKETS.sub(lambda inside: "x" * len(inside[0]), text)
    for aside in _asides(text, share):
        if not aside.overlaps(statement.span):
            text = text[: aside.start] + "x" * (aside.end - aside.start) + text[aside.end :]
    return text


def clause_of(text: str, share: Span, statement: Statement) -> Span:
    """Return the clause in which the statement stands, inside its share of the sentence."""
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
    after = LIMITS.search(text, statement.end, share.end)
    if after is not None and RELATIVE.match(after[0]) and (comma := text.find(",", after.end(), share.end)) > 0:
        after = LIMITS.search(text, comma + 1, share.end)  # "Three, who had joined since 2011, wanted to know more"
    if after is not None:
        end = after.start()
    return Span(start=start, end=max(start, end))
