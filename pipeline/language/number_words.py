"""Whole numbers as letters print them: `47`, `1,522`, `twenty-two`, `half a dozen`, `ten (10)`. Fractions likewise."""

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from pipeline.language.rule_files import read_yaml

_WORDS_OF = read_yaml("number_words.yml")

UNITS: tuple[str, ...] = tuple(_WORDS_OF["units"])
TEENS: tuple[str, ...] = tuple(_WORDS_OF["teens"])
TENS: tuple[str, ...] = tuple(_WORDS_OF["tens"])
NOUGHT: tuple[str, ...] = tuple(_WORDS_OF["nought"])
SCALES: dict[str, int] = _WORDS_OF["scales"]
DOZENS: dict[str, int] = _WORDS_OF["dozens"]
SCORES: dict[str, int] = _WORDS_OF["scores"]
DENOMINATORS: dict[str, int] = _WORDS_OF["denominators"]
PLURALS: dict[str, str] = _WORDS_OF["plural_denominators"]

VALUES = {
    **{word: value for value, word in enumerate(UNITS, start=1)},
    **{word: value for value, word in enumerate(TEENS, start=10)},
    **dict(zip(TENS, range(20, 100, 10), strict=True)),
}

HYPHEN = r"[-\u2010\u2011\u2013]"
"""A plain hyphen, the two that Word sets to hold a word together, and the dash that stands in for them."""
STROKE = r"[/\u2044\u2215\u2571\u29f8\uff0f]"
"""The stroke between two figures, and the two that fractions are set with."""
SIGNS = "[\u00bc-\u00be\u2150-\u215e]"
"""Fractions in one sign: ¼, ½, ⅔."""


def _one_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(words)})"


_GAP = rf"(?:\s?{HYPHEN}\s?|\s+)"
_TENS = rf"{_one_of(TENS)}(?:{_GAP}{_one_of(UNITS)})?\b"
_BELOW_HUNDRED = rf"(?:{_TENS}|{_one_of(TEENS)}\b|{_one_of(UNITS)}\b)"
_LARGE = (
    rf"(?:a|{_BELOW_HUNDRED})\s+{_one_of(tuple(SCALES))}\b"
    rf"(?:(?:(?<=thousand),\s*|\s+)(?:and\s+)?(?:a(?=\s+hundred\b)|{_BELOW_HUNDRED})(?:\s+{_one_of(tuple(SCALES))}\b)?){{0,3}}"
)
"""Any number of a hundred or more: each part of it is a number below a hundred, of hundreds or thousands or alone."""
_THE = r"(?<=\b(?:the|our)\s)|(?<=\b(?:these|those|other)\s)|(?<=\b(?:another|further)\s)"
_DOZENS = rf"(?:(?:an?{_GAP}half|half{_GAP}an?|half|an?|{_one_of(UNITS)}){_GAP}|{_THE}){_one_of(tuple(DOZENS))}\b"
_SCORES = (
    rf"(?:{_one_of(UNITS[1:])}\s+{_one_of(tuple(SCORES))}"
    rf"|a\s+{_one_of(tuple(SCORES))}(?=\s+of\s+(?:the|these|those|our)\b))\b"
)

_MULTIPLIED = "|".join((*SCALES, *DOZENS, *SCORES))
_PLAIN = rf"(?>{_BELOW_HUNDRED})(?!{_GAP}(?:{_MULTIPLIED})\b)"
"""What nearly all numbers are: to rule out the other kinds first would take three times as long."""

