"""A rule as data: what it means, the pattern, and the sentences that prove it."""

from typing import Literal

from models.base import Noun


class Rule(Noun):
    """One entry of `pipeline/rules/*.yml`."""

    id: str
    kind: Literal["share", "base", "set aside"]
    """`share`: a numeric phrase to be understood; `base`: a whole that shares lean on; `set aside`: no finding."""
    meaning: str
    """One sentence, for the person who reads the row."""
    pattern: str
    examples: tuple[str, ...] = ()
    """Real or invented quotations that the pattern must match."""
