"""The days on which the inspectors were there."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from models.base import Noun, Span
from pipeline.language.sentences import sentences_in
from pipeline.segment.dates import PrintedDates, dates_in
from pipeline.segment.vocabulary import letterhead_words


class Days(Noun):
    """The first and the last day; None for one that the letter does not give."""

    start: date | None
    end: date | None

    @property
    def are_a_range(self) -> bool:
        """Whether the two are different days, both given."""
        return None not in (self.start, self.end) and self.start != self.end


def fieldwork_of(passages: Iterable[str], *, published: date | None) -> Days:
    """When the inspection was made; a range before single days, and nothing where two of a kind disagree.

    `published` gives the year where none is printed.
    """
    found = [days for passage in passages for days in _days_in(passage, published)]
    ranges = {days for days in found if days.are_a_range}
    best = ranges or set(found)
    return best.pop() if len(best) == 1 else Days(start=None, end=None)


def _days_in(passage: str, published: date | None) -> Iterator[Days]:
    for span in sentences_in(passage):
        sentence = span.of(passage)
        for dates in dates_in(sentence):
            days = dates.first_and_last(published=published)
            if days and _is_of_fieldwork(sentence, dates):
                yield _limit_days(sentence, dates, *days)


def _limit_days(sentence: str, dates: PrintedDates, start: date, end: date) -> Days:
    """`in the week commencing 12 May 2014` gives the first day only."""
    words = letterhead_words().fieldwork
    before = sentence[: dates.start]
    if start == end and words.only_start.search(before):
        return Days(start=start, end=None)
    if start == end and words.only_end.search(before):
        return Days(start=None, end=end)
    return Days(start=start, end=end)


def _is_of_fieldwork(sentence: str, dates: Span) -> bool:
    """Whether the nearest words say that the inspection, and no earlier one, was made on those days."""
    words = letterhead_words().fieldwork
    return _nearer(words.this_inspection, words.other_inspection, sentence, dates) and _nearer(
        words.done, words.done_otherwise, sentence, dates
    )


def _nearer(wanted: re.Pattern[str], other: re.Pattern[str], sentence: str, dates: Span) -> bool:
    """Whether a wanted word is nearer before the dates than any of the others, or after them where none is before."""
    wanted_at = [match.span() for match in wanted.finditer(sentence)]
    other_at = [match.span() for match in other.finditer(sentence)]
    before = [end for _, end in (*wanted_at, *other_at) if end <= dates.start]
    if before:
        return max(before) not in {end for _, end in other_at}
    after = [start for start, _ in (*wanted_at, *other_at) if start >= dates.end]
    return bool(after) and min(after) not in {start for start, _ in other_at}
