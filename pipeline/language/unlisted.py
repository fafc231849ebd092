"""The words of a sentence that stand in no list: those that may have to be taught."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.lang.en.stop_words import STOP_WORDS

from models.base import Span
from pipeline.language.cues import cue_finder
from pipeline.language.folding import as_typed
from pipeline.language.nouns import nouns

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]|\d+")
"""A word, a sign or a number."""


def unlisted_phrases(text: str, read: Sequence[Span]) -> tuple[str, ...]:
    """The stretches of the text in which no word stands in a list, as printed, each once.

    Numeric phrases that were `read` and nouns that are counted part them, and so do signs; the small words of English
    stand inside them, and never at their ends.
    """
    counted = re.compile(rf"\b(?:{nouns().unit})\b", re.IGNORECASE)
    known = [
        *((span.start, span.end) for span in read),
        *((hit.start, hit.end) for hit in cue_finder().every_hit(text)),
        *(match.span() for match in counted.finditer(text)),
    ]

    def is_known(word: re.Match[str]) -> bool:
        is_word = word[0][0].isalpha()
        return not is_word or any(start < word.end() and word.start() < end for start, end in known)

    stretches = (list(words) for known_too, words in groupby(WORD.finditer(text), key=is_known) if not known_too)
    return tuple(dict.fromkeys(phrase for words in stretches for phrase in _without_small_ends(text, words)))


def _without_small_ends(text: str, words: list[re.Match[str]]) -> Iterator[str]:
    telling = [at for at, word in enumerate(words) if as_typed(word[0]).casefold() not in STOP_WORDS]
    if telling:
        yield text[words[telling[0]].start() : words[telling[-1]].end()]
