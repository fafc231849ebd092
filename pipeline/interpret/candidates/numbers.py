"""The numbers that a statement may mean: each whole it may be counted of, with the count that follows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from models.share import Share
from pipeline.interpret.candidates.evidence import Numbers
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.candidates.relations import relations
from pipeline.interpret.candidates.wholes import Whole, wholes_of
from pipeline.interpret.candidates.wholes.whole import size_named
from pipeline.interpret.judgements import TURNING
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar
from pipeline.language.nouns import nouns

HALF_A_CASE = Fraction(1, 2)
"""By how much a percentage may be rounded amiss."""
DENIES = grammar("denies")
WHOLE_SAMPLE = grammar("a whole sample")
LISTED = grammar("between two of a list")
ALL_OR_NONE = frozenset({"all", "all of them", "none"})
"""Kinds of phrase whose count is exact once the whole is known."""


def numbers_of(asked: Question) -> tuple[Numbers, ...]:
    """Every reading of the statement's numbers that breaks no arithmetic, each with what speaks for it."""
    statement = asked.statement
    if _is_of_another_sample(asked):
        statement = replace(statement, base=None)
    found = _counted_of(asked, statement)
    possible = [each for each in found if is_possible(statement, *each)]
    if not possible and statement.base is not None:  # "Of the three assessments, ... 65% (26) ...": no base of it
        possible = [each for each in _counted_of(asked, replace(statement, base=None)) if is_possible(statement, *each)]
    return tuple(_distinct(_numbers(asked, *each) for each in possible or found))


def _is_of_another_sample(asked: Question) -> bool:
    """Whether its whole is no sample of this letter: "compared with 18 in a cohort of 30 at our last visit"."""
    base, sample, text = asked.statement.base, asked.discourse.sample, asked.place.text
    if base is None or sample is None or WHOLE_SAMPLE.search(base.of(text)) is None:
        return False
    return size_named(base, text) != sample.size


class _HowMany(NamedTuple):
    """How many are counted."""

    number: int | None
    share: Share | None
    words: str | None
    exact: bool


def _counted_of(asked: Question, statement: Statement) -> list[tuple[Whole, _HowMany]]:
    wholes = list(wholes_of(statement, asked.place, asked.discourse, asked.groups))
    beside = [whole for whole in wholes if not _is_listed_beside(asked, whole)]
    return [(whole, _counted(asked, whole)) for whole in beside or wholes]


def _is_listed_beside(asked: Question, whole: Whole) -> bool:
    """Whether the whole is what a list names just before: in "nine reports and six plans", the six are not of nine."""
    statement, group = asked.statement, whole.group
    if (statement.total, statement.base, statement.leans) != (None, None, None) or group is None:
        return False
    if group.antecedent is None or group.origin not in {"named", "counted"}:
        return False
    if nouns().kind_of(statement.span.of(asked.place.text)) is None:
        return False  # "six reports, and five were good"
    return LISTED.fullmatch(asked.place.text, group.antecedent.span.end, statement.start) is not None


def is_possible(statement: Statement, whole: Whole, counted: _HowMany) -> bool:
    """Whether so many can be of so many; what is printed side by side is possible, be it a misprint."""
    if statement.total is not None and whole.size == statement.total:
        return True
    if whole.size is None or counted.number is None:
        return True
    beside = statement.share if statement.percent and statement.count == counted.number else None
    if beside is not None and not beside.agrees_with(counted.number, whole.size, slack=HALF_A_CASE):
        return False
    return 0 <= counted.number <= whole.size


def _numbers(asked: Question, whole: Whole, counted: _HowMany) -> Numbers:
    facts = tuple(relations(asked, whole))
    return Numbers(counted.number, whole.size, whole.at, whole.group, *counted[1:], facts, whole.restates)


def _counted(asked: Question, whole: Whole) -> _HowMany:
    statement = asked.statement
    count, words, exact = statement.count, statement.words, True
    share = whole.share or (statement.share_of(whole.size) if whole.size else statement.share)
    if whole.share is not None:
        count, words, exact = None, _printed_proportion(asked), False
    if statement.excepted is not None and count is not None and count < 0:
        count = None  # "all but 15 of the 13": a misprint or a misreading
    if whole.count is not None:
        count = whole.count
    elif count is None and whole.size is not None:
        if statement.reads == "any" and _denies(asked):
            count, words = whole.size, None  # "not effective in any of the six": what is denied is denied of all
        elif statement.excepted is not None:
            left = whole.size - statement.excepted
            count, words = (left, None) if left >= 0 else (None, words)
        elif share is not None and (follows := share.count_of(whole.size)) is not None:
            count = follows
            exact = share.exact is not None and whole.share is None
            if statement.reads in ALL_OR_NONE:
                words, exact = None, True
    return _HowMany(count, share, words, exact)


def _printed_proportion(asked: Question) -> str:
    """The words of two numbers that give a share together: "nine out of ten"."""
    groups = [group for name in ("count", "total") if (group := asked.statement.mention.group(name))]
    return asked.place.text[min(group.start for group in groups) : max(group.end for group in groups)]


def _denies(asked: Question) -> bool:
    """Whether something before the statement in its sentence denies: "we had no criticism of any of the six".

    It may stand inside words that judge: "could not be faulted for any of the four".
    """
    place = asked.place
    return any(
        (hit.meaning in TURNING or DENIES.search(place.text, hit.start, hit.end) is not None)
        and place.share.start <= hit.start
        and hit.end <= asked.statement.start
        for hit in place.passage.judgements
    )


def _distinct(readings: Iterable[Numbers]) -> Iterator[Numbers]:
    """The readings, of those alike in all that speaks for them the first."""
    met = set()
    for reading in readings:
        key = (reading.count, reading.total, reading.group and reading.group.members, reading.facts)
        if key not in met:
            met.add(key)
            yield reading
