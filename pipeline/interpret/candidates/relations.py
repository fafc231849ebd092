"""What speaks for one whole rather than another: where its group stands, what it holds, what the arithmetic says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from pipeline.interpret.candidates.nouns import is_narrowed, phrase_of
from pipeline.interpret.candidates.wholes import Whole
from pipeline.interpret.context import context_of
from pipeline.interpret.discourse import Discourse, Group, Said
from pipeline.interpret.placed import Placed
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import TOPICS, Subject
from pipeline.language.nouns import nouns


@dataclass(frozen=True)
class Asking:
    """A statement in search of its reading, with what its own words say about its whole."""

    placed: Placed
    discourse: Discourse
    noun: str | None
    relevant: bool
    """Only some cases are meant."""
    narrowed: bool
    """Its sentence begins by saying of which cases it speaks."""
    described: str | None
    """The measure that it has if it judges nothing: the sample, its reports, its custody cases."""

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.placed.statement

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.placed.place

    @property
    def subject(self) -> Subject:
        """What its clause is about."""
        return self.placed.subject

    @cached_property
    def topical(self) -> bool:
        """Whether its clause names what is judged."""
        return bool(self.subject.own & TOPICS)

    @cached_property
    def last(self) -> Said | None:
        """What was said last in its paragraph."""
        return self.discourse.last(self.place.key)


def asking(placed: Placed, discourse: Discourse) -> Asking:
    """The statement after what was said before."""
    phrase = phrase_of(placed.statement, placed.place)
    return Asking(
        placed,
        discourse,
        noun=nouns().kind_of(phrase),
        relevant=nouns().narrows(phrase),
        narrowed=is_narrowed(placed.statement, placed.place),
        described=context_of(placed.statement, placed.place, placed.subject, discourse, strong=placed.strong),
    )


def relations(asked: Asking, whole: Whole) -> Iterator[str]:
    """The names of what holds between the statement and the whole."""
    way = whole.way
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
    latest = group.said is not None and group.said == asked.last
    if latest:
        yield f"{way}: latest {kind}"
        yield f"{way}: latest {kind}, {where}, {topic}"
    if asked.statement.count is None and asked.statement.excepted is None:
        yield f"share of {asked.noun}: {kind}"
    yield from (f"{feature}: {group.origin}" for feature in _of_the_words(asked, group))
    yield from (f"{way}, {feature}" for feature in _nearness(asked, group))
    yield from _arithmetic(asked, whole, way)
    yield from _subject(asked, group, way)


def _kind(group: Group) -> str:
    if group.is_part and group.members:
        return f"{group.origin} {group.members}"
    described = group.said is not None and not group.said.published
    return f"{group.origin} of a description" if described and group.origin == "whole" else group.origin


def _where(group: Group, place: Place) -> str:
    said = group.said
    if said is None or group.origin in {"reports", "respondents"}:
        return "letter"
    if said.paragraph != place.key:
        return "paragraph before"
    away = place.sentence_number - said.sentence
    return "same sentence" if away == 0 else "sentence before" if away == 1 else "same paragraph"


def _of_no_group(asked: Asking, whole: Whole) -> Iterator[str]:
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


def _words(asked: Asking) -> dict[str, bool]:
    return {
        "relevant": asked.relevant,
        "narrowed": asked.narrowed,
        "topical": asked.topical,
        "only a share": asked.statement.count is None and asked.statement.excepted is None,
    }


def _of_the_words(asked: Asking, group: Group) -> Iterator[str]:
    yield from (name for name, holds in _words(asked).items() if holds)
    noun = group.said.noun if group.said else "case" if group.origin == "sample" else None
    yield f"counts {asked.noun}"
    if asked.noun and noun:
        yield "same noun" if asked.noun == noun else "other noun"
    yield f"section {asked.place.section}"
    if asked.described is not None:
        yield f"described as {asked.described}"


def _nearness(asked: Asking, group: Group) -> Iterator[str]:
    last = asked.last
    if group.said is not None and group.said == last:
        yield f"latest: {group.origin}"
    if last is None:
        yield f"first in paragraph: {group.origin}"
    if asked.place.companions and group.said is not None and group.said.sentence == asked.place.sentence_number:
        yield f"companion: {group.origin}"


def _arithmetic(asked: Asking, whole: Whole, way: str) -> Iterator[str]:
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


def _count(asked: Asking, whole: Whole, size: int, count: int, way: str) -> Iterator[str]:
    """Whether a count and what was counted before make the whole."""
    if count == size and not whole.restates:
        yield f"{way}: all of it"
    if (run := _run(asked, size)) is not None:
        yield f"{run}: {whole.group.origin if whole.group else 'printed'}"
    completed = [
        said for said in asked.discourse.here(asked.place.key)
        if said.total == size and said.count and said.count + count == size
    ]  # fmt: skip
    if completed:
        yield f"{way}: completes it{' with the last' if completed[0] == asked.last else ''}"
    if way == "rest" and whole.group is not None and whole.group.said is not None:
        left = _left(whole.group.said, asked.discourse, asked.place.key, size)
        yield "rest: what is left" if count in left else "rest: not what is left"


def _run(asked: Asking, size: int) -> str | None:
    """Whether counts next to each other add up to the size: "in six it was poor: four had no plan, two ..."."""
    counts, at = asked.place.bare_counts, asked.place.position
    with_it = [*accumulate(_known(reversed(counts[: at + 1])))]
    behind = [0, *accumulate(_known(counts[at + 1 :]))]
    for place, so_far in enumerate(with_it):
        # By itself a count adds up to nothing.
        if size - so_far in (behind if place else behind[1:]):
            return "the counts beside it add up"
    return None


def _known(counts: Iterable[int | None]) -> Iterator[int]:
    """The counts up to the first that is not known."""
    for count in counts:
        if count is None:
            return
        yield count


def _left(said: Said, discourse: Discourse, paragraph: str, size: int) -> set[int]:
    """What may be left of a whole of that size: less one part of it, or less all of them."""
    parts = [
        each.count for each in (*discourse.here(paragraph), *discourse.before(paragraph))
        if each.total == size and each.count is not None
    ]  # fmt: skip
    own = {size - said.count} if said.count is not None and said.total == size else set()
    return {size - part for part in parts} | {size - sum(parts)} | own


def _subject(asked: Asking, group: Group, way: str) -> Iterator[str]:
    mine, theirs = asked.subject.measure, (group.said.measure or group.said.topic) if group.said else None
    if theirs is None or mine is None:
        return
    topic = group.said.topic if group.said else None
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
