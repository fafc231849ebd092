"""What is printed (a mention) and what was made of it (a finding), kept apart."""

from typing import Literal

from models.base import Span
from models.rule import Reads

Role = Literal["headline", "breakdown", "context"]
Verdict = Literal["sufficient", "insufficient", "none"]
Basis = Literal["printed", "referred", "inferred", "words", "percent"]


class Group(Span):
    """A named part of a mention: the `count`, the `total`, the `share` ..."""

    name: str


class Mention(Span):
    """A numeric phrase as printed, found by a rule. Never changes when interpretation improves."""

    rule: str
    reads: Reads
    """What kind of phrase the rule reads."""
    groups: tuple[Group, ...]

    def group(self, name: str) -> Group | None:
        """The part of that name, if the phrase has one."""
        return next((group for group in self.groups if group.name == name), None)


class Cue(Span):
    """Words that decided something about a finding, and what they decided."""

    decides: Literal["verdict", "measure", "total", "role"]
    meaning: str
    """What the words were taken to mean: `insufficient`, `theme: public`, ..."""


class Finding(Span):
    """One numeric statement, understood. The span is the quotation; offsets are into the letter's text."""

    paragraph: str
    """The key of the paragraph that the quotation stands in."""
    sentence: Span
    phrases: tuple[Span, ...]
    """The numeric phrases that the finding takes in."""
    rule: str
    """The rule that found the phrase."""
    measure: str | None
    role: Role | None
    verdict: Verdict | None
    count: int | None
    total: int | None
    low: float | None
    high: float | None
    """The bounds of the share, from 0 to 1, where words or a percentage stand for it; else None."""
    basis: Basis
    words: str | None
    """The share as worded: `just over one-third`, `37.7%`."""
    antecedent: Span | None = None
    """The earlier words from which a number was carried over, where one was."""
    cues: tuple[Cue, ...] = ()
    within: bool = False
    """It counts inside a part that was spoken of before ("of these", "in four of the six"), not of the whole."""
    rest: bool = False
    """It is all that an earlier statement left: "the remaining five"."""
    checked: bool = False
    """A person vouches for it: `findings.yml` holds this reading."""
    unsure: tuple[str, ...] = ()
    """Why something is None: a sentence each, in words for the person who checks the letter."""

    def states(self, number: Span) -> bool:
        """Whether the number stands in the finding's own words."""
        return any(phrase.overlaps(number) and self.covers(phrase) for phrase in self.phrases)

    def carries_over_from(self, number: Span) -> bool:
        """Whether the number stands in the earlier words that the finding names."""
        return self.antecedent is not None and self.antecedent.covers(number)


class Number(Span):
    """A number in the letter and what became of it."""

    status: Literal["read", "set aside", "unread"]
    rule: str | None
    """The rule that read it or set it aside."""
    finding: int | None = None
    """The place of the finding in `Reading.findings` that took it in."""
