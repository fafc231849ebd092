"""What speaks for one whole rather than another: where its group stands, what it holds, what the arithmetic says."""

from collections.abc import Iterator, Sequence

from pipeline.interpret.candidates.manners import manners
from pipeline.interpret.candidates.question import Question
from pipeline.interpret.candidates.runs import runs_up_to
from pipeline.interpret.candidates.wholes import Whole
from pipeline.interpret.discourse import Antecedent, Group
from pipeline.interpret.phrases import ROUND
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement


def relations(asked: Question, whole: Whole) -> Iterator[str]:
    """The names of what holds between the statement and the whole."""
    way = whole.way
    if way in {"printed", "proportion"} and asked.statement.total in ROUND:
        known = "a group of that size" if asked.statement.total in asked.sizes else "no group of that size"
        yield f"{way}: a round number, {known}"
    if whole.group is None:
        yield from _of_no_group(asked, whole)
        return
    group = whole.group
    kind, where = _kind(group), _where(group, asked.place)
    yield kind
    yield f"{kind}, {where}"
    yield f"{way}: {kind}"
    yield f"{way}: {kind}, {where}"
    topic = "topical" if asked.topical else "no topic"
    yield f"{topic}: {kind}, {where}"
    latest = group.antecedent is not None and group.antecedent is asked.last
    yield f"{asked.says}: {kind}"
    yield f"{asked.says}: {kind}, {where}"
    yield f"{way}, {asked.says}: {kind}"
    if latest:
        yield f"{way}: latest {kind}"
        yield f"{way}: latest {kind}, {where}, {topic}"
    if group.antecedent is not None and group.antecedent.needed and group.origin in {"named", "counted"}:
        yield f"needed: {group.origin}"
        yield f"needed: {group.origin}, {where}"
        yield f"{asked.says}: needed {group.origin}"
        divided = any(said.total == group.size for said in asked.discourse.here(asked.place.thread.key))
        yield f"needed, {'divided already' if divided else 'not yet divided'}: {group.origin}"
    if is_the_only_whole(asked.discourse.here(asked.place.thread.key), group.size):
        theirs = group.antecedent.noun if group.antecedent else None
        alike = "other noun" if asked.noun and theirs and asked.noun != theirs else "no other noun"
        yield f"the only whole of the paragraph so far, {alike}: {group.origin}"
    yield from (f"{manner}: {kind}" for manner in manners(asked, whole))
    if asked.statement.count is None and asked.statement.excepted is None:
        yield f"share of {asked.noun}: {kind}"
    yield from (f"{feature}: {group.origin}" for feature in _of_the_words(asked, group))
    yield from (f"{way}, {feature}" for feature in _nearness(asked, group))
    if where not in {"same sentence", "line that leads in"} and asked.number_before is not None:
        yield "passes over a number"
        yield f"{way}: passes over a number, {kind}"
    yield from _arithmetic(asked, whole, way)
    yield from _subject(asked, group, way)


def is_the_only_whole(said: Sequence[Antecedent], size: int) -> bool:
    """Whether all that has been counted so far was counted of so many: a paragraph on the 14 reports."""
    return {each.total or each.count for each in said} == {size}


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
    if said is None or group.origin in {"reports", "respondents"}:
        return "letter"
    if said.thread != place.thread.key:
        return "paragraph before"
    if place.thread.lead is not None and said.span.end <= place.thread.lead.end:
        return "line that leads in"
    away = place.sentence_number - said.sentence
    return "same sentence" if away == 0 else "sentence before" if away == 1 else "same paragraph"


def _of_no_group(asked: Question, whole: Whole) -> Iterator[str]:
    known = "unknown" if whole.size is None else "no group"
    yield f"{whole.way}: {known}"
    if whole.size is None:
        yield from (f"unknown, {name}" for name, holds in _words(asked).items() if holds)
        yield f"unknown, {asked.noun}"
        yield f"unknown, {asked.place.section}"
        if asked.described is not None:
            yield f"unknown, {asked.described}"
        if asked.statement.count is None:
            yield f"unknown, share of {asked.noun}"
        last = asked.last
        yield "unknown, first in paragraph" if last is None else "unknown, later in paragraph"


def _words(asked: Question) -> dict[str, bool]:
    return {
        "relevant": asked.relevant,
        "narrowed": asked.narrowed,
        "topical": asked.topical,
        "only a share": asked.statement.count is None and asked.statement.excepted is None,
    }


def _of_the_words(asked: Question, group: Group) -> Iterator[str]:
    yield from (name for name, holds in _words(asked).items() if holds)
    noun = group.antecedent.noun if group.antecedent else "case" if group.origin == "sample" else None
    yield f"counts {asked.noun}"
    if asked.noun and noun:
        yield "same noun" if asked.noun == noun else "other noun"
    yield f"section {asked.place.section}"
    if asked.described is not None:
        yield f"described as {asked.described}"


def _nearness(asked: Question, group: Group) -> Iterator[str]:
    last = asked.last
    if group.antecedent is not None and group.antecedent is last:
        yield f"latest: {group.origin}"
    if last is None:
        yield f"first in paragraph: {group.origin}"
    if (
        asked.place.companions
        and group.antecedent is not None
        and group.antecedent.sentence == asked.place.sentence_number
    ):
        yield f"companion: {group.origin}"


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
        yield from (f"{sign}: {whole.group.origin}" for sign in runs_up_to(asked.place, size, asked.sizes))
    completed = [
        said for said in asked.discourse.here(asked.place.thread.key)
        if said.total == size and said.count and said.count + count == size
    ]  # fmt: skip
    if completed:
        yield f"{way}: completes it{' with the last' if completed[0] is asked.last else ''}"
    if way == "rest" and whole.group is not None and whole.group.antecedent is not None:
        yield f"rest: {_remainder(whole.group.antecedent, asked, size, count)}"


def _remainder(said: Antecedent, asked: Question, size: int, count: int) -> str:
    """By what so many may be left of a whole of that size: by the statement itself, by others here, or by nothing."""
    thread = asked.place.thread.key
    if said.total == size and said.count is not None and size - said.count == count:
        return "left by the last" if said is asked.last else "left by it"
    for name, recent in (("here", asked.discourse.here(thread)), ("before", asked.discourse.before(thread))):
        parts = [each.count for each in recent if each.total == size and each.count is not None]
        if size - sum(parts) == count or size - count in parts:
            return f"left {name}"
    return "not what is left"


def _subject(asked: Question, group: Group, way: str) -> Iterator[str]:
    mine, theirs = (
        asked.subject.measure,
        (group.antecedent.measure or group.antecedent.topic) if group.antecedent else None,
    )
    if theirs is None or mine is None:
        return
    topic = group.antecedent.topic if group.antecedent else None
    if theirs.startswith("context.") and topic is not None:
        alike = "same" if topic == mine else "other"
        yield f"{alike} topic described: {group.origin}"
        yield f"{way}, {alike} topic described: {group.origin}"
    if mine == theirs:
        likeness = "same measure"
    elif mine.split(".")[0] == theirs.split(".")[0]:
        likeness = "same theme"
    else:
        likeness = "other theme"
    if theirs.startswith("context."):
        likeness = "described"
    yield f"{likeness}: {group.origin}"
    yield f"{way}, {likeness}"
    if mine.startswith("sentence.compliance") or theirs.startswith("sentence.compliance"):
        yield f"compliance: {group.origin}, {likeness}"
