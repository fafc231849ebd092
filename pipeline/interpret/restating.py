"""The same thing said twice in one sentence, in numbers, in words or as a percentage: two phrases, one statement.

"79% of cases (19 of 24)"; "Eleven, just over half of the young people"; "all six (100%)".
"""

import re
from dataclasses import replace
from fractions import Fraction

from models.rule import Reads
from models.share import Share
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar

HALF_A_CASE = Fraction(1, 2)
APPOSITION = grammar("said again beside it")
RESTATES = grammar("said again in numbers")
SAID_SO = grammar("said so")
SET_OFF = grammar("set off by commas")
ABBREVIATED = re.compile(r"\s*\([A-Za-z]{2,8}\)")
"""A name's short form, "personal education plans (PEPs)"."""
NAMELY = grammar("that is")
AGAIN = grammar("a number again")
CLOSES = grammar("closes brackets")
ALL_OR_SOME: frozenset[Reads] = frozenset({"all", "none", "both", "neither", "only", "all but", "exception"})
OF_WHOSE = grammar("of whose")
OPENS = grammar("opens brackets")
ENDS = grammar("ends what is said again")
RELATIVE = grammar("relative pronoun")


def says_the_same(text: str, before: Statement, after: Statement) -> Statement | None:
    """The two statements as one where the second says the same in numbers, in words or as a percentage; else None."""
    ways = (
        _words_again, _numbers_again, _says_no_more, _whole_beside, _whole_behind, _closer_percentage, _beside,
    )  # fmt: skip
    return next((joined for way in ways if (joined := way(text, before, after)) is not None), None)


def _words_again(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "in 10 out of 20 relevant cases, that is to say, in half of them"."""
    if before.count is None or after.share is None or after.count is not None:
        return None
    if NAMELY.search(text[before.end : after.start]) is None:
        return None
    if before.total is not None and not after.share.agrees_with(before.count, before.total):
        return None
    return replace(before.taking_in(after.mention), share=after.share, words=after.words, percent=False)


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
    joined = before.taking_in(after.mention)
    words = None if before.reads in ALL_OR_SOME else before.words
    return replace(joined, count=after.count, total=after.total or before.total, words=words)


def _says_no_more(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "all six (100%)", "both plans (two out of two)", "seventeen (17 of the 20)": it is the same number."""
    if _says_a_number_again(text, before, after):
        return before.taking_in(after.mention)
    if not _in_brackets(text, before, after):
        return None
    if before.count is not None and after.count == before.count and before.total in {None, after.total}:
        return replace(before.taking_in(after.mention), total=after.total)
    return before.taking_in(after.mention) if before.reads in ALL_OR_SOME and after.percent else None


def _says_a_number_again(text: str, before: Statement, after: Statement) -> bool:
    """Whether the number set off right behind is the whole or the count once more: "17 out of 20 (twenty in all)"."""
    again = after.total if after.total is not None and after.count in {None, after.total} else after.count
    if again is None or after.share is not None or again not in {before.total, before.count}:
        return False
    return before.count is not None and AGAIN.fullmatch(text, before.end, after.start) is not None


def _whole_behind(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "a majority of the plans for the 18 children", "11 of the plans for the 20 cases"."""
    if after.leans != "group" or after.count is None or before.total is not None or before.reads in ALL_OR_SOME:
        return None
    if before.leans is not None or before.excepted is not None or (before.count or 0) > after.count:
        return None
    return (
        replace(before.taking_in(after.mention), total=after.count)
        if OF_WHOSE.fullmatch(text, before.end, after.start)
        else None
    )


def _whole_beside(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "none of the custody cases (three)": the number is that of the whole."""
    all_or_none = before.share.all_or_none if before.share is not None else None
    if all_or_none is None or before.total is not None or after.count is None or after.total is not None:
        return None
    if after.share is not None or not _in_brackets(text, before, after) or not CLOSES.match(text, after.end):
        return None
    joined = before.taking_in(after.mention)
    return replace(joined, count=all_or_none * after.count, total=after.count, share=None, words=None)


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
        joins = after.count is None and (
            _in_brackets(text, before, after) or (beside and _may_be_called(after.share, before.share))
        )
        return replace(joined, percent=True) if joins else None
    closed = ")" in text[after.end : after.end + 1]
    beside = APPOSITION.fullmatch(text, before.end, after.start) is not None
    return replace(joined, percent=False) if beside and closed else None


def _may_be_called(percentage: Share, words: Share) -> bool:
    """Whether the words can mean the percentage: "over two-thirds of cases, only 60% of the plans" says two things."""
    if percentage.band is None:
        return True
    middle = (percentage.band.low + percentage.band.high) / 2
    return words.can_mean(middle.numerator, middle.denominator, slack=Fraction(0))


def _beside(text: str, before: Statement, after: Statement) -> Statement | None:
    """Join "31 cases (66%)", "79% of cases (19 of 24)", "Eleven, just over half of the young people"."""
    between = text[before.end : after.start]
    in_brackets = _in_brackets(text, before, after)
    if not in_brackets and APPOSITION.fullmatch(between) is None:
        return None
    if after.leans == "these" and RELATIVE.search(after.span.of(text)) is not None:
        return None  # "nine case managers, all of whom told us ...": the second says something of its own
    numbers, words = (before, after) if before.count is not None else (after, before)
    if numbers.count is None or numbers.share is not None or words.share is None or words.count is not None:
        return None
    if words.total and numbers.total and words.total != numbers.total:
        return None
    total = numbers.total or words.total
    if not in_brackets and not _belong_together(text, words, numbers, total, after, between):
        return None
    return replace(
        before.taking_in(after.mention),
        count=numbers.count,
        total=total,
        share=words.share,
        words=None if words.reads in ALL_OR_SOME else words.words,
        percent=words.percent,
        leans=before.leans or after.leans,
    )


def _belong_together(
    text: str, words: Statement, numbers: Statement, total: int | None, after: Statement, between: str
) -> bool:
    """Whether words and numbers beside each other agree, or, where no total can tell, stand between commas."""
    if total and words.share is not None and numbers.count is not None:
        return words.share.agrees_with(numbers.count, total, slack=HALF_A_CASE)
    return SET_OFF.match(text, after.end) is not None or re.fullmatch(r"\s*,\s*(?:or\s+)?", between) is not None
