"""Evidence: what speaks for a reading or against it, by a name whose weight is learned."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from models.base import Span
from models.share import Share
from pipeline.interpret.discourse import Group

REMEMBERED = 20_000
"""Facts that a function has made, kept for the next statement that they hold for."""
Facts = tuple[str, ...]
"""The names of what holds together: the same ones come together again and again, so what they weigh is kept."""


class Evidence(NamedTuple):
    """What speaks for a reading, or against it: which of the two, the weight of each name in `weights.yml` says."""

    facts: tuple[Facts, ...]
    """What holds."""
    degrees: tuple[tuple[Facts, float], ...] = ()
    """What holds more or less, each with how much."""


@dataclass(frozen=True)
class Numbers:
    """A reading of a statement's numbers: how many, and out of how many."""

    count: int | None
    total: int | None
    at: Span | None
    """Where the total is printed."""
    group: Group | None
    """The group that the total is the size of."""
    share: Share | None
    """The share in words or per cent, where it stands for the count."""
    words: str | None
    exact: bool
    """Whether the count is printed, and does not follow from a share."""
    facts: tuple[Facts, ...]
    """What speaks for it, or against it."""
    restates: bool = False
    """It counts again what was counted, or left, before."""

    @property
    def inside(self) -> bool:
        """Whether it counts inside a part that was judged before, not of the whole."""
        return self.group is not None and self.group.members is not None

    @property
    def of_no_whole(self) -> "Numbers":
        """The same count, of nothing: the sample is no part of anything larger."""
        return replace(self, total=None, at=None, group=None)

    @property
    def features(self) -> Facts:
        """The names of all that speaks for it, or against it."""
        return tuple(name for together in self.facts for name in together)
