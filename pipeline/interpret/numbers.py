"""Every number accounted for: read by a finding, set aside by a named rule, or unread."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from models.base import Span
from models.finding import Finding, Mention, Number
from models.letter import Letter
from pipeline.language.number_words import FIGURES, FIRST_WORDS, NUMBER_WORD, number_of

PRINTED = re.compile(rf"(?<![\w.])(?:\d+\.\d+|{FIGURES}|{NUMBER_WORD})(?:\s?%|(?:st|nd|rd|th)\b)?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+|\d+")


def account(letter: Letter, findings: Sequence[Finding], aside: Mapping[Mention, str]) -> tuple[Number, ...]:
    """Each number in the paragraphs with what became of it; `aside` names the rule for each phrase.

    A number is read where it stands in the words of a finding, or is the total that a finding carried over from the
    words it names as its antecedent. Words that are remembered and end in no finding read nothing.
    """
    found: list[Number] = []
    starts = [paragraph.start for paragraph in letter.body_paragraphs]
    aside_in: dict[int, list[tuple[Mention, str]]] = {}
    for mention, rule in aside.items():
        aside_in.setdefault(bisect_right(starts, mention.start), []).append((mention, rule))
    named_in: dict[int, list[tuple[int, Finding]]] = {}
    for index, finding in enumerate(findings):
        for number in {bisect_right(starts, span.start) for span in (finding, finding.antecedent) if span is not None}:
            named_in.setdefault(number, []).append((index, finding))
    for number, paragraph in enumerate(letter.body_paragraphs, start=1):
        for match in _printed(paragraph.of(letter.text)):
            place = Span(start=match.start() + paragraph.start, end=match.end() + paragraph.start)
            reader = _reader(place, number_of(match[0]), named_in.get(number, ()))
            found.append(_number(place, reader, aside_in.get(number, ())))
    return tuple(found)


def _printed(words: str) -> Iterator[re.Match[str]]:
    """The numbers in the words: only where one can begin is there a look at whether one does."""
    last_end = 0
    for word in WORD.finditer(words):
        can_begin = word[0].isdecimal() or word[0].casefold() in FIRST_WORDS
        if can_begin and word.start() >= last_end and (number := PRINTED.match(words, word.start())) is not None:
            last_end = number.end()
            yield number


def _reader(place: Span, number: int | None, findings: Sequence[tuple[int, Finding]]) -> tuple[int, Finding] | None:
    """The finding in whose words the number stands; else the one whose total was carried over from there."""
    stating = ((index, finding) for index, finding in findings if finding.states(place))
    carrying = (
        (index, finding) for index, finding in findings if finding.carries_over_from(place) and finding.total == number
    )
    return next(stating, None) or next(carrying, None)


def _number(place: Span, reader: tuple[int, Finding] | None, aside: Sequence[tuple[Mention, str]]) -> Number:
    if reader is not None:
        index, finding = reader
        return Number(start=place.start, end=place.end, status="read", rule=finding.rule, finding=index)
    for mention, rule in aside:
        if mention.overlaps(place):
            return Number(start=place.start, end=place.end, status="set aside", rule=rule)
    return Number(start=place.start, end=place.end, status="unread", rule=None)
