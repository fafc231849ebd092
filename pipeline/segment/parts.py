"""Sections and paragraphs, with the keys that findings are cited by."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import Literal

from models.base import Noun, Span
from models.letter import Paragraph, Section, SectionId
from models.text import Block, Transcript
from pipeline.segment.headings import ITEM_MARK, Heading, begins_inside, ends_sentence, words_of
from pipeline.segment.theme_lists import LISTS
from pipeline.segment.vocabulary import heading_words

# "1.4 ", "1.4. ", "1.4) ", "(1.4) ", "1.4Assessment"; but "1.4 million" and "10.30 am" are no numbers of paragraphs
PARAGRAPH_NUMBER = re.compile(
    r"""
    \(? (?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}) (?![0-9])
    (?: [.):]+\s+(?=\S) | \s+(?=[^a-z\s]) | [.):]*(?=[A-Z"'\u2018\u201c]) )
    """,
    re.VERBOSE,
)
NUMBER_ALONE = re.compile(r"\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.):]?")

FEWEST_WORDS_OF_RUNNING_TEXT = 10


class Part(Noun):
    """What stands under the heading of a section, parted into runs by headings that open no section."""

    section: SectionId
    heading: Heading | None
    """None for the closing."""
    runs: tuple[tuple[Block, ...], ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks, without headings."""
        return tuple(chain.from_iterable(self.runs))


class UnkeyedParagraph(Noun):
    """A paragraph before it has its key."""

    span: Span
    number: str | None
    kind: Literal["text", "bullet"]


def parts_of(transcript: Transcript, headings: Sequence[Heading]) -> tuple[Part, ...]:
    """The sections' content in the order printed, up to the copy list. A heading with nothing under it is left out."""
    end = _end_of_letter(transcript, headings)
    parts: list[Part] = []
    for place, heading in enumerate(headings):
        following = headings[place + 1].first if place + 1 < len(headings) else end
        run = transcript.blocks[heading.last + 1 : min(following, end)]
        if heading.section:
            parts.append(Part(section=heading.section, heading=heading, runs=(run,)))
        elif parts:
            parts[-1] = parts[-1].model_copy(update={"runs": (*parts[-1].runs, run)})
    parts = [part for part in parts if part.blocks]
    return (*parts[:-1], *_with_closing(transcript.text, parts[-1])) if parts else ()


def sections_of(transcript: Transcript, parts: Sequence[Part]) -> tuple[Section, ...]:
    """Each part from its heading to its last word. The closing has no heading."""
    return tuple(
        Section(
            section=part.section,
            heading=part.heading.of(transcript.text).replace("\n", " ") if part.heading else "",
            start=transcript.blocks[part.heading.first].start if part.heading else part.blocks[0].start,
            end=part.blocks[-1].end,
        )
        for part in parts
    )


def paragraphs_of(transcript: Transcript, parts: Sequence[Part]) -> tuple[Paragraph, ...]:
    """Every paragraph and bullet in the order printed, under its key.

    The key is the number as printed, `1.4`, else the section and the place among those of it that have no
    number, `summary.2`. Where a number is printed again by mistake, its second paragraph is `1.4-2`.
    """
    paragraphs: list[Paragraph] = []
    places: Counter[str] = Counter()
    for part in parts:
        for passage in chain.from_iterable(_passages(transcript, run, part.section) for run in part.runs):
            counted = passage.number or part.section
            places[counted] += 1
            times = places[counted]
            if passage.number:
                key = passage.number if times == 1 else f"{passage.number}-{times}"
            else:
                key = f"{part.section}.{times}"
            paragraphs.append(
                Paragraph(
                    key=key,
                    section=part.section,
                    number=passage.number,
                    kind=passage.kind,
                    start=passage.span.start,
                    end=passage.span.end,
                )
            )
    return tuple(paragraphs)


def ends_letter(words: str) -> bool:
    """Whether a block begins the copy list."""
    return _copy_list().match(words) is not None


def appendix_of(transcript: Transcript, headings: Sequence[Heading]) -> Span | None:
    """What is printed behind the letter, from its heading on; None where there is nothing of the kind."""
    begin = next((heading.last for heading in headings if heading.section), 0)
    for block in transcript.blocks[begin + 1 :]:
        if block.kind == "text" and _appendix().match(block.of(transcript.text)):
            return Span(start=block.start, end=transcript.blocks[-1].end)
    return None


def _end_of_letter(transcript: Transcript, headings: Sequence[Heading]) -> int:
    """The block with which the copy list or an appendix begins, or the number of blocks."""
    begin = next((heading.last for heading in headings if heading.section), 0)
    appendix = appendix_of(transcript, headings)
    for place, block in enumerate(transcript.blocks):
        if (place > begin and ends_letter(block.of(transcript.text))) or (appendix and appendix.start == block.start):
            return place
    return len(transcript.blocks)


@cache
def _copy_list() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in heading_words().end_of_letter)
    return re.compile(rf"(?:{labels})\s*(?::|$)", re.IGNORECASE)


@cache
def _appendix() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in heading_words().appendix)
    number = r"(?:[0-9]{1,2}|[a-z]|[ivx]{1,4}|one|two|three)"
    # "Appendix 1", "Annex A: our criteria"; but not "Annex A sets out our criteria."
    return re.compile(
        rf"(?:{labels})(?:\s+{number}\b\s*(?:[.:)\u2010-\u2015-]\s*(?:[^.!?]*)?)?|\s*[.:\u2010-\u2015-][^.!?]*)?$",
        re.IGNORECASE,
    )


