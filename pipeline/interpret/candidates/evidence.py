"""Evidence: what speaks for a reading or against it, by a name whose weight is learned."""

from dataclasses import dataclass
from typing import NamedTuple

from models.base import Span
from models.share import Share
from pipeline.interpret.discourse import Group


class Evidence(NamedTuple):
    """One thing that speaks for a reading, or against it: which of the two, its weight in `weights.yml` says."""

    feature: str
    value: float = 1.0
    span: Span | None = None
    """The words that show it."""


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
    features: tuple[str, ...]
    """The names of what speaks for it, or against it."""
    restates: bool = False
    """It counts again what was counted, or left, before."""