_ANY = rf"(?:{_DOZENS}|{_SCORES}|{_LARGE}|{_one_of(NOUGHT)}\b)"
NUMBER_WORD = rf"\b(?:{_PLAIN}|{_ANY})"
"""Any whole number in words, the longest that stands there; to be compiled with `re.IGNORECASE`. No groups."""
FIGURES = r"(?<![\d,])(?<!\d\.)(?<!\s\.)(?:\d{1,3}(?:,\d{3})+|\d+)(?!\d)(?!\.\d)"
"""Any whole number in figures. No groups."""
_SAID_AGAIN = rf"{_one_of(('an?', *VALUES, *SCALES, *DOZENS, *SCORES, *NOUGHT, 'half'))}\b"
NUMBER = (
    rf"(?>{FIGURES}(?:\s?\(\s?(?:\b{_SAID_AGAIN}(?:{_GAP}|,\s*|\s+and\s+)?){{1,9}}\s?\))?"
    rf"|{NUMBER_WORD}(?:\s?\(\s?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)\s?\))?)"
)
"""Any whole number, in figures or in words, or said twice: "ten (10)"; never a part of one. No groups.

In brackets behind figures any words of numbers will do: whether they say the same is asked of `number_of`. Nearly every
rule has this pattern in it, so what it says twice is paid for a hundred times when rules are compiled.
"""
DENOMINATOR = _one_of(tuple(DENOMINATORS))
"""What a whole can be divided into: `third`. No groups."""
FRACTION = (
    rf"(?:(?:an?|{_one_of(UNITS)}){_GAP}{DENOMINATOR}s?\b"
    rf"|{_one_of((*PLURALS, 'half'))}\b(?!{_GAP}(?:an?{_GAP})?{_one_of(tuple(DOZENS))})|(?<!\d){SIGNS})"
)
"""Any fraction in words or in one sign. No groups."""

FIRST_WORDS = frozenset({"a", "an", "half", *UNITS, *TEENS, *TENS, *NOUGHT, *DOZENS, *SCORES, *PLURALS})
"""The words with which a number or a fraction in words can begin."""

_WORDS = re.compile(NUMBER_WORD, re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")
_TWICE = re.compile(r"([^()]+)\(([^()]+)\)")
_WORD = re.compile(r"[a-z]+")
_SIGN = re.compile(SIGNS)
_STROKE = re.compile(rf"(\d+)\s?{STROKE}\s?(\d+)(?:rds?|ths?|s)?")
_PARTS = re.compile(rf"(?:\s|{HYPHEN})+")
_GROUPS = {**DOZENS, **SCORES}


@lru_cache(2_000)
def number_of(text: str) -> int | None:
    """The whole number that the whole of `text` prints, in digits, in words or in both; None where it prints none.

    A number said twice is none where the two differ: "ten (12)".
    """
    printed = text.strip()
    if _DIGITS.fullmatch(printed):
        return _in_digits(printed.replace(",", ""))
    if (twice := _TWICE.fullmatch(printed)) is not None:
        first, second = (number_of(said) for said in twice.groups())
        return first if first == second else None
    words = _WORD.findall(printed.casefold())
    if words and words[-1] in _GROUPS:
        return _groups_of(words)
    return _value(words) if _WORDS.fullmatch(printed) else None


def _in_digits(printed: str) -> int:
    """The number; of one with more digits than any letter has use for, a number that is too large as well."""
    return int(printed.lstrip("0")[:20] or "0")  # Python itself stops at some thousands of digits


def _groups_of(words: list[str]) -> int | None:
    """The number that dozens or scores make: "half a dozen", "two score"."""
    each, before = _GROUPS[words[-1]], [word for word in words[:-1] if word not in {"a", "an"}]
    if not before:
        return each
    if before == ["half"]:
        return each // 2
    return each * VALUES[before[0]] if len(before) == 1 and before[0] in VALUES else None


def _value(words: list[str]) -> int:
    total = part = 0
    for word, following in pairwise([*words, ""]):
        part += 1 if word == "a" else VALUES.get(word, 0)
        if word in SCALES:
            part *= SCALES[word]
        if word == "thousand" or not following:
            total, part = total + part, 0
    return total


def fraction_of(text: str) -> Fraction | None:
    """The fraction that the whole of `text` prints: "three-quarters", "a third", "half", "2/3", "⅔"."""
    printed = text.strip().casefold()
    if _SIGN.fullmatch(printed):
        return Fraction(unicodedata.numeric(printed)).limit_denominator(10)
    if (stroke := _STROKE.fullmatch(printed)) is not None:
        numerator, denominator = _in_digits(stroke[1]), _in_digits(stroke[2])
        return Fraction(numerator, denominator) if 0 < numerator <= denominator else None
    *before, last = _PARTS.split(printed)
    divisor = DENOMINATORS.get(PLURALS.get(last, last)) or DENOMINATORS.get(last.removesuffix("s"))
    if divisor is None:
        return None
    if before in ([], ["a"], ["an"]):
        return Fraction(1, divisor)
    counted = number_of(" ".join(before))
    return Fraction(counted, divisor) if counted is not None and counted <= divisor else None
