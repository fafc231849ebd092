"""Shares in words and percentages: what they bound, and the whole number that follows from them."""

import re
from fractions import Fraction

from models.share import Band, Share
from pipeline.language.bands import bands, hedge_of
from pipeline.language.folding import single_spaced
from pipeline.language.number_words import fraction_of, number_of


def quantifier_of(words: str) -> Share:
    """What a quantifier such as "the vast majority" bounds."""
    folded = re.sub(r"^(?:an?|the)\s+|\s+of$", "", single_spaced(words.casefold()))
    known = bands()
    return Share(known.quantifiers.get(folded) if folded not in known.unbounded else None)


def share_of_fraction(said: Fraction, hedge: str | None, *, in_figures: bool = False) -> Share:
    """What a fraction with its hedge bounds."""
    if (moved := hedge_of(hedge)) is not None:
        return Share(moved.band(said))
    plain = bands().plain_in_figures if in_figures else bands().plain
    return Share(Band(max(said - plain, Fraction(0)), min(said + plain, Fraction(1))), exact=said)


def percentage_of(printed: str, hedge: str | None) -> Share | None:
    """What a printed percentage bounds: itself, give or take half of its last place; None where it is none."""
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
    """What a finding's `words` bound: "just under three-quarters", "66%"; None for other words."""
    parts = words.split()
    for first in range(len(parts)):
        hedge, said = " ".join(parts[:first]) or None, " ".join(parts[first:])
        if (fraction := fraction_of(said)) is not None:
            return share_of_fraction(fraction, hedge, in_figures=not said[0].isalpha())
        if re.fullmatch(r"[\d.]+\s?(?:%|per\s?cent)", said):
            return percentage_of(said, hedge)
        if (proportion := re.fullmatch(r"(\S+) (?:in|times out of) (\S+)", said)) is not None:
            part, whole = number_of(proportion[1]), number_of(proportion[2])
            return share_of_fraction(Fraction(part, whole), hedge) if part is not None and whole else None
    share = quantifier_of(words)
    return share if share.band is not None else None
