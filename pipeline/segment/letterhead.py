"""The facts that a letter states about itself."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise, product

from models.base import Span
from models.letter import Letterhead
from models.text import Transcript
from pipeline.language.number_words import number_of
from pipeline.language.sentences import sentences_in
from pipeline.segment.dates import dates_in
from pipeline.segment.divided import cases_divided
from pipeline.segment.fieldwork import fieldwork_of
from pipeline.segment.headings import words_of
from pipeline.segment.outline import Outline
from pipeline.segment.title import area_of, title_of
from pipeline.segment.vocabulary import letterhead_words

AFTER_LABEL = re.compile(r"[\s:.\u2010-\u2015-]*(?:(?:on|is|was)\s+)?(?:the\s+)?")


def letterhead_of(transcript: Transcript, outline: Outline) -> Letterhead:
    """The facts that the letter's opening states; None where it does not, or says two things."""
    text = transcript.text
    title = title_of(text, outline.head)
    rows = [aside.text for aside in transcript.asides if aside.kind == "letterhead"]
    published = _publication_date([*rows, *(block.of(text) for block in outline.head)])
    fieldwork = fieldwork_of([*rows, *(block.of(text) for block in outline.opening)], published=published)
    cases, divided = _cases(text, outline), cases_divided(text)
    if cases and divided and divided > (number_of(cases.of(text)) or 0):
        cases = None  # "assessed in 25 of the 30 cases" in a summary says nothing of how many were examined
    return Letterhead(
        area=(area_of(title) if title else None) or _area_in_headings(text, outline),
        title=title,
        published=published,
        fieldwork_start=fieldwork.start,
        fieldwork_end=fieldwork.end,
        cases=number_of(cases.of(text)) if cases else None,
        cases_span=cases,
        cases_divided=None if cases else divided,
    )


def _area_in_headings(text: str, outline: Outline) -> str | None:
    """The area in `Commentary on the inspection in Cambridgeshire:`."""
    commentaries = [heading.of(text) for heading in outline.headings if heading.section is None]
    areas = [area_of(heading) for heading in commentaries if "inspection" in words_of(heading)]
    return next(iter(areas), None)


def _publication_date(passages: list[str]) -> date | None:
    """The date with the surest label, else one that is a passage of its own."""
    for label in letterhead_words().published:
        found = {
            day
            for passage, following in pairwise((*passages, ""))
            for match in label.finditer(passage)
            if (day := _day_after(passage, match.end(), following))
        }
        if found:
            return found.pop() if len(found) == 1 else None
    alone = {day for passage in passages if (day := _day_after(passage, 0, "", alone=True))}
    return alone.pop() if len(alone) == 1 else None


def _day_after(passage: str, start: int, following: str, *, alone: bool = False) -> date | None:
    """The day printed right after `start`, in the following passage where this one ends there."""
    gap = AFTER_LABEL.match(passage, start)
    begin = gap.end() if gap else start
    if begin == len(passage):
        return _day_after(following, 0, "") if following else None
    for dates in dates_in(passage):
        days = dates.first_and_last()
        if dates.start == begin and days and days[0] == days[1] and (not alone or dates.end == len(passage)):
            return days[0]
    return None


def _cases(text: str, outline: Outline) -> Span | None:
    """Where the letter first gives the number of cases examined; None where it gives two numbers, or none.

    A summary may count the cases of which it says something: it is asked last. Files and children are asked for where
    no cases are counted.
    """
    words = letterhead_words()
    for passages, patterns in product(
        (outline.introduction, outline.opening), (words.cases, words.cases_by_other_names)
    ):
        spans = [span for block in passages for span in _numbers_of_cases(text, block, patterns)]
        if spans:
            numbers = {number_of(span.of(text)) for span in spans}
            return min(spans, key=lambda span: span.start) if len(numbers) == 1 else None
    return None


def _numbers_of_cases(text: str, block: Span, patterns: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    words = letterhead_words()
    for sentence in sentences_in(block.of(text)):
        start, end = block.start + sentence.start, block.start + sentence.end
        for pattern in patterns:
            for match in pattern.finditer(text, start, end):
                # "In 2011, when we last inspected, we examined 38 cases": not the sample of this letter
                if not words.fieldwork.other_inspection.search(text, start, match.end()):
                    yield Span(start=match.start("cases"), end=match.end("cases"))
