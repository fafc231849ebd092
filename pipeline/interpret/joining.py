"""Phrases of one sentence put together: what says the same again, what names the whole, what is excepted from it.

"79% of cases (19 of 24)" is two phrases and one statement; "of 18 relevant cases ... just over one-third" likewise.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from models.finding import Mention
from pipeline.interpret.statements import Statement, read_statement
from pipeline.language.bands import bands

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
WHOLE_OPENS = re.compile(r"(?:\s+[\w’'-]+){0,3}\s*[(\[]\s*")
LEADS_ON = re.compile(r"[^,;:.]{0,80},\s*(?:[a-z]+ly\s+|in\s+|only\s+)?", re.IGNORECASE)
"""What stands between a whole and the words that divide it: "Of the 16 plans that were due, in several ..."."""
OPENS = re.compile(r"\(\s*(?:or\s+|i\.e\.\s+|just\s+|only\s+|some\s+)?$", re.IGNORECASE)
ENDS = re.compile(r"\s*(?:[.,;)]|(?:were|was|had|did)\s*[.;,]|cases?\b)")


def statements_in(text: str, mentions: Sequence[Mention]) -> list[Statement]:
    """The statements of one sentence in their order, phrases that say the same thing put together."""
    found: list[Statement] = []
    base: Mention | None = None
    governed = True
    for mention in mentions:
        statement = read_statement(text, mention)
        if statement is None:
            continue
        if mention.reads == "whole":
            if found and _in_brackets_after(text, found[-1], statement):
                found[-1] = replace(found[-1], base=mention)
                continue
            found += _alone(text, base) if base is not None and not governed else ()
            base, governed = mention, False
        elif found and (joined := says_the_same(text, found[-1], statement)) is not None:
            found[-1] = joined
        elif base is not None and _can_be_of(statement):
            found.append(replace(statement, base=base))
            governed = True
        else:
            found.append(statement)
    found += _alone(text, base) if base is not None and not governed else ()
    stated = [statement for statement in _with_exceptions(found) if statement.leans != "sample"]
    return sorted(stated, key=lambda statement: statement.start)


def _in_brackets_after(text: str, before: Statement, whole: Statement) -> bool:
    """Whether the whole stands in brackets after what it is the whole of: "in 17 cases (n=20)"."""
    between = text[before.end : whole.start]
    beside = WHOLE_OPENS.fullmatch(between) is not None
    return beside and before.base is None and before.total is None and whole.leans is None


def _can_be_of(statement: Statement) -> bool:
    """Whether the statement may be counted of a whole that its sentence has named before."""
    return statement.total is None and (
        statement.leans in {None, "rest", "further"} or statement.reads == "all of them"
    )


def _alone(text: str, base: Mention) -> list[Statement]:
    """A whole that nothing divides is itself a statement: "Of the three insufficient reports, we identified ...".

    Not so where words that bound nothing divide it: "Of the 20 cases, some were late". The sample is only what
    exceptions are taken from: "With one exception, assessment was good in the 20 cases that we examined".
    """
    statement = read_statement(text, base)
    if statement is None or statement.total is None:
        return [replace(statement, base=None)] if statement is not None and statement.share is not None else []
    if (leads := LEADS_ON.match(text, base.end)) is not None and bands().vague.match(text, leads.end()):
        return []
    return [replace(statement, count=statement.total, total=None, leans=statement.leans or "part")]


def _with_exceptions(found: list[Statement]) -> list[Statement]:
    """Join "with one exception" to the whole that its sentence names: "... in the 15 cases where there was one"."""
    for exception in found:
        if exception.reads != "exception":
            continue
        whole = next((other for other in found if other is not exception and _names_whole_of(exception, other)), None)
        if whole is not None:
            joined = _less(exception, whole)
            found = [joined if each is exception else each for each in found if each is not whole]
    return found


def _names_whole_of(exception: Statement, other: Statement) -> bool:
    if exception.total is None:
        return _names_a_whole(other)
    return other.reads == "all" and other.leans is None and _size(other) in {None, exception.total}


def _names_a_whole(statement: Statement) -> bool:
    return _size(statement) is not None or (statement.reads == "all" and statement.leans is None)


def _size(statement: Statement) -> int | None:
    """The size of the group that the statement speaks of as a whole; None where it does not, or prints none."""
    if statement.reads in {"all", "both"}:
        return statement.total
    return statement.count if statement.leans in {"group", "part", "sample"} else None


def _less(exception: Statement, whole: Statement) -> Statement:
    taken_in = exception.taking_in(whole.mention)
    size = _size(whole)
    if size is None or exception.total is not None:
        return taken_in
    return replace(taken_in, total=size, count=size - (exception.excepted or 0), words=None)


def says_the_same(text: str, before: Statement, after: Statement) -> Statement | None:
    """The two statements as one where the second says the same in numbers, in words or as a percentage; else None."""
    ways = (_words_again, _numbers_again, _closer_percentage, _beside)
    return next((joined for way in ways if (joined := way(text, before, after)) is not None), None)


def _words_again(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "in 10 out of 20 relevant cases, that is to say, in half of them"."""
    if before.count is None or after.share is None or after.count is not None:
        return None
    if NAMELY.search(text, before.end, after.start) is None:
        return None
    if before.total is not None and not after.share.agrees_with(before.count, before.total):
        return None
    return replace(before.taking_in(after.mention), words=after.words, percent=False)


