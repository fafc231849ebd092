"""What has been said so far: the groups that later words lean on, "of these", "the remaining five"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from models.base import Span
from models.finding import Verdict
from pipeline.language.nouns import nouns

STAFF, RELEVANT = nouns().kinds["staff"], nouns().narrowing
CASES = re.compile(rf"{nouns().kinds['case'].pattern}|\bassessments\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A statement already understood, as later ones see it."""

    span: Span
    paragraph: str
    sentence: int
    count: int | None
    total: int | None
    total_at: Span | None
    """Where the whole is printed."""
    measure: str | None
    verdict: Verdict | None
    whole: bool
    """Nothing was judged: the count only names a group, as in "five cases required a plan"."""
    unclear: bool = False
    """It is not plain of what later counts are counted: of this one, or of the whole that was spoken of before."""


@dataclass(frozen=True)
class Antecedent:
    """The group that a statement leans on: what an earlier one counted, what that left, or its whole."""

    size: int
    said: Said
    part: Literal["counted", "left", "whole"]

    @property
    def judged(self) -> bool:
        """Whether the group is a part that was judged one way or the other."""
        return self.part != "whole" and not self.said.whole

    @property
    def at(self) -> Span | None:
        """Where the size of the group is printed."""
        return self.said.span if self.part == "counted" else self.said.total_at


@dataclass
class Discourse:
    """Everything said so far in the letter, and the groups that letters name once and use throughout."""

    cases: int | None
    cases_at: Span | None
    said: list[Said] = field(default_factory=list)
    reports: Said | None = None
    respondents: Said | None = None
    bases: dict[int, Antecedent | None] = field(default_factory=dict)
    """What each "of these" leans on, by its place: the same group for all that it governs."""

    def recent(self, paragraph: str) -> Iterator[Said]:
        """Yield what was said, the last first: in this paragraph, then in the one before."""
        yield from self.here(paragraph)
        before = [said for said in self.said if said.paragraph != paragraph]
        if before:
            yield from reversed([said for said in before if said.paragraph == before[-1].paragraph])

    def last(self, paragraph: str) -> Said | None:
        """Return what was said last in this paragraph."""
        return next(self.here(paragraph), None)

    def here(self, paragraph: str) -> Iterator[Said]:
        """Yield what was said in this paragraph, the last first."""
        return (said for said in reversed(self.said) if said.paragraph == paragraph)

    def holds(self, number: int, paragraph: str) -> bool:
        """Whether this paragraph has spoken of something of which so many may be a part."""
        return any(max(said.total or 0, (said.whole and said.count) or 0) >= number for said in self.here(paragraph))

    def group_of(self, size: int | None, paragraph: str) -> Antecedent | None:
        """Return the last group of that size that was spoken of; the last group counted where `size` is None."""
        for said in self.recent(paragraph):
            here = said.paragraph == paragraph
            if size is None:
                if said.count:
                    return Antecedent(said.count, said, "counted")
                continue
            if said.count == size and (here or said.whole):
                return Antecedent(size, said, "counted")
            if here and said.total is not None and said.count is not None and said.total - said.count == size:
                return Antecedent(size, said, "left")
            if here and said.total == size:
                return Antecedent(size, said, "whole")
        return None

    def rest_of(self, size: int, paragraph: str) -> Antecedent | None:
        """Return the last whole of which `size` is left when what was counted of it is taken away."""
        counted: dict[int, int] = {}
        for said in self.recent(paragraph):
            if said.total is None or said.count is None:
                continue
            counted[said.total] = counted.get(said.total, 0) + said.count
            if size in (said.total - said.count, said.total - counted[said.total]):
                return Antecedent(said.total, said, "left")
        return None
