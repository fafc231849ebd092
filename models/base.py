"""What every noun of the domain has in common: it never changes, and it holds nothing unforeseen."""

from pydantic import BaseModel, ConfigDict


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
