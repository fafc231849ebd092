"""Phrases of one sentence put together: what says the same again, what names the whole, what is excepted from it.

"Of 18 relevant cases ... just over one-third" is two phrases and one statement; "all 14 ... with one exception" too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from models.finding import Mention
from pipeline.interpret.phrases import Phrase, read_statement
from pipeline.interpret.restating import says_the_same
from pipeline.interpret.statements import Statement
from pipeline.language.bands import bands
from pipeline.language.grammar import grammar
from pipeline.language.number_words import STROKE as A_STROKE
from pipeline.language.shares import share_of_fraction

BESIDE = re.compile(r"(?:\s+[\w’'-]+){0,3}\s*[(\[]\s*|\s*[,–—-]\s*")
"""What may stand between a part and the whole behind it."""
HELD_AGAINST = re.compile(r"(?:\s+[\w’'-]+){0,3}\s+")
"""What may stand between a part and the whole that it is held against."""
IN_ALL = re.compile(r"(?:\s+[\w’'-]+){0,4},?(?:\s+[\w’'-]+){0,7}\s+")
"""What may stand between a part and the whole sample: "in 20 cases, a creditable result in a sample of 24"."""
STROKE = re.compile(A_STROKE)
NOT = grammar("not, before all")
DENIED_BEFORE = grammar("denied just before")
DENIAL = 8
"""How many characters before a whole such a denial may begin: nobody looks through the letter for it."""
WHO_DID_NOT = grammar("who did not")
IN_BRACKETS = re.compile(r"(?:\s+[\w’'-]+){0,3}\s*\(\s*")
RELATIVE = grammar("relative pronoun")
DUE = grammar("holds what was due against it")
WHOLE_SAMPLE = grammar("a whole sample")
LEADS_ON = grammar("leads on to its parts")
PARTITIVE = grammar("governs a whole")
ACROSS = grammar("across a group")
SAYS_OF = grammar("says of the group")
OF_THE_TWO = grammar("goes on about the two")
OF_THOSE = grammar("of those cases")
ONE_CLAUSE_AND = grammar("a clause, and another")


def statements_in(text: str, mentions: Sequence[Mention]) -> list[Statement]:
    """The statements of one sentence in their order, phrases that say the same thing put together."""
    found: list[Statement] = []
    base: Mention | None = None
    governed = True
    for mention, statement in _read_alone(text, mentions):
        if mention.reads == "whole":
            if found and _stands_behind(text, found[-1], statement):
                found[-1] = replace(found[-1], base=mention)
            elif governed or base is None or WHOLE_SAMPLE.search(mention.of(text)) is None:
                found += _alone(text, base) if base is not None and not governed else ()
                base, governed = mention, _governs_nothing_more(text, mention)
                # "adequate in 15 cases but not in the other nine; five of the nine ...": the nine are a result already
                found += _alone(text, base) if governed or WHO_DID_NOT.match(text, base.end) else ()
            continue
        if base is not None and not governed and _is_its_percentage(text, base, statement):
            found += _alone(text, base)  # "the remaining nine cases (29%)": the whole itself is what is counted
            governed = True
        if found and (joined := says_the_same(text, found[-1], statement)) is not None:
            found[-1] = joined
        elif found and _shares_the_group(text, found[-1], statement):
            found[-1] = _of_the_group(found[-1], statement)
        elif base is not None and statement.total is not None and RELATIVE.search(base.of(text)):
            found.append(statement)  # "of which six out of nine were sufficient": its own whole, and no base any more
            base, governed = None, True
        elif base is not None and (divides := _dividing(text, base, statement)) is not None:
            found += _alone(text, base) if not governed and _is_judged_first(text, base, statement) else ()
            found.append(divides)
            governed = True
        else:
            found.append(statement)
    found += _alone(text, base) if base is not None and not governed else ()
    stated = [statement for statement in _with_exceptions(found) if not _counts_nobody(text, statement)]
    return sorted(stated, key=lambda statement: statement.start)


def _read_alone(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Statement]]:
    """What each phrase says by itself, where it does not contradict itself."""
    for mention in mentions:
        if (statement := read_statement(text, mention)) is not None:
            yield mention, statement


def _governs_nothing_more(text: str, base: Mention) -> bool:
    """Whether the whole is denied just before it, "not in the other nine", and so is a result by itself."""
    return DENIED_BEFORE.search(text, max(base.start - DENIAL, 0), base.start) is not None


def _is_judged_first(text: str, base: Mention, statement: Statement) -> bool:
    """Whether something is said of what is left before it is divided.

    So in "In the other eight nothing had been asked for, and in five of those eight nobody knew it".
    """
    if base.group("rest") is None or statement.total is None:
        return False
    return ONE_CLAUSE_AND.fullmatch(text, base.end, statement.start) is not None


def _is_its_percentage(text: str, base: Mention, statement: Statement) -> bool:
    """Whether the percentage stands in brackets behind the whole: "the remaining nine cases (29%)"."""
    return statement.percent and IN_BRACKETS.fullmatch(text, base.end, statement.start) is not None


def _shares_the_group(text: str, group: Statement, statement: Statement) -> bool:
    """Whether the share is one of the group before it: "The 20 assessments were good in three quarters of cases".

    So are "both" of two: "For the two children in custody it was good in both".
    """
    if group.leans != "group" or group.base is not None or not group.count:
        return False
    if not (statement.leans == "both" and statement.total == group.count):
        if (statement.count, statement.total, statement.base, statement.leans) != (None, None, None, None):
            return False
        if (statement.excepted is None and statement.share is None) or (statement.excepted or 0) > group.count:
            return False
    goes_on = OF_THE_TWO if statement.leans == "both" else SAYS_OF
    says_of_it = goes_on.fullmatch(text, group.end, statement.start) is not None
    return says_of_it and OF_THOSE.match(text, statement.end) is not None


def _of_the_group(group: Statement, statement: Statement) -> Statement:
    """The statement with the group's number for its total."""
    size = group.count or 0
    count = size - statement.excepted if statement.excepted is not None else statement.count
    return replace(statement.taking_in(group.mention), count=count, total=size)