def _numbers_again(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "rather more than half had received it in good measure, eight out of 15."."""
    if before.share is None or before.count is not None or after.count is None or after.share is not None:
        return None
    if after.base is not None or after.leans is not None:
        return None
    if SAID_SO.match(text, after.end) is None:
        if RESTATES.search(text[before.end : after.start]) is None or ENDS.match(text, after.end) is None:
            return None
        if after.total is not None and not before.share.agrees_with(after.count, after.total, slack=HALF_A_CASE):
            return None
    return replace(before.taking_in(after.mention), count=after.count, total=after.total or before.total)


def _in_brackets(text: str, before: Statement, after: Statement) -> bool:
    between = text[before.end : after.start]
    return OPENS.search(between) is not None and ")" not in between


def _closer_percentage(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "the vast majority of the 173 care leavers (98%)", "most young people (20, or 83%)"."""
    if not after.percent or after.share is None or before.share is None:
        return None
    joined = replace(before.taking_in(after.mention), share=after.share, words=after.words)
    if before.count is None:
        beside = APPOSITION.fullmatch(ABBREVIATED.sub("", text[before.end : after.start])) is not None
        joins = after.count is None and (beside or _in_brackets(text, before, after))
        return replace(joined, percent=True) if joins else None
    closed = ")" in text[after.end : after.end + 1]
    beside = APPOSITION.fullmatch(text, before.end, after.start) is not None
    return replace(joined, percent=False) if beside and closed else None


def _beside(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "31 cases (66%)", "79% of cases (19 of 24)", "Eleven, just over half of the young people"."""
    between = text[before.end : after.start]
    in_brackets = _in_brackets(text, before, after)
    if not in_brackets and APPOSITION.fullmatch(between) is None:
        return None
    numbers, words = (before, after) if before.count is not None else (after, before)
    if numbers.count is None or numbers.share is not None or words.share is None or words.count is not None:
        return None
    if words.total and numbers.total and words.total != numbers.total:
        return None
    total = numbers.total or words.total
    if not in_brackets and not _meant_together(text, words, numbers, total, after, between):
        return None
    return replace(
        before.taking_in(after.mention),
        count=numbers.count,
        total=total,
        share=words.share,
        words=words.words,
        percent=words.percent,
        leans=before.leans or after.leans,
    )


def _meant_together(
    text: str, words: Statement, numbers: Statement, total: int | None, after: Statement, between: str
) -> bool:
    """Whether words and numbers beside each other agree, or, where no total can tell, stand between commas."""
    if total and words.share is not None and numbers.count is not None:
        return words.share.agrees_with(numbers.count, total, slack=HALF_A_CASE)
    return SET_OFF.match(text, after.end) is not None or re.fullmatch(r"\s*,\s*(?:or\s+)?", between) is not None
