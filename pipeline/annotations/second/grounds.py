"""Whether the numbers of a second reader's entry have grounds: in the letter's words, or in what follows from them."""

import re
from collections.abc import Iterator

from models.base import Span
from models.checked import CheckedEntry
from models.letter import Letter
from models.share import Share
from pipeline.annotations.quotations import sentence_around
from pipeline.language.folding import single_spaced
from pipeline.language.number_words import FIGURES, FRACTION, NUMBER, NUMBER_WORD, number_of
from pipeline.language.shares import share_in_words

_NUMBER = re.compile(rf"(?<![\w.])(?:{FIGURES}|{NUMBER_WORD})(?!\s?%|\s?per\s?cent|\w)", re.IGNORECASE)
_COUNT_OF_TOTAL = re.compile(
    rf"(?P<count>{NUMBER}) (?:\s\w+)?? \s (?:out\s)?of\s (?:the\s|these\s|those\s)? (?P<total>{NUMBER})",
    re.IGNORECASE | re.VERBOSE,
)
_PAIR = re.compile(r"\b(?:both|neither|either|couple|pair)\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:an?|the|this|that|another|single|only)\b", re.IGNORECASE)
_EVERY_ONE = re.compile(r"\b(?:all|every\w*|each|both|always|whole|without exception)\b", re.IGNORECASE)
_NOT_ONE = re.compile(r"\b(?:no|not|none|neither|never|nobody|any)\b", re.IGNORECASE)
_BUT_FOR = re.compile(r"\b(?:but|save|bar|except\w*|apart\s+from|other\s+than)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:rest|remain\w+|others?|else|same)\b", re.IGNORECASE)
_SHARE = re.compile(rf"\d+(?:\.\d+)?\s?(?:%|per\s?cent)|{FRACTION}", re.IGNORECASE)


def why_unfounded(letter: Letter, entry: CheckedEntry, place: Span) -> str | None:
    """Why the letter does not bear out the entry's numbers or words, in a sentence; None where it does.

    `place` is where the entry's quotation stands. A number may stand in the words, or follow from a share, from "all",
    "none" or "all but", or from what earlier words leave; a total may also be carried over from earlier in the section.
    """
    return next(_reasons(letter, entry, place), None)


def _reasons(letter: Letter, entry: CheckedEntry, place: Span) -> Iterator[str]:
    count, total = entry.count, entry.total
    sentence = sentence_around(letter, place)
    said = sentence.of(letter.text)
    beside = set() if count is None else _total_beside(place.of(letter.text), count)
    if (count, total, entry.words) == (None, None, None):
        yield "It states neither a number nor a share."
    if entry.words is not None and single_spaced(entry.words).casefold() not in single_spaced(said).casefold():
        yield f"The sentence does not say “{entry.words}”."
    if total is not None and entry.basis == "printed" and total not in numbers_in(said):
        yield f"The total {total} is not printed in the sentence."
    if total is not None and total not in _totals(letter, sentence):
        yield f"The total {total} is not in the sentence, nor in what comes before it."
    if total is not None and beside and total not in beside:
        yield f"The total {total} is not the one beside the count: {min(beside)}."
    if total is not None and count is not None and count > total:
        yield f"The count {count} is more than the total {total}."
    if count is not None and count not in set(_counts(letter, entry, place)):
        yield f"The count {count} is not in the words quoted and does not follow from them."


def _total_beside(words: str, count: int) -> set[int]:
    """The wholes that stand right beside the count: 13 in "ten out of 13"."""
    pairs = ((number_of(match["count"]), number_of(match["total"])) for match in _COUNT_OF_TOTAL.finditer(words))
    return {total for counted, total in pairs if counted == count and total is not None}


def numbers_in(words: str) -> Iterator[int]:
    """Every whole number that the words print, in figures or in letters; "both" is two."""
    for match in _NUMBER.finditer(words):
        number = number_of(match[0])
        if number is not None:
            yield number
    if _PAIR.search(words):
        yield 2


def _totals(letter: Letter, sentence: Span) -> set[int | None]:
    """What a total may be: the letter's cases, or a number in the section as far as the sentence goes."""
    paragraph = letter.paragraph_of(sentence)
    before = (
        letter.text[other.start : min(other.end, sentence.end)]
        for other in letter.paragraphs
        if other.section == paragraph.section and other.start <= paragraph.start
    )
    return {letter.letterhead.cases, *(number for words in before for number in numbers_in(words))}


def _counts(letter: Letter, entry: CheckedEntry, place: Span) -> Iterator[int]:
    """What a count may be."""
    words = place.of(letter.text)
    printed = set(numbers_in(words))
    yield from printed
    if _ONE.search(words) and (not printed or _REST.search(words)):
        yield 1
    sentence = sentence_around(letter, place)
    said = sentence.of(letter.text)
    if _REST.search(said):
        earlier = set(numbers_in(letter.text[letter.paragraph_of(place).start : sentence.end]))
        yield from earlier if "same" in said else ()
        yield from _left_over(entry.total, earlier)
    if _BUT_FOR.search(said):
        yield from _left_over(entry.total, {1, *numbers_in(said)})
    if entry.total is not None:
        yield from _by_share(entry, words, said)


def _left_over(total: int | None, numbers: set[int]) -> Iterator[int]:
    return (total - number for number in numbers if total is not None and number <= total)


def _by_share(entry: CheckedEntry, words: str, said: str) -> Iterator[int]:
    """What of the entry's total "all", "none" and the shares in its words come to."""
    total = entry.total or 0
    if _EVERY_ONE.search(words) or _NOT_ONE.search(words):
        yield from (0, total)
    for share in _shares(entry, said):
        count = share.count_of(total)
        if count is not None:
            yield count


def _shares(entry: CheckedEntry, said: str) -> Iterator[Share]:
    worded = [entry.words.replace(" out of ", " in "), entry.words] if entry.words else []
    for words in (*worded, *(match[0] for match in _SHARE.finditer(said))):
        share = share_in_words(words)
        if share is not None:
            yield share
