"""A share of the cases, as a letter words it: what it bounds, and the whole number that follows from it."""

from dataclasses import dataclass
from fractions import Fraction

NARROW = Fraction(8, 100)
"""How wide a band is, at most, whose words say that they are near a figure: "just under two-thirds"."""
LOOSE, LOOSE_WHERE_NARROW = Fraction(15, 100), Fraction(1, 5)
"""How far a share may lie beyond an end that the words do not rule out: so much, or that part of a narrow band."""


@dataclass(frozen=True)
class Band:
    """The bounds of a share, from 0 to 1; a bound that is open leaves its own value out."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    def holds(self, share: Fraction) -> bool:
        """Whether the share lies within the bounds."""
        above = share > self.low if self.low_open else share >= self.low
        below = share < self.high if self.high_open else share <= self.high
        return above and below

    @property
    def rest(self) -> "Band":
        """The bounds of all that the share leaves."""
        return Band(1 - self.high, 1 - self.low, self.high_open, self.low_open)

    def counts_of(self, total: int) -> range:
        """Every whole number out of `total` that lies within the bounds."""
        # whole numbers throughout: fractions would be reduced to their lowest terms at every step
        least, below = divmod(self.low.numerator * total, self.low.denominator)
        most, above = divmod(self.high.numerator * total, self.high.denominator)
        return range(least + (below > 0 or self.low_open), most + (above > 0 or not self.high_open))


@dataclass(frozen=True)
class Share:
    """A share as worded, with what it bounds."""

    band: Band | None
    """None for words that bound nothing, such as "a high proportion"."""
    exact: Fraction | None = None
    """The fraction said without a hedge."""

    @property
    def all_or_none(self) -> int | None:
        """1 for words that mean every one, 0 for those that mean not one; None for all else."""
        if self.band is None or self.band.low != self.band.high or self.band.low.denominator != 1:
            return None
        return int(self.band.low)

    @property
    def rest(self) -> "Share":
        """All that it leaves: "all but a quarter"."""
        return Share(self.band.rest if self.band else None, None if self.exact is None else 1 - self.exact)

    def count_of(self, total: int) -> int | None:
        """Return the one whole number out of `total` that the share leaves, None where it leaves none or several."""
        if self.exact is not None and self.exact.numerator * total % self.exact.denominator == 0:
            return self.exact.numerator * total // self.exact.denominator
        if self.band is None or total < 1:
            return None
        counts = self.band.counts_of(total)
        return counts[0] if len(counts) == 1 else None

    def can_mean(self, count: int, total: int, *, slack: Fraction) -> bool:
        """Whether a writer can have meant these numbers by the words, of which a count may not follow.

        What "over half" or "the vast majority" rules out is half and all. The other end of each is only what the words
        mostly stood for, so a share beyond it contradicts little. `slack` is how many cases may lie outside the bounds.
        """
        if self.band is None or self.exact is not None:
            return self.agrees_with(count, total, slack=slack)
        band, width = self.band, self.band.high - self.band.low
        loose = width * LOOSE_WHERE_NARROW if width <= NARROW else LOOSE
        low, high = (0 if band.low_open else loose), (0 if band.high_open else loose)
        wide = Band(band.low - low, band.high + high, band.low_open, band.high_open)
        return Share(wide).agrees_with(count, total, slack=slack)

    def agrees_with(self, count: int, total: int, *, slack: Fraction = Fraction(0)) -> bool:
        """Whether the numbers printed beside the words can be meant by them; a share without bounds agrees with all.

        `slack` is how many cases they may lie outside the bounds.
        """
        if total < 1 or self.band is None:
            return True
        if self.exact is not None and self.exact * total == count:
            return True
        band = Band(
            self.band.low - slack / total, self.band.high + slack / total, self.band.low_open, self.band.high_open
        )
        return band.holds(Fraction(count, total))
