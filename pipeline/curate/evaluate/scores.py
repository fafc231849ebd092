"""What is counted when a reading is laid beside what a person has checked."""

from collections.abc import Iterable

from models.base import Noun

SCORES = {
    "found": "the statement was noticed",
    "numbers": "and its count and total are right",
    "verdict": "and which way they count",
    "all": "and what is judged",
    "rows": "an analyst's rows: measure, how many sufficient, of how many",
    "role": "found, and its role is right",
    "basis": "found, and its basis is right",
}
"""What each score says is right, in the order shown."""


class Score(Noun):
    """How many are right, of those read and of those expected."""

    right: int
    read: int
    expected: int

    @property
    def precision(self) -> float | None:
        """The part of what was read that is right, from 0 to 1; None where nothing was read."""
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        """The part of what was expected that was read right, from 0 to 1; None where nothing was expected."""
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing was read and nothing expected."""
        both = self.read + self.expected
        return 2 * self.right / both if both else None


def together(scores: Iterable[Score]) -> Score:
    """The scores as one, in which every statement weighs the same."""
    counted = list(scores)
    return Score(
        right=sum(score.right for score in counted),
        read=sum(score.read for score in counted),
        expected=sum(score.expected for score in counted),
    )
