"""Whether a file holds one letter, or several one after the other."""

from collections.abc import Iterator
from itertools import pairwise

from models.base import Noun, Span
from models.text import Block, Transcript
from pipeline.errors import SeveralLettersError
from pipeline.segment.outline import THEMES, is_row, outline_of
from pipeline.segment.parts import ends_letter
from pipeline.segment.title import MOST_BLOCKS, area_of, title_at, title_of
from pipeline.segment.vocabulary import letterhead_words

ONCE = ("context", "strengths", "improvements")
"""Sections of which a letter has one. Its summary may go through the themes that its commentary goes through again."""

MOST_ABOVE = 12
"""Blocks above a letter's title or rows on its first page; with more, the page began with something else."""


class Extent(Noun):
    """A letter inside a file."""

    blocks: tuple[Block, ...]
    area: str | None
    pages: tuple[int, int] | None
    """Its first and its last; None where the file has no pages."""

    def __str__(self) -> str:
        """The letter as a message names it: `Eastmere (pages 1 to 3)`."""
        return f"{self.area or 'a service that it does not name clearly'}{self._on_pages()}"

    def _on_pages(self) -> str:
        if self.pages is None:
            return ""
        first, last = self.pages
        return f" (page {first})" if first == last else f" (pages {first} to {last})"


def check_alone(transcript: Transcript, *, file: str) -> None:
    """Nothing where the file holds one letter; SeveralLettersError names those that it holds, and their pages."""
    extents = tuple(extents_of(transcript))
    if len(extents) == 1:
        return
    named = " and ".join(filter(None, [", ".join(map(str, extents[:-1])), str(extents[-1])]))
    raise SeveralLettersError(
        f"{file}: the file contains {len(extents)} letters, about {named}; save each as a separate file.",
        pages=apart(extents),
    )


def extents_of(transcript: Transcript) -> Iterator[Extent]:
    """The letters that the file holds, in their order."""
    blocks = transcript.blocks
    while following := second_letter(transcript, blocks):
        yield extent(transcript, blocks[:following])
        blocks = blocks[following:]
    yield extent(transcript, blocks)


def second_letter(transcript: Transcript, blocks: tuple[Block, ...]) -> int | None:
    """The place among the blocks at which another letter begins, if one does.

    There, a head like a letter's stands between sections and the same sections again.
    """
    for place in range(1, len(blocks)):
        if begins_letter(transcript, blocks[place:]) and repeats(transcript, blocks[:place], blocks[place:]):
            return top_of_page(transcript, blocks, place)
    return None


def begins_letter(transcript: Transcript, blocks: tuple[Block, ...]) -> bool:
    """Whether the first of the blocks is a row of a letterhead, or a title that names the screening and an area."""
    text = transcript.text
    words = blocks[0].of(text)
    if is_row(words):
        return not ends_letter(words)
    screening = letterhead_words().title.screening
    if not screening.search(text, blocks[0].start, blocks[min(MOST_BLOCKS, len(blocks)) - 1].end):
        return False
    title = title_at(text, blocks[:MOST_BLOCKS])
    return title is not None and screening.search(title) is not None and area_of(title) is not None


def repeats(transcript: Transcript, before: tuple[Block, ...], after: tuple[Block, ...]) -> bool:
    """Whether a theme and a section that a letter has once are opened both before and after."""
    opened = [
        {heading.section for heading in outline_of(transcript.model_copy(update={"blocks": blocks})).headings}
        for blocks in (before, after)
    ]
    again = opened[0] & opened[1]
    return not again.isdisjoint(THEMES) and not again.isdisjoint(ONCE)


def top_of_page(transcript: Transcript, blocks: tuple[Block, ...], place: int) -> int:
    """The first block on the page of the one at `place`: an address or a date may stand above a letter's head."""
    page = transcript.page_of(blocks[place])
    first = place
    while page is not None and first > 1 and transcript.page_of(blocks[first - 1]) == page:
        first -= 1
    return first if place - first < MOST_ABOVE else place


def extent(transcript: Transcript, blocks: tuple[Block, ...]) -> Extent:
    """The letter that the blocks make."""
    head = outline_of(transcript.model_copy(update={"blocks": blocks})).head
    title = title_of(transcript.text, head)
    lines = transcript.lines_of(Span(start=blocks[0].start, end=blocks[-1].end))
    pages = (lines[0].page, lines[-1].page) if lines else None
    return Extent(blocks=blocks, area=area_of(title) if title else None, pages=pages)


def apart(extents: tuple[Extent, ...]) -> tuple[tuple[int, int], ...]:
    """The pages of each letter; none where the file has no pages, or two letters share one."""
    pages = [extent.pages for extent in extents if extent.pages]
    clean = all(last < first for (_, last), (first, _) in pairwise(pages))
    return tuple(pages) if clean and len(pages) == len(extents) else ()
