"""Phrases of one sentence put together: what says the same again, what names the whole, what is excepted from it.

"79% of cases (19 of 24)" is two phrases and one statement; "of 18 relevant cases ... just over one-third" likewise.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from models.finding import Mention
from pipeline.interpret.statements import EXCEPTIONS, WHOLES, Statement, read_statement

HALF_A_CASE = Fraction(1, 2)
APPOSITION = re.compile(
    r"(?:\s+of\b)?[\w\s’'/-]{0,60}?\s*[,–-]\s*(?:(?:or|that\s+is|just|only|some|about|a\s+[a-z]+)\s*)?", re.IGNORECASE
)
RESTATES = re.compile(
    r"[;:,]\s*(?:and\s+)?(?:by\s+(?:that|which|this)\s+we\s+mean|that\s+is(?:\s+to\s+say)?|we\s+(?:counted|judged|found)|in\s+other\s+words|namely"
    r"|(?:this|that)\s+was\s+(?:so|true|the\s+(?:case|position))(?:\s+(?:in|for|of))?),?\s*(?:in\s+)?$"
    r"|[,:]\s*(?:in\s+)?$",
    re.IGNORECASE,
)
"""What leads to the same thing said again in numbers: "; that is to say, six were"."""
SAID_SO = re.compile(r"\s+(?:said|did|thought|felt)\s+so\b", re.IGNORECASE)
SET_OFF = re.compile(r"(?:\s+of\s+(?:the|our|these)\s+[\w\s]{0,40}?)?[,;.]", re.IGNORECASE)
"""What follows words that stand between commas: "13 young people, just over half of the sample, had complied"."""
ABBREVIATED = re.compile(r"\s*\([A-Za-z]{2,8}\)")
"""A name's short form, "personal education plans (PEPs)"."""
NAMELY = re.compile(r"that\s+is(?:\s+to\s+say)?|in\s+other\s+words|namely", re.IGNORECASE)
OPENS = re.compile(r"\(\s*(?:or\s+|i\.e\.\s+|just\s+|only\s+|some\s+)?$", re.IGNORECASE)
ENDS = re.compile(r"\s*(?:[.,;)]|(?:were|was|had|did)\s*[.;,]|cases?\b)")


def statements_in(text: str, mentions: Sequence[Mention], bases: frozenset[str]) -> list[Statement]:
    """Return the statements of one sentence, phrases that say the same thing put together."""
    found: list[Statement] = []
    base: Mention | None = None
    governed = True
    for mention in mentions:
        if mention.rule in bases:
            if base is not None and not governed:
                found += _alone(text, base)
            base, governed = mention, False
            continue
        statement = read_statement(text, mention)
        if found and says_the_same(text, found[-1], statement):
            continue
        if (
            base is not None
            and statement.total is None
            and (statement.leans in {None, "rest", "further"} or statement.rule == "all of them")
        ):
            statement.base = base
            governed = True
        found.append(statement)
    if base is not None and not governed:
        found += _alone(text, base)
    return sorted(_with_exceptions(found), key=lambda statement: statement.start)


def _alone(text: str, base: Mention) -> list[Statement]:
    """A whole that nothing divides is itself a statement: "Of the three insufficient reports, we identified ..."."""
    statement = read_statement(text, base)
    if statement.total is None:
        return []
    statement.count, statement.total = statement.total, None
    statement.leans = statement.leans or "part"
    return [statement]


def _with_exceptions(found: list[Statement]) -> list[Statement]:
    """Join "with one exception" to the whole that its sentence names: "... in the 15 cases where there was one"."""
    exceptions = [s for s in found if s.excepted is not None and s.total is None and s.rule in EXCEPTIONS]
    for exception in exceptions:
        for other in found:
            named = other.total if other.rule in WHOLES else other.count if other.leans in {"group", "part"} else None
            if other is not exception and (named is not None or other.rule == "all"):
                exception.takes_in(other.mention)
                if named is not None:
                    exception.total, exception.count, exception.words = named, named - (exception.excepted or 0), None
                found = [statement for statement in found if statement is not other]
                break
    return found


