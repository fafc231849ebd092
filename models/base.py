"""What every noun of the domain has in common: it never changes, and it holds nothing unforeseen."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictInt

MOST = 1_000_000_000
"""No letter counts more of anything; sums and products of two such numbers still fit into SQLite's integers."""

Count = Annotated[int, Field(ge=0, le=MOST)]
"""How many cases, children, reports or staff."""

EnteredCount = Annotated[StrictInt, Field(ge=-MOST, le=MOST)]
"""The same as a person entered it: a reading that is rejected may hold what no letter can print."""


class Noun(BaseModel):
    """A frozen model that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Noun):
    """A stretch of the letter's text: `text[start:end]`."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words the span stands for in `text`."""
        return text[self.start : self.end]
