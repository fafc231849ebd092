"""Whole numbers as letters print them: `47`, `1,522`, `twenty-two`, `one hundred and four`."""

import re
from itertools import pairwise

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SCALES = {"hundred": 100, "thousand": 1000}

VALUES = {
    **{word: value for value, word in enumerate(UNITS, start=1)},
    **{word: value for value, word in enumerate(TEENS, start=10)},
    **dict(zip(TENS, range(20, 100, 10), strict=True)),
}

HYPHEN = r"[-\u2010\u2011\u2013]"
"""A plain hyphen, the two that Word sets to hold a word together, and the dash that stands in for them."""


def _one_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(words)})"


_TENS = rf"{_one_of(TENS)}(?:(?:\s?{HYPHEN}\s?|\s+){_one_of(UNITS)})?\b"
_BELOW_HUNDRED = rf"(?:{_TENS}|{_one_of(TEENS)}\b|{_one_of(UNITS)}\b)"
_HUNDREDS = rf"{_one_of(UNITS)}\s+hundred\b(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?"
_BELOW_THOUSAND = rf"(?:{_HUNDREDS}|{_BELOW_HUNDRED})"
_THOUSANDS = rf"{_BELOW_THOUSAND}\s+thousand\b(?:(?:,\s*|\s+)(?:{_HUNDREDS}|(?:and\s+)?{_BELOW_HUNDRED}))?"

NUMBER_WORD = rf"\b(?:{_THOUSANDS}|{_BELOW_THOUSAND}|zero\b)"
"""Any whole number in words, the longest that stands there; to be compiled with `re.IGNORECASE`. No groups."""

_WORDS = re.compile(NUMBER_WORD, re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_WORD = re.compile(r"[a-z]+")


def number_of(text: str) -> int | None:
    """The whole number that the whole of `text` prints, in digits or in words; None where it prints none."""
    printed = text.strip()
    if _DIGITS.fullmatch(printed):
        return int(printed.replace(",", ""))
    if _WORDS.fullmatch(printed) is None:
        return None
    total = part = 0
    words = _WORD.findall(printed.casefold())
    for word, following in pairwise([*words, ""]):
        part += VALUES.get(word, 0)
        if word in SCALES:
            part *= SCALES[word]
        if word == "thousand" or not following:
            total, part = total + part, 0
    return total