def _counts_nobody(text: str, statement: Statement) -> bool:
    """Whether it says nothing of how many: the sample, "uneven in the 13 cases", "not sufficient in all 20"."""
    begins = text.rfind(". ", 0, statement.start) + 1
    if statement.reads == "all" and statement.base is None:
        if NOT.search(text, begins, statement.start) is not None:
            return True
        across = ACROSS.search(text, begins, statement.start) is not None
        return across and bands().uneven.search(text, begins, statement.start) is not None
    if statement.leans != "group" or statement.base is not None:
        return statement.leans == "sample"
    end = text.find(".", statement.end)
    return bands().uneven.search(text, begins, end if end > 0 else len(text)) is not None


def _stands_behind(text: str, before: Statement, whole: Statement) -> bool:
    """Whether the whole stands right behind its part, "in 17 cases (n=20)", "17, of the 20", "17 against the 20"."""
    between = _between(whole.span.of(text))
    beside = between.fullmatch(text, before.end, whole.start) is not None
    return beside and before.base is None and before.total is None and whole.leans is None


def _between(whole: str) -> re.Pattern[str]:
    """What may stand between a part and the whole of these words behind it."""
    if WHOLE_SAMPLE.search(whole) is not None:
        return IN_ALL
    return HELD_AGAINST if DUE.match(whole) is not None else BESIDE


def _can_be_of(text: str, base: Mention, statement: Statement) -> bool:
    """Whether the statement may be counted of a whole that its sentence has named before."""
    if statement.total is not None or statement.base is not None:
        return False
    size = Phrase(text, base).number("total")
    if size is not None and statement.count is not None and statement.count > size:
        return False
    return statement.leans in {None, "rest", "further"} or statement.reads == "all of them"


def _dividing(text: str, base: Mention, statement: Statement) -> Statement | None:
    """The statement as one that divides the whole named before it; None where it does not."""
    if statement.total is not None and statement.total == Phrase(text, base).number("total"):
        return statement  # "Of the five reports that considered custody, all five made a clear case"
    if (part := _as_a_fraction_of(text, base, statement)) is not None:
        return part
    return replace(statement, base=base) if _can_be_of(text, base, statement) else None


def _as_a_fraction_of(text: str, base: Mention, statement: Statement) -> Statement | None:
    """The pair as a fraction of a whole named before, "of the 20 assessments, 3/4": nothing has two wholes."""
    size = Phrase(text, base).number("total")
    if size is None or statement.total is None or statement.count is None or statement.share is not None:
        return None
    if statement.total in {0, size} or STROKE.search(statement.span.of(text)) is None:
        return None
    share = share_of_fraction(Fraction(statement.count, statement.total), None, in_figures=True)
    words = statement.span.of(text)
    return replace(statement, base=base, count=None, total=None, share=share, words=words)


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
    if PARTITIVE.match(base.of(text)) and not base.group("rest"):
        return [replace(statement, count=statement.total, total=None, leans="part", only_restates=True)]
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
