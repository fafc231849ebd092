"""A rule as data: what it means, the pattern, and the sentences that prove it."""

from typing import Literal

from pydantic import Field

from models.base import Noun


class Example(Noun):
    """A quotation that the rule must match, and how its parts must be read."""

    text: str
    reads: dict[str, int | float | str] = Field(default_factory=dict)
    """The named groups: whole numbers as such, percentages as numbers, all else as printed."""


class Rule(Noun):
    """One entry of `pipeline/rules/shares.yml` or `set_aside.yml`."""

    id: str
    kind: Literal["share", "base", "count", "set aside"]
    """`share`: a count and its whole, or a share in words; `base`: a whole that shares lean on;
    `count`: a number of cases whose whole stands elsewhere; `set aside`: a number that is no finding."""
    begins: Literal["number"] | None = None
    """`number`: the phrase begins with a number, a percentage or a fraction, or with the hedge before it;
    the rule is tried at these places only, which is what makes reading fast."""
    meaning: str
    """One sentence, for the person who reads the row."""
    pattern: str
    """A regular expression in which `{name}` stands for a named block."""
    examples: tuple[Example, ...]
    near_misses: tuple[str, ...] = ()
    """Words that look alike and must not match."""
