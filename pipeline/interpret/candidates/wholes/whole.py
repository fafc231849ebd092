"""A total that a statement may have, and what its words say of the group that it may be the size of."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.base import Span
from models.finding import Mention
from models.share import Share
from pipeline.interpret.discourse import OF_THE_LETTER, Group
from pipeline.language.grammar import grammar
from pipeline.language.number_words import number_of

THESE = grammar("these or the rest")


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
    share: Share | None = None
    """The share that the words mean, where their two numbers count nothing: "nine out of ten cases" of 40."""
    restates: bool = False
    """It counts again what the group counted, or left: "those four plans"."""


def size_named(mention: Mention, text: str) -> int | None:
    """The total that the phrase prints; None where it prints none."""
    group = mention.group("total")
    return number_of(group.of(text)) if group else None


def can_mean(words: str, group: Group) -> bool:
    """Whether a number with its own article can mean the group: "the 12" is seldom the good part of something."""
    return not (group.is_part and group.members == "sufficient") or THESE.search(words) is not None


def near_groups(groups: Sequence[Group]) -> Sequence[Group]:
    """What "these" can mean: a group just spoken of, and the whole sample only where there is none."""
    near = [group for group in groups if group.origin not in {"sample", "elsewhere", *OF_THE_LETTER}]
    return near or groups
