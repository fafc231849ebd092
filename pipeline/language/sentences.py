"""Sentences: the one way in which all of the program splits a text into them."""

import re
from collections.abc import Iterator
from functools import cache

from models.base import Span
from pipeline.language.rule_files import read_yaml

CLOSING = "\"'\u2019\u201d)\\]"
OPENING = "\"'\u2018\u201c(\\["
BREAK = re.compile(
    rf"""
      (?P<stop>[.?!\u2026]) (?P<closed>[{CLOSING}]*) (?P<gap>\s+) (?=[{OPENING}]*(?P<first>\w))  # then it begins
    | (?P<line>\n)
    """,
    re.VERBOSE,
)
INITIALS = re.compile(r"(?<![^\W_])(?:[A-Z]\.)*[A-Z]$")
"""What stands before the full stop of initials: the H.M of "H.M. Inspectorate", the J of "the case of J. was"."""
LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")
LONGEST_ABBREVIATION = 12


def sentences_in(passage: str) -> Iterator[Span]:
    """The sentences of a passage in order, as offsets in it, without the white space between them.

    A line feed ends a sentence too. Closing quotation marks and brackets belong to the sentence that they end.
    """
    start = 0
    for found in BREAK.finditer(passage):
        if found["line"] is None and not _ends_sentence(passage, found):
            continue
        end = found.start() if found["line"] is not None else found.start("gap")
        yield Span(start=start, end=end)
        start = found.end()
    yield Span(start=start, end=len(passage))


def _ends_sentence(passage: str, found: re.Match[str]) -> bool:
    """Whether the mark, and what closes after it, ends a sentence before the letter or figure that follows."""
    first = found["first"]
    if first.islower() and (found["closed"] or found["stop"] == "\u2026" or passage[: found.start()].endswith(".")):
        return False  # "six (60 per cent.) cases", "late ... and poor"
    if found["stop"] != "." or found["closed"]:
        return True
    before = passage[max(0, found.start() - LONGEST_ABBREVIATION) : found.start()]
    if INITIALS.search(before):
        return False
    word = LAST_WORD.search(before)
    return word is None or word[0] not in _abbreviations_before(first)


@cache
def _abbreviations_before(first: str) -> frozenset[str]:
    """The abbreviations whose full stop ends no sentence before that character."""
    lists = read_yaml("abbreviations.yml")
    before = "before_a_number" if first.isdigit() else "before_a_small_letter" if first.islower() else None
    words = [*lists["always"], *(lists[before] if before else ())]
    return frozenset(spelling for word in words for spelling in (word, word[0].upper() + word[1:]))
