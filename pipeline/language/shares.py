"""Shares in words and percentages: what they bound, and the whole number that follows from them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import ceil, floor

from pipeline.language.folding import single_spaced
from pipeline.language.number_words import number_of
from pipeline.language.rules import read_yaml

DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip


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

    def counts_of(self, total: int) -> Iterator[int]:
        """Yield every whole number out of `total` that lies within the bounds."""
        for count in range(floor(self.low * total), ceil(self.high * total) + 1):
            if self.holds(Fraction(count, total)):
                yield count


@dataclass(frozen=True)
class Share:
    """A share as worded, with what it bounds."""

    band: Band | None
    """None for words that bound nothing, such as "a high proportion"."""
    exact: Fraction | None = None
    """The fraction said without a hedge."""

    def count_of(self, total: int) -> int | None:
        """Return the one whole number out of `total` that the share leaves, None where it leaves none or several."""
        if self.exact is not None and (self.exact * total).denominator == 1:
            return int(self.exact * total)
        if self.band is None or total < 1:
            return None
        counts = list(self.band.counts_of(total))
        return counts[0] if len(counts) == 1 else None

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


@dataclass(frozen=True)
class Hedge:
    """How words such as "just over" move the fraction after them."""

    low: tuple[str, int]
    high: tuple[str, int]
    floor: Fraction | None
    ceiling: Fraction | None

    def band(self, said: Fraction) -> Band:
        """Return the bounds of the share when `said` is the fraction after the hedge."""
        low, high = said + Fraction(self.low[1], 100), said + Fraction(self.high[1], 100)
        if self.floor is not None:
            low = max(low, said * self.floor)
        if self.ceiling is not None:
            high = min(high, said * self.ceiling)
        return Band(max(low, Fraction(0)), min(high, Fraction(1)), self.low[0] == ">", self.high[0] == "<")


@dataclass(frozen=True)
class Bands:
    """The bounds of all words, from `pipeline/rules/bands.yml`."""

    quantifiers: dict[str, Band]
    unbounded: frozenset[str]
    hedges: dict[str, Hedge]
    plain: Fraction


def _bound(value: int | str) -> tuple[Fraction, bool]:
    text = str(value)
    return Fraction(int(text.lstrip("<>")), 100), text[0] in "<>"


@cache
def bands() -> Bands:
    """Return the bounds of all words, read once for a process."""
    content = read_yaml("bands.yml")
    quantifiers = {}
    for words, (low, high) in content["quantifiers"].items():
        (low_value, low_open), (high_value, high_open) = _bound(low), _bound(high)
        quantifiers[words] = Band(low_value, high_value, low_open, high_open)
    hedges = {
        words: Hedge(
            tuple(entry["low"]),
            tuple(entry["high"]),
            Fraction(str(entry["floor"])) if "floor" in entry else None,
            Fraction(str(entry["ceiling"])) if "ceiling" in entry else None,
        )
        for entry in content["hedges"].values()
        for words in entry["words"]
    }
    return Bands(quantifiers, frozenset(content["unbounded"]), hedges, Fraction(content["plain"], 100))


def quantifier_of(words: str) -> Share:
    """Return what a quantifier such as "the vast majority" bounds."""
    folded = re.sub(r"^(?:an?|the)\s+|\s+of$", "", single_spaced(words.casefold()))
    known = bands()
    return Share(known.quantifiers.get(folded) if folded not in known.unbounded else None)


def fraction_of(words: str) -> Fraction | None:
    """Return the fraction that words such as "three-quarters", "a third" or "half" stand for."""
    parts = re.split(r"[\s-]+", words.casefold().strip())
    denominator = DENOMINATORS.get(re.sub(r"halves$", "half", parts[-1]).rstrip("s"))
    if denominator is None:
        return None
    if parts[:-1] in ([], ["a"], ["an"]):
        return Fraction(1, denominator)
    numerator = number_of(" ".join(parts[:-1]))
    return Fraction(numerator, denominator) if numerator is not None and numerator <= denominator else None


def hedge_of(words: str | None) -> Hedge | None:
    """Return how the hedge moves a fraction; None where there is none, or one that moves nothing ("only")."""
    folded = single_spaced((words or "").casefold())
    known = bands().hedges
    while folded:
        if folded in known:
            return known[folded]
        folded = folded.partition(" ")[2]
    return None


def hedged(said: Fraction, hedge: str | None) -> Share:
    """Return what a fraction with its hedge bounds."""
    if (moved := hedge_of(hedge)) is not None:
        return Share(moved.band(said))
    plain = bands().plain
    return Share(Band(max(said - plain, Fraction(0)), min(said + plain, Fraction(1))), exact=said)


def percentage_of(printed: str, hedge: str | None) -> Share | None:
    """Return what a printed percentage bounds: itself, give or take half of its last place; None where it is none."""
    figure = re.match(r"\d+(?:\.(\d+))?", printed)
    value = Fraction(figure[0]) if figure else number_of(re.sub(r"\s*per\s?cent.*", "", printed, flags=re.IGNORECASE))
    if value is None or value > 100:  # noqa: PLR2004 - more than all is no share
        return None
    if (moved := hedge_of(hedge)) is not None:
        return Share(moved.band(Fraction(value) / 100))
    half = Fraction(1, 2 * 10 ** len((figure and figure[1]) or ""))
    low, high = (Fraction(value) - half) / 100, (Fraction(value) + half) / 100
    return Share(Band(max(low, Fraction(0)), min(high, Fraction(1))))


def share_in_words(words: str) -> Share | None:
    """Return what a finding's `words` bound: "just under three-quarters", "66%"; None for other words."""
    parts = words.split()
    for first in range(len(parts)):
        hedge, said = " ".join(parts[:first]) or None, " ".join(parts[first:])
        if (fraction := fraction_of(said)) is not None:
            return hedged(fraction, hedge)
        if re.fullmatch(r"[\d.]+\s?(?:%|per\s?cent)", said):
            return percentage_of(said, hedge)
        if (proportion := re.fullmatch(r"(\S+) in (\S+)", said)) is not None:
            part, whole = number_of(proportion[1]), number_of(proportion[2])
            return hedged(Fraction(part, whole), hedge) if part is not None and whole else None
    share = quantifier_of(words)
    return share if share.band is not None else None
