"""What text recognition takes apart, or spells with other signs, where print can mean one thing only."""

import re
from collections.abc import Sequence

from pipeline.read.scan.words import Word, respelt, text_of

AT = str.maketrans("\u00a9\u00ae", "@@")
DIGITS = str.maketrans("OolI|", "00111")
NUMERAL = re.compile(r"(?<![A-Za-z])(?=[OolI|]*\d)[\dOolI|]{2,}(?![A-Za-z])")
"""A digit among letters that look like digits: the `2O` of `17 out of 2O`."""
ADDRESS = re.compile(
    r"""
    (?: \b[a-z'\u2019-]+\.\s )?                  # colin.
    [\w.+'\u2019-]+ (?: \s?@\s? | [\u00a9\u00ae] ) [\w-]+   # barnes @ example, barnes\u00a9example
    """,
    re.VERBOSE,
)


def with_letters_spelt(words: Sequence[Word]) -> list[Word]:
    """The words, each number in digits, and `I` where a stroke stands for it."""
    spelt = [NUMERAL.sub(lambda found: found[0].translate(DIGITS), text_of(word)) for word in words]
    return [
        word if text == text_of(word) else respelt(word, text)
        for word, text in zip(words, ["I" if text == "|" else text for text in spelt], strict=True)
    ]


def with_addresses_whole(words: Sequence[Word]) -> list[Word]:
    """The words, each e-mail address one of them, so that it can be told from the text and redacted."""
    line = " ".join(text_of(word) for word in words)
    whole = list(words)
    for address in reversed(list(ADDRESS.finditer(line))):
        first, last = (line.count(" ", 0, place) for place in address.span())
        glyphs = [glyph for word in whole[first : last + 1] for glyph in word]
        # Set anew over the whole stretch: white left inside would part it again.
        whole[first : last + 1] = [respelt(glyphs, text_of(glyphs).translate(AT))]
    return whole
