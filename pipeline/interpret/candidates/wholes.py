"""Totals: out of how many. Each generator yields every whole that it can justify; which is meant is decided later."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.base import Span
from models.finding import Mention
from pipeline.interpret.discourse import Antecedent, Discourse, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.number_words import number_of

THESE = re.compile(r"\b(?:these|those|which|whom|them|other|others|remaining|rest)\b", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|these|those|our)\s+(?:[\w-]+\s+)?[\w-]+$", re.IGNORECASE)


@dataclass(frozen=True)
class Whole:
    """A total that a statement may have."""

    size: int | None
    at: Span | None
    """Where it is printed."""
    group: Group | None
    """The group that it is the size of, where the letter has spoken of one."""
    way: str
    """How the statement comes by it: `printed`, `of these`, `rest`, `bare` ..."""
    count: int | None = None
    """How many are counted, where that follows from the whole alone: "in each case", "the rest were late"."""
    restates: bool = False
    """It counts again what the group counted, or left: "those four plans"."""


def wholes_of(statement: Statement, place: Place, discourse: Discourse, measure: str | None) -> Iterator[Whole]:
    """Every whole that a statement on the measure may be counted of; last, none that anyone could know."""
    groups = discourse.groups(place.key, measure)
    for generate in (_printed_wholes, _base_wholes, _derived_wholes, _own_wholes, _wholes_in_reach):
        yield from generate(statement, place, discourse, groups)
    if statement.total is None and (statement.base is None or _size_of(statement.base, place.text) is None):
        yield Whole(None, None, None, way_of(statement))


def way_of(statement: Statement) -> str:
    """How the statement's words point to its whole, in a word or two."""
    if statement.total is not None:
        return "printed"
    if statement.base is not None:
        rest = statement.base.group("rest") or statement.base.group("unnumbered")
        return "of the rest" if rest else "of these" if statement.base.group("anaphor") else "of so many"
    if statement.leans is not None:
        return statement.leans
    if statement.percent:
        return "percentage"
    return "share" if statement.count is None and statement.excepted is None else "bare"


def _size_of(mention: Mention, text: str) -> int | None:
    group = mention.group("total")
    return number_of(group.of(text)) if group else None


def _fits(words: str, group: Group) -> bool:
    """Whether a number with its own article can mean the group: "the 12" is seldom the good part of something."""
    return not (group.is_part and group.members == "sufficient") or THESE.search(words) is not None


def _printed_wholes(statement: Statement, place: Place, _: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    if statement.total is None:
        return
    words = statement.span.of(place.text)
    way = "printed, definite" if DEFINITE.search(words) else "printed"
    yield Whole(statement.total, statement.span, None, way)
    for group in groups:
        if group.size == statement.total and _fits(words, group):
            yield Whole(group.size, statement.span, group, way)


def _base_wholes(statement: Statement, place: Place, _: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """Of a whole named before what divides it: "of these, seven", "of the 13 relevant cases, ten"."""
    base = statement.base
    if base is None:
        return
    size = _size_of(base, place.text)
    here = Span(start=base.start, end=base.end)
    way = way_of(statement)
    reachable: Sequence[Group] = [
        group for group in groups if group.antecedent is None or group.antecedent.span.end <= base.start
    ]
    if way == "of these":
        reachable = _near_groups(reachable)
    if size is not None:
        yield Whole(size, here, None, way)
    for group in reachable:
        if size is None or (group.size == size and _fits(base.of(place.text), group)):
            yield Whole(group.size, here if size is not None else group.at, group, way)


def _near_groups(groups: Sequence[Group]) -> Sequence[Group]:
    """What "these" can mean: a group just spoken of, and the whole sample only where there is none."""
    near = [group for group in groups if group.origin not in {"sample", "reports", "respondents", "elsewhere"}]
    return near or groups


def _derived_wholes(statement: Statement, place: Place, discourse: Discourse, _: tuple[Group, ...]) -> Iterator[Whole]:
    """Of what was said last, the count following from it: "in each case", "the same number", "the rest were late"."""
    if statement.base is not None:
        return
    for said in (*discourse.here(place.key), *discourse.before(place.key))[:4]:
        yield from _wholes_from(said, statement)


def _wholes_from(said: Antecedent, statement: Statement) -> Iterator[Whole]:
    counted = Group(said.count, "counted", said.span, said) if said.count else None
    if statement.leans == "all the rest" and said.total is not None and said.count is not None:
        whole = Group(said.total, "whole", said.total_at, said)
        yield Whole(said.total, said.total_at, whole, "all the rest", count=said.total - said.count)
    if statement.leans == "same" and said.count is not None:
        same = Group(said.total, "whole", said.total_at, said) if said.total else None
        yield Whole(said.total, said.total_at, same, "same", count=said.count)
    says_no_number = statement.count is None and statement.share is None and statement.excepted is None
    if statement.leans in {"these", "that case"} and counted and says_no_number:
        yield Whole(counted.size, said.span, counted, statement.leans, count=counted.size)


def _own_wholes(statement: Statement, _: Place, __: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """A group spoken of with its article, as a whole or as the part that it is: "the two relevant cases"."""
    if statement.leans not in {"group", "part", "both"} or statement.base is not None:
        return
    size = statement.total if statement.total is not None else statement.count
    if size is None:
        return
    if statement.total is None:
        yield Whole(size, statement.span, None, "own")
    for group in groups:
        if group.size != size:
            continue
        if statement.total is None:
            yield Whole(size, group.at or statement.span, group, "own")
        said = group.antecedent
        if group.is_part and said is not None and said.total is not None:
            yield Whole(said.total, said.total_at, group, "restated", count=statement.count, restates=True)


def _wholes_in_reach(statement: Statement, _: Place, __: Discourse, groups: tuple[Group, ...]) -> Iterator[Whole]:
    """Of any group in reach, where neither total nor base is printed."""
    if (
        statement.total is not None
        or statement.base is not None
        or statement.leans in {"group", "all the rest", "same"}
    ):
        return
    for group in _near_groups(groups) if statement.leans == "these" else groups:
        if statement.leans != "sample" or group.origin == "sample":
            yield Whole(group.size, group.at, group, way_of(statement))