def says_the_same(text: str, before: Statement, after: Statement) -> bool:
    """Join the second statement to the first where it says the same in numbers, in words or as a percentage."""
    return any(joins(text, before, after) for joins in (_words_again, _numbers_again, _closer_percentage, _beside))


def _words_again(text: str, before: Statement, after: Statement) -> bool:
    """Join "in 10 out of 20 relevant cases, that is to say, in half of them"."""
    if before.count is None or after.share is None or after.count is not None:
        return False
    if NAMELY.search(text, before.end, after.start) is None:
        return False
    if before.total is not None and not after.share.agrees_with(before.count, before.total):
        return False
    before.words, before.percent = after.words, False
    before.takes_in(after.mention)
    return True


def _numbers_again(text: str, before: Statement, after: Statement) -> bool:
    """Join "rather more than half had received it in good measure, eight out of 15."."""
    if before.share is None or before.count is not None or after.count is None or after.share is not None:
        return False
    if after.base is not None or after.leans is not None:
        return False
    if SAID_SO.match(text, after.end) is None:
        if RESTATES.search(text[before.end : after.start]) is None or ENDS.match(text, after.end) is None:
            return False
        if after.total is not None and not before.share.agrees_with(after.count, after.total, slack=HALF_A_CASE):
            return False
    before.count, before.total = after.count, after.total or before.total
    before.takes_in(after.mention)
    return True


def _in_brackets(text: str, before: Statement, after: Statement) -> bool:
    between = text[before.end : after.start]
    return OPENS.search(between) is not None and ")" not in between


def _closer_percentage(text: str, before: Statement, after: Statement) -> bool:
    """Join "the vast majority of the 173 care leavers (98%)", "most young people (20, or 83%)"."""
    if not after.percent or after.share is None or before.share is None:
        return False
    beside = APPOSITION.fullmatch(ABBREVIATED.sub("", text[before.end : after.start])) is not None
    if before.count is None and after.count is None and (beside or _in_brackets(text, before, after)):
        before.share, before.words, before.percent = after.share, after.words, True
        before.takes_in(after.mention)
        return True
    if (
        before.count is not None
        and APPOSITION.fullmatch(text, before.end, after.start)
        and ")" in text[after.end : after.end + 1]
    ):
        before.words, before.percent, before.share = after.words, False, after.share
        before.takes_in(after.mention)
        return True
    return False


def _beside(text: str, before: Statement, after: Statement) -> bool:
    """Join "31 cases (66%)", "79% of cases (19 of 24)", "Eleven, just over half of the young people"."""
    between = text[before.end : after.start]
    in_brackets = _in_brackets(text, before, after)
    if not in_brackets and APPOSITION.fullmatch(between) is None:
        return False
    numbers, words = (before, after) if before.count is not None else (after, before)
    if numbers.count is None or numbers.share is not None or words.share is None or words.count is not None:
        return False
    if words.total and numbers.total and words.total != numbers.total:
        return False
    total = numbers.total or words.total
    if not in_brackets and not _meant_together(text, words, numbers, total, after, between):
        return False
    before.count, before.total = numbers.count, total
    before.share, before.words, before.percent = words.share, words.words, words.percent
    before.leans = before.leans or after.leans
    before.takes_in(after.mention)
    return True


def _meant_together(
    text: str, words: Statement, numbers: Statement, total: int | None, after: Statement, between: str
) -> bool:
    """Whether words and numbers beside each other agree, or, where no total can tell, stand between commas."""
    if total and words.share is not None and numbers.count is not None:
        return words.share.agrees_with(numbers.count, total, slack=HALF_A_CASE)
    return SET_OFF.match(text, after.end) is not None or re.fullmatch(r"\s*,\s*(?:or\s+)?", between) is not None