def _with_closing(text: str, part: Part) -> Iterator[Part]:
    """The letter's last part, and the closing: what follows the last bullet, or begins as closings do."""
    blocks = part.blocks
    first = _after_last_item(text, part)
    for place, block in enumerate(blocks):
        if block.of(text).casefold().startswith(heading_words().closing):
            first = min(first, place)
    runs = tuple(tuple(block for block in run if block in blocks[:first]) for run in part.runs)
    if first:
        yield part.model_copy(update={"runs": runs})
    if first < len(blocks):
        yield Part(section="closing", heading=None, runs=(blocks[first:],))


def _after_last_item(text: str, part: Part) -> int:
    """The place after a list's last item, and after the rest of it where a page cut it in two; else the end."""
    blocks = part.blocks
    items = [place for place, block in enumerate(blocks) if block.kind == "bullet" or _item_mark(text, block)]
    if not items or part.section not in LISTS:
        return len(blocks)
    after = items[-1] + 1
    while after < len(blocks) and begins_inside(blocks[after].of(text)):
        after += 1
    return after


def _passages(transcript: Transcript, run: Sequence[Block], section: SectionId) -> Iterator[UnkeyedParagraph]:
    """The run's paragraphs, those that a page cut in two made whole, without their numbers and marks."""
    text = transcript.text
    whole: list[UnkeyedParagraph] = []
    for block in run:
        words = block.of(text)
        number = PARAGRAPH_NUMBER.match(words)
        mark = number or _item_mark(text, block)
        if NUMBER_ALONE.fullmatch(words):
            continue
        if whole and block.kind == "text" and not mark and _goes_on(transcript, whole[-1], block):
            span = whole[-1].span.model_copy(update={"end": block.end})
            whole[-1] = whole[-1].model_copy(update={"span": span})
            continue
        is_item = section in LISTS and mark is not None
        kind: Literal["text", "bullet"] = "text" if number else "bullet" if is_item else block.kind
        start = block.start + (mark.end() if mark else 0)
        whole.append(
            UnkeyedParagraph(
                span=Span(start=start, end=block.end), number=number["number"] if number else None, kind=kind
            )
        )
    yield from whole


def _item_mark(text: str, block: Block) -> re.Match[str] | None:
    return ITEM_MARK.match(block.of(text))


def _goes_on(transcript: Transcript, passage: UnkeyedParagraph, block: Block) -> bool:
    """Whether the block is the rest of the passage. After a bullet or a short line it must begin inside a sentence.

    So it must where both stand on one page, as the rows of a table do.
    """
    text = transcript.text
    printed = passage.span.of(text)
    if ends_sentence(printed):
        return False
    lines = transcript.lines_of(passage.span)
    if lines and lines[-1].page == transcript.page_of(block) and block.of(text)[:1].isupper():
        return False
    is_running_text = passage.kind == "text" and len(words_of(printed)) >= FEWEST_WORDS_OF_RUNNING_TEXT
    return is_running_text or not block.of(text)[:1].isupper()
