"""What speaks for one whole rather than another: where its group stands, what it holds, what the arithmetic says."""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.interpret.candidates.evidence import REMEMBERED, Facts
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.candidates.runs import runs_up_to
from pipeline.interpret.candidates.wholes import Whole
from pipeline.interpret.discourse import OF_THE_LETTER, Antecedent, Group
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

NOT_LEFT = "rest: not what is left"
"""What is known of a number of those left, "the other eight", that nothing leaves."""


def relations(asked: Question, whole: Whole) -> Iterator[Facts]:
    """What holds between the statement and the whole."""
    if whole.group is None:
        yield _of_no_group(asked, whole)
        return
    placed, place, group, way = asked.placed, asked.place, whole.group, whole.way
    said = group.antecedent
    kind, where = _kind(group), _where(group, place)
    latest = said is not None and said is asked.last
    yield _standing(kind, where, way, "topical" if placed.topical else "no topic", placed.says, latest=latest)
    if said is not None and said.needed and group.origin in {"named", "counted"}:
        divided = any(each.total == group.size for each in asked.here)
        yield _needed(group.origin, where, placed.says, divided=divided)
    if asked.kind_named is not None:
        yield f"a kind named in {asked.kind_named}: {kind}", f"a kind named, {placed.noun}: {kind}"
    if placed.kind_counted is not None and said is not None and said.kind_counted is not None:
        yield (f"one kind of case counted after another: {kind}",)
    if group.size == asked.only_size:
        alike = "other noun" if placed.noun and said and said.noun not in {None, placed.noun} else "no other noun"
        yield (f"the only whole of the paragraph so far, {alike}: {group.origin}",)
    yield tuple([f"{manner}: {kind}" for manner in asked.manners])
    if asked.is_put_as_the_last and asked.last is not None:
        yield (f"put as the last one{', of its whole' if group.size == asked.last.total else ''}: {kind}",)
    if placed.only_a_share:
        yield (f"share of {placed.noun}: {kind}",)
    noun = said.noun if said else "case" if group.origin == "sample" else None
    yield _by_the_words(
        asked.placed.said_of_the_whole, placed.noun, noun, asked.place.section, asked.described, group.origin
    )
    first = asked.last is None
    companion = bool(place.companions) and said is not None and said.sentence == place.sentence_number
    yield _nearness(way, group.origin, latest=latest, first=first, companion=companion)
    if where not in {"same sentence", "line that leads in"} and asked.number_before is not None:
        yield "passes over a number", f"{way}: passes over a number, {kind}"
    yield tuple(_arithmetic(asked, whole, way))
    mine, theirs = asked.subject.measure, (said.measure or said.topic) if said else None
    if said is not None and theirs is not None and mine is not None:
        yield _subject(mine, theirs, said.topic, way, group.origin)


@lru_cache(REMEMBERED)
def _standing(kind: str, where: str, way: str, topic: str, says: str, *, latest: bool) -> Facts:
    """What kind of group it is, and where it stands."""
    standing = (
        kind,
        f"{kind}, {where}",
        f"{way}: {kind}",
        f"{way}: {kind}, {where}",
        f"{topic}: {kind}, {where}",
        f"{says}: {kind}",
        f"{says}: {kind}, {where}",
        f"{way}, {says}: {kind}",
    )
    return (*standing, f"{way}: latest {kind}", f"{way}: latest {kind}, {where}, {topic}") if latest else standing


@lru_cache(REMEMBERED)
def _needed(origin: str, where: str, says: str, *, divided: bool) -> Facts:
    """What speaks for a group that something was due for: "nine needed a plan"."""
    return (
        f"needed: {origin}",
        f"needed: {origin}, {where}",
        f"{says}: needed {origin}",
        f"needed, {'divided already' if divided else 'not yet divided'}: {origin}",
    )


def _kind(group: Group) -> str:
    if group.is_part and group.members:
        return f"{group.origin} {group.members}"
    measure = group.antecedent.measure if group.antecedent else None
    if group.is_part and measure is not None and measure.startswith("sentence.compliance"):
        return f"{group.origin} of {measure}"
    described = group.antecedent is not None and not group.antecedent.published
    return f"{group.origin} of a description" if described and group.origin == "whole" else group.origin


def _where(group: Group, place: Place) -> str:
    said = group.antecedent
    if said is None or group.origin in OF_THE_LETTER:
        return "letter"
    if said.thread != place.thread.key:
        return "paragraph before"
    if place.thread.lead is not None and said.span.end <= place.thread.lead.end:
        return "line that leads in"
    away = place.sentence_number - said.sentence
    return "same sentence" if away == 0 else "sentence before" if away == 1 else "same paragraph"


