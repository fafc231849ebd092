"""Footnotes' marks: where a body begins with one, and where one is fused to a word of the text."""

import re

BODY = re.compile(r"(?P<mark>\d{1,2}|[*†‡§])\s+(?P<text>(?![a-z])\S.*)", re.DOTALL)
DATE = re.compile(
    r"\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)

SIGNS = re.compile(
    r"(?:(?<=[A-Za-z]{3})|(?<=\d)|(?<=[.,;:)%\u2019\u201d]))(?:[⁰¹²³⁴-⁹]{1,2}|[†‡§]{1,2})(?![\w%])"
    r"|(?<=\d)\[\d{1,2}\](?![\w%])"
)
"""Marks that are signs of their own, fused to a word or number, whether or not their note was kept: 17¹, ten†, 6[2]."""


def as_footnote(text: str) -> re.Match[str] | None:
    """The `mark` and `text` of a block that may be a footnote: `1 The reoffending rate that was available`."""
    return None if DATE.match(text) else BODY.match(text)


def fused_to_word(mark: str) -> re.Pattern[str]:
    """What finds the mark where it stands fused to a word: the 1 of `reoffending rate1 for Brackenshire`.

    A sign may follow a number as well: the * of `17* of the 20`.
    """
    if not mark.isdigit():
        return re.compile(rf"(?<=[\w%.,;:)\u2019\u201d\"']){re.escape(mark)}(?![\w%])")
    after_word = r"(?<=[A-Za-z]{2})|(?<=%)"
    after_stop = r"(?<=[a-z%)\u2019\u201d\"'][.,;:])"
    after_bracket = r"(?<=[a-z][)\u2019\u201d])"
    return re.compile(rf"(?:{after_word}|{after_stop}|{after_bracket}){re.escape(mark)}(?![\w%]|[.,]\d)")
