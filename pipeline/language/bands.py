"""What words bound: "nearly all", and how "just over" moves the fraction after it. From `pipeline/rules/bands.yml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from models.finding import Bound
from models.share import Band
from pipeline.language.folding import single_spaced
from pipeline.language.nouns import any_of
from pipeline.language.rule_files import read_yaml


@dataclass(frozen=True)
class Hedge:
    """How words such as "just over" move the fraction after them."""

    low: tuple[str, int]
    high: tuple[str, int]
    floor: Fraction | None
    ceiling: Fraction | None
    stresses: bool
    """Before a count it moves nothing: "as many as eight" is eight."""

    @property
    def above(self) -> bool:
        """Whether the figure itself is too low: "more than"."""
        return self.low[0] == ">"

    @property
    def below(self) -> bool:
        """Whether the figure itself is too high: "fewer than", "nearly"."""
        return self.high[0] == "<"

    @property
    def bound(self) -> Bound | None:
        """How a count after it is limited; None where it may be either side of the figure, or is the figure itself."""
        if self.stresses:
            return None
        if self.above or self.below:
            return "more than" if self.above else "fewer than"
        if self.low[1] == 0:
            return "at least"
        return "at most" if self.high[1] == 0 else None

    def band(self, said: Fraction) -> Band:
        """The bounds of the share when `said` is the fraction after the hedge."""
        low, high = said + Fraction(self.low[1], 100), said + Fraction(self.high[1], 100)
        if self.floor is not None:
            low = max(low, said * self.floor)
        if self.ceiling is not None:
            high = min(high, said * self.ceiling)
        return Band(max(low, Fraction(0)), min(high, Fraction(1)), self.low[0] == ">", self.high[0] == "<")


@dataclass(frozen=True)
class Bands:
    """The bounds of all words."""

    quantifiers: Mapping[str, Band]
    everywhere: frozenset[str]
    """Quantifiers that are read wherever they stand; the others have rules of their own."""
    unbounded: frozenset[str]
    vague: re.Pattern[str]
    """Any word for a part that bounds nothing: "some", "a handful"."""
    uneven: re.Pattern[str]
    """Any word that says of a group that some of it was good and some not."""
    hedges: Mapping[str, Hedge]
    unmoving: frozenset[str]
    """Hedges that move nothing: "exactly", "only"."""
    after_a_count: Mapping[str, Bound]
    """Words after a count that limit it: "or more"."""
    before_hedges: frozenset[str]
    """Words that may stand before a hedge: "only just over"."""
    plain: Fraction
    """How far a fraction in words may lie from the share that it stands for."""
    plain_in_figures: Fraction

    @property
    def hedge(self) -> str:
        """Any hedge with the gap after it; to be compiled with `re.IGNORECASE` and `re.VERBOSE`. No groups."""
        hedges = any_of(re.escape(words).replace(r"\ ", " ") for words in (*self.hedges, *self.unmoving))
        return rf"(?:(?:{any_of(self.before_hedges)}\s+)*{hedges}(?:\s+|(?<=[^\w\s])))"

    @property
    def quantifier(self) -> str:
        """Any quantifier that is read wherever it stands; to be compiled with `re.IGNORECASE`. No groups."""
        return rf"(?:\b(?:(?:an?|the)\s+)?{any_of((*self.everywhere, *self.unbounded))}\b)"

    @property
    def quantifier_begins(self) -> tuple[str, ...]:
        """The words at which a quantifier can begin."""
        return ("a", "an", "the", *sorted({words.split()[0] for words in (*self.everywhere, *self.unbounded)}))

    @property
    def last_words(self) -> frozenset[str]:
        """The word of each hedge that stands right before the figure."""
        return frozenset(words.split()[-1] for words in (*self.hedges, *self.unmoving))


def _bound(value: int | str) -> tuple[Fraction, bool]:
    text = str(value)
    return Fraction(int(text.lstrip("<>")), 100), text[0] in "<>"


@cache
def bands() -> Bands:
    """The bounds of all words, read once for a process."""
    content = read_yaml("bands.yml")
    quantifiers = {}
    for words, (low, high) in (content["quantifiers"] | content["by_rule"]).items():
        (low_value, low_open), (high_value, high_open) = _bound(low), _bound(high)
        quantifiers[words] = Band(low_value, high_value, low_open, high_open)
    hedges = {
        words: Hedge(
            tuple(entry["low"]),
            tuple(entry["high"]),
            Fraction(str(entry["floor"])) if "floor" in entry else None,
            Fraction(str(entry["ceiling"])) if "ceiling" in entry else None,
            entry.get("stress", False),
        )
        for entry in content["hedges"].values()
        for words in entry["words"]
    }
    return Bands(
        quantifiers,
        frozenset(content["quantifiers"]),
        frozenset(content["unbounded"]),
        re.compile(rf"\b{any_of(content['vague'])}\b", re.IGNORECASE),
        re.compile(rf"\b{any_of(content['uneven'])}\b", re.IGNORECASE),
        hedges,
        frozenset(content["unmoving"]),
        {words: bound for bound, entry in content["after_a_count"].items() for words in entry},
        frozenset(content["before_hedges"]),
        Fraction(str(content["plain"])) / 100,
        Fraction(str(content["plain_in_figures"])) / 100,
    )


def hedge_of(words: str | None) -> Hedge | None:
    """How the hedge moves a fraction; None where there is none, or one that moves nothing ("only")."""
    folded = single_spaced((words or "").casefold())
    known = bands().hedges
    while folded:
        if folded in known:
            return known[folded]
        folded = folded.partition(" ")[2]
    return None
