"""Words that make a count a limit: "at least 20 of the 24", "15 or more of the 20"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from models.base import Span
from models.finding import Bound, Finding
from models.share import Band, Share
from pipeline.language.bands import bands, hedge_of
from pipeline.language.folding import single_spaced
from pipeline.language.nouns import any_of
from pipeline.language.number_words import NUMBER, number_of


class Limited(NamedTuple):
    """A whole number, where it stands in the text, and how its words limit it."""

    number: int | None
    at: Span
    bound: Bound | None


@cache
def _numbers() -> re.Pattern[str]:
    after = any_of(re.escape(words).replace(r"\ ", r"\s+") for words in bands().after_a_count)
    return re.compile(
        rf"(?P<hedge>(?<!\w){bands().hedge})?(?P<number>{NUMBER})(?:\s*(?P<after>{after})(?!\w))?",
        re.IGNORECASE | re.VERBOSE,
    )


def bound_of(finding: Finding, text: str) -> Bound | None:
    """How the letter's words limit the finding's count: "at least", "more than" ...; None where they do not.

    "More than 10 of the 13" rules ten out, so its count is unknown, and the share says what is left: the bound is then
    that of the ten. "At least half (13 of 23)" limits no count. `text` is the letter's.
    """
    sentence = Span(start=min(finding.sentence.start, finding.start), end=finding.end)
    printed = [number for number in _limited(sentence.of(text), sentence.start) if finding.covers(number.at)]
    worded = [*_limited(finding.words or "", 0)]
    return next((bound for numbers in (printed, worded) if (bound := _bound_among(numbers, finding))), None)


def share_left_by(words: str, total: int | None) -> Share | None:
    """The share that is left where words rule a count out: "more than 10" of 13 is over ten thirteenths; else None."""
    for number, _, bound in _limited(words, 0):
        if bound in {"more than", "fewer than"} and number is not None and total and number <= total:
            part = Fraction(number, total)
            above = bound == "more than"
            return Share(Band(part, Fraction(1), low_open=True) if above else Band(Fraction(0), part, high_open=True))
    return None


def _limited(words: str, start: int) -> Iterator[Limited]:
    for match in _numbers().finditer(words):
        hedge, after = hedge_of(match["hedge"]), single_spaced((match["after"] or "").casefold())
        at = Span(start=start + match.start("number"), end=start + match.end("number"))
        bound = bands().after_a_count.get(after) or (hedge.bound if hedge else None)
        yield Limited(number_of(match["number"]), at, bound)


def _bound_among(numbers: list[Limited], finding: Finding) -> Bound | None:
    """That of the first number which is the count, or which the share leaves out where there is no count."""
    if finding.count is not None:
        return next((each.bound for each in numbers if each.number == finding.count), None)
    band, total = finding.band, finding.total
    if band is None or not total:
        return None
    left_out = {"more than": band.low if band.low_open else None, "fewer than": band.high if band.high_open else None}
    return next(
        (
            each.bound
            for each in numbers
            if each.bound and each.number is not None and left_out.get(each.bound) == Fraction(each.number, total)
        ),
        None,
    )
