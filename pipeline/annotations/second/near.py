"""Where words stand that a second reader copied almost exactly."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from models.base import Span
from pipeline.annotations.second.grounds import numbers_in
from pipeline.language.folding import as_typed

_ALIKE = 0.85
"""The least likeness of the words, from 0 to 1, at which a quotation is taken for a stretch of the letter."""
_FEWEST_WORDS = 4
_MORE_OR_FEWER = 2
"""How many words the letter's own may be longer or shorter."""
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_TURNS_THE_SENSE = re.compile(
    r"no|not|none|neither|nor|never|nobody|nothing|without|few|fewer|less|more|most|all|half|un\w+|in\w{5,}|\w+n't"
)


def near_places(quote: str, passage: str) -> tuple[Span, ...]:
    """Every stretch of the passage whose words are nearly those of the quotation, none overlapping another.

    The numbers must be the same in the same order, and so must the words that turn the sense, such as "not": ten of 13
    that were sufficient are not ten of 12, nor ten of 13 that were insufficient.
    """
    wanted = [word for word, _ in _words(quote)]
    if len(wanted) < _FEWEST_WORDS:
        return ()
    likest = sorted(_windows(wanted, passage), key=lambda each: (-each[0], each[1].start, each[1].end))
    apart: list[Span] = []
    for _, place in likest:
        if not any(place.overlaps(other) for other in apart):
            apart.append(place)
    said = _what_must_agree(quote)
    return tuple(place for place in apart if _what_must_agree(place.of(passage)) == said)


def _windows(wanted: list[str], passage: str) -> Iterator[tuple[float, Span]]:
    """The stretches of about as many words that are alike enough, each with its likeness."""
    printed = _words(passage)
    matcher: SequenceMatcher[str] = SequenceMatcher(b=wanted, autojunk=False)
    for first in range(len(printed)):
        for length in range(len(wanted) - _MORE_OR_FEWER, len(wanted) + _MORE_OR_FEWER + 1):
            window = printed[first : first + length]
            if len(window) < length:
                break
            matcher.set_seq1([word for word, _ in window])
            if matcher.quick_ratio() >= _ALIKE and (likeness := matcher.ratio()) >= _ALIKE:
                yield likeness, Span(start=window[0][1].start, end=window[-1][1].end)


def _words(passage: str) -> list[tuple[str, Span]]:
    found = _WORD.finditer(as_typed(passage))
    return [(match[0].casefold(), Span(start=match.start(), end=match.end())) for match in found]


def _what_must_agree(words: str) -> tuple[list[int], list[str]]:
    turning = [word for word, _ in _words(words) if _TURNS_THE_SENSE.fullmatch(word)]
    return list(numbers_in(words)), turning
