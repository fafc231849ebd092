"""Where the words that a person copied from a letter stand in the letter as it is read now."""

import re
from functools import lru_cache

from models.base import Span
from models.letter import Letter
from pipeline.language.folding import as_typed
from pipeline.language.sentences import sentences_in

_NO_WORDS = re.compile(
    r"""
      [*†‡§\u00ad\u200b]                                        # stars of emphasis or of a note, marks never printed
    | [\u00b9\u00b2\u00b3\u2070-\u2079] | \[\d{1,2}\]           # a footnote's mark, raised or between brackets
    | (?: (?<=[A-Za-z]{2}) | (?<=[a-z)\u2019\u201d][.,;:]) | (?<=[a-z][)\u2019\u201d]) )
      \d{1,2} (?![\w%]|[.,]\d)                                  # one fused to a word: "the reoffending rate1 for"
    """,
    re.VERBOSE,
)


def place_in(letter: Letter, paragraph: str, quote: str) -> Span | None:
    """Where the quotation stands first in the paragraph with that key; None where it does not."""
    return next(iter(places_in(letter, paragraph, quote)), None)


def places_in(letter: Letter, paragraph: str, quote: str) -> tuple[Span, ...]:
    """Every place where the quotation stands in the paragraph with that key, or in those that share it."""
    return tuple(
        Span(start=part.start + found.start, end=part.start + found.end)
        for part in letter.paragraphs
        if part.key == paragraph
        for found in places_of(quote, part.of(letter.text))
    )


def place_of(quote: str, passage: str) -> Span | None:
    """Where the quotation stands first in the passage; None where it does not."""
    return next(iter(places_of(quote, passage)), None)


def places_of(quote: str, passage: str) -> tuple[Span, ...]:
    """Every place of the quotation, be its white space, quotation marks, dashes or notes set otherwise."""
    words, places = _fold(passage)
    wanted = re.escape(_fold(quote)[0].strip())
    if not wanted:
        return ()
    # "six of ten" is not meant where "twenty-six of ten" stands before it
    found = list(re.finditer(rf"(?<![\w-]){wanted}(?![\w-])", words)) or list(re.finditer(wanted, words))
    if found:
        return tuple(Span(start=places[each.start()], end=places[each.end() - 1] + 1) for each in found)
    as_it_is = r"\s+".join(map(re.escape, quote.split()))  # a number that looks like a note's mark
    return tuple(Span(start=each.start(), end=each.end()) for each in re.finditer(as_it_is, passage))


def sentence_around(letter: Letter, place: Span) -> Span:
    """The sentence that holds the place, or all of those that it runs through."""
    paragraph = letter.paragraph_of(place)
    within = Span(start=place.start - paragraph.start, end=place.end - paragraph.start)
    held = [sentence for sentence in sentences_in(paragraph.of(letter.text)) if sentence.overlaps(within)]
    return Span(start=paragraph.start + held[0].start, end=paragraph.start + held[-1].end)


@lru_cache(maxsize=1024)
def _fold(passage: str) -> tuple[str, tuple[int, ...]]:
    """The passage's words in one manner of print, and where each of their characters stands in it."""
    passed_over = {place for mark in _NO_WORDS.finditer(passage) for place in range(*mark.span())}
    words = ""
    places = []
    for place, printed in enumerate(as_typed(passage)):
        character = " " if printed.isspace() else printed
        if place not in passed_over and not (character == " " and words.endswith(" ")):
            words += character
            places.append(place)
    return words, tuple(places)
