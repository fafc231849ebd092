"""What a person is asked about beside the findings: numbers that no rule reads, and shares in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from models.base import Span
from pipeline.curate.review.letter_to_review import LetterToReview
from pipeline.curate.review.slot import Slot
from pipeline.language.bands import bands
from pipeline.language.number_words import number_of


@dataclass(frozen=True)
class UnreadWords:
    """Words that may state something and that nothing is read in."""

    place: Span
    kind: Literal["number", "share"]


def unread_words(reviewed: LetterToReview, slots: Sequence[Slot]) -> tuple[UnreadWords, ...]:
    """The numbers that neither a rule nor a person accounts for, and the shares in words that no finding has."""
    numbers = [
        UnreadWords(Span(start=each.start, end=each.end), "number")
        for each in reviewed.check.unread
        if not _is_total_of_another(reviewed, each, slots)
    ]
    taken = [*(each.place for each in numbers), *_taken(reviewed, slots)]
    shares = [
        UnreadWords(place, "share") for place in _shares(reviewed) if not any(place.overlaps(each) for each in taken)
    ]
    return tuple(sorted((*numbers, *shares), key=lambda each: each.place.start))


def _is_total_of_another(reviewed: LetterToReview, number: Span, slots: Sequence[Slot]) -> bool:
    """Whether a person has checked a statement below in the paragraph that takes its total from this number."""
    letter = reviewed.check.reading.letter
    value, paragraph = number_of(number.of(letter.text)), letter.paragraph_of(number)
    return value is not None and any(
        slot.entry.checked
        and (slot.entry.basis, slot.entry.total) == ("referred", value)
        and slot.place is not None
        and paragraph.covers(slot.place)
        and number.end <= slot.place.start
        for slot in slots
    )


def _taken(reviewed: LetterToReview, slots: Sequence[Slot]) -> Iterator[Span]:
    yield from (slot.place for slot in slots if slot.place)
    for slot in slots:
        if slot.finding:
            yield slot.finding
            yield from slot.finding.phrases
    yield from (number for number in reviewed.check.reading.numbers if number.status != "unread")


def _shares(reviewed: LetterToReview) -> Iterator[Span]:
    letter = reviewed.check.reading.letter
    words = re.compile(bands().quantifier, re.IGNORECASE)
    for paragraph in letter.body_paragraphs:
        for found in words.finditer(paragraph.of(letter.text)):
            yield Span(start=paragraph.start + found.start(), end=paragraph.start + found.end())
