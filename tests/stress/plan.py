"""What a trial is told: the seed, where to work, and how much of it to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

SEED = 10
"""Of the table in SECURITY.md."""

SHORT = 40
"""What the short form does is a fortieth."""

One = TypeVar("One")


@dataclass(frozen=True)
class Plan:
    """One trial's orders."""

    folder: Path
    """Its own, and empty."""
    seed: int = SEED
    is_short: bool = False

    def many(self, count: int) -> int:
        """So many, or a few of them."""
        return max(count // SHORT, 1) if self.is_short else count

    def some(self, things: Sequence[One]) -> Sequence[One]:
        """All of them, or a few from all over."""
        return things[:: SHORT // 2] if self.is_short else things

    def chance(self, about: object) -> Random:
        """Chance that is the same for the same seed."""
        return Random(f"{self.seed} {about}")  # noqa: S311 - to be repeated, not to be kept secret
