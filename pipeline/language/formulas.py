"""Words that a spreadsheet would take for a formula and work out, and how it is kept from that."""

import re

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins with one of these for a formula."""

GUARD = "'"
"""Put before such words, as a person who types them into a spreadsheet would."""

NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)


def as_words(text: str) -> str:
    """The text, guarded where a spreadsheet would take it for a formula."""
    return f"{GUARD}{text}" if text.startswith(FORMULA_SIGNS) else text


def as_words_or_number(text: str) -> str:
    """The same for a text that may be a number, which is left as it is."""
    return text if NUMBER.fullmatch(text) else as_words(text)
