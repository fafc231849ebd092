"""Statements: what the letter says of numbers, before anything is carried over from what was said earlier."""

from dataclasses import dataclass, replace
from fractions import Fraction

from models.base import Span
from models.finding import Mention
from models.rule import Reads
from models.share import Band, Share
from pipeline.interpret.kept import kept


@dataclass(frozen=True)
class Statement:
    """What one or more phrases of a sentence say together."""

    mention: Mention
    """The phrase that carries it."""
    start: int
    end: int
    count: int | None = None
    total: int | None = None
    excepted: int | None = None
    low: int | None = None
    high: int | None = None
    """The bounds of a count that is given as a range, "10 to 12 of the 20"; one alone of "more than ten"."""
    share: Share | None = None
    words: str | None = None
    percent: bool = False
    leans: str | None = None
    """How it leans on what was said before: `these`, `rest`, `all the rest`, `further`, `group`, `part`, `both`,
    `same`, `that case` or `of two`, the former or the latter; None where it stands alone."""
    base: Mention | None = None
    """The phrase that names its whole, "of these" or "of 18 relevant cases"."""
    only_restates: bool = False
    """Its number is governed by "of" and divided by nothing that is understood: it may count again what was counted
    before, and is no count by itself."""
    introduces: bool = False
    """It only names what others are counted of: "we looked at 16 plans, of which ..."; it is no result by itself."""
    looked_at: bool = False
    """It introduces what inspectors looked at, so that others are counted of it whatever it counts: "we read five"."""
    parts: tuple[Mention, ...] = ()
    """Every phrase that it takes in."""

    @kept
    def span(self) -> Span:
        """From the first letter of the first phrase to the last of the last."""
        return Span(start=self.start, end=self.end)

    @property
    def counted(self) -> Span:
        """The number that it counts; all of its phrase where that prints none."""
        return self.mention.group("count") or self.span

    @property
    def rule(self) -> str:
        """The rule of the phrase that carries the statement."""
        return self.mention.rule

    @property
    def reads(self) -> Reads:
        """What kind of phrase carries it."""
        return self.mention.reads

    def share_of(self, total: int) -> Share | None:
        """What it bounds of so many."""
        if self.low is None and self.high is None:
            return self.share
        low, high = self.low or 0, total if self.high is None else self.high
        return Share(Band(Fraction(low, total), Fraction(high, total))) if low <= high <= total else None

    def taking_in(self, mention: Mention) -> "Statement":
        """The statement with the phrase among its own."""
        start, end = min(self.start, mention.start), max(self.end, mention.end)
        return replace(self, start=start, end=end, parts=(*self.parts, mention))

    @kept
    def way(self) -> str:
        """How its words point to its whole, in a word or two."""
        if self.total is not None:
            return "printed"
        if self.base is not None:
            rest = self.base.group("rest") or self.base.group("unnumbered")
            return "of the rest" if rest else "of these" if self.base.group("anaphor") else "of so many"
        if self.leans is not None:
            return self.leans
        if self.percent:
            return "percentage"
        return "share" if self.count is None and self.excepted is None else "bare"