def _of_no_group(asked: Question, whole: Whole) -> Facts:
    if whole.size is not None:
        return (f"{whole.way}: no group",)
    return (
        f"{whole.way}: unknown",
        *(f"unknown, {name}" for name in asked.placed.said_of_the_whole),
        f"unknown, {asked.placed.noun}",
        f"unknown, {asked.place.section}",
        *([f"unknown, {asked.described}"] if asked.described is not None else []),
        *([f"unknown, share of {asked.placed.noun}"] if asked.statement.count is None else []),
        "unknown, first in paragraph" if asked.last is None else "unknown, later in paragraph",
    )


@lru_cache(REMEMBERED)
def _by_the_words(
    words: Facts, mine: str | None, theirs: str | None, section: str, described: str | None, origin: str
) -> Facts:
    """What the statement's words say of a group of that origin; `mine` and `theirs` are the nouns counted."""
    features = [*words, f"counts {mine}"]
    if mine and theirs:
        features += ["same noun" if mine == theirs else "other noun", f"{mine} of {theirs}"]
    features.append(f"section {section}")
    if described is not None:
        features.append(f"described as {described}")
    return tuple(f"{feature}: {origin}" for feature in features)


@lru_cache(REMEMBERED)
def _nearness(way: str, origin: str, *, latest: bool, first: bool, companion: bool) -> Facts:
    near = {"latest": latest, "first in paragraph": first, "companion": companion}
    return tuple(f"{way}, {name}: {origin}" for name, true in near.items() if true)


def _arithmetic(asked: Question, whole: Whole, way: str) -> Iterator[str]:
    size = whole.size
    if size is None:
        return
    yield from _share(asked.statement, size)
    if asked.statement.count is not None:
        yield from _count(asked, whole, size, asked.statement.count, way)


def _share(statement: Statement, size: int) -> Iterator[str]:
    """Whether a share in words or per cent fits a whole of that size."""
    if statement.share is None:
        return
    if statement.count is not None:
        yield f"share {'agrees' if statement.share.agrees_with(statement.count, size) else 'disagrees'}"
    elif statement.share.band is not None:
        yield f"a count {'follows' if statement.share.count_of(size) is not None else 'does not follow'}"


def _count(asked: Question, whole: Whole, size: int, count: int, way: str) -> Iterator[str]:
    """Whether a count and what was counted before make the whole."""
    if count == size and not whole.restates:
        yield f"{way}: all of it"
    if whole.group is not None:
        signs = runs_up_to(size, asked.place.counts, asked.place.position, asked.sizes)
        yield from [f"{sign}: {whole.group.origin}" for sign in signs]
    completed = [
        said for said in asked.here
        if said.total == size and said.count and said.count + count == size
    ]  # fmt: skip
    if completed:
        yield f"{way}: completes it{' with the last' if completed[0] is asked.last else ''}"
    if way == "rest" and whole.group is not None and whole.group.antecedent is not None:
        yield _remainder(whole.group.antecedent, asked, size, count)


def _remainder(said: Antecedent, asked: Question, size: int, count: int) -> str:
    """By what so many may be left of a whole of that size: by the statement itself, by others, or by nothing."""
    thread = asked.place.thread.key
    if said.total == size and said.count is not None and size - said.count == count:
        return "rest: left by the last" if said is asked.last else "rest: left by it"
    for name, recent in (("here", asked.discourse.here(thread)), ("before", asked.discourse.before(thread))):
        parts = [each.count for each in recent if each.total == size and each.count is not None]
        if size - sum(parts) == count or size - count in parts:
            return f"rest: left {name}"
    return NOT_LEFT


@lru_cache(REMEMBERED)
def _subject(mine: str, theirs: str, topic: str | None, way: str, origin: str) -> Facts:
    """How what the statement judges is like what the group was judged on."""
    found: list[str] = []
    if theirs.startswith("context.") and topic is not None:
        alike = "same" if topic == mine else "other"
        found += [f"{alike} topic described: {origin}", f"{way}, {alike} topic described: {origin}"]
    if mine == theirs:
        likeness = "same measure"
    elif mine.split(".", maxsplit=1)[0] == theirs.split(".", maxsplit=1)[0]:
        likeness = "same theme"
    else:
        likeness = "other theme"
    if theirs.startswith("context."):
        likeness = "described"
    found += [f"{likeness}: {origin}", f"{way}, {likeness}"]
    if mine.startswith("sentence.compliance") or theirs.startswith("sentence.compliance"):
        found.append(f"compliance: {origin}, {likeness}")
    return tuple(found)
