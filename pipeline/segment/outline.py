"""Where the letterhead ends, and what each heading opens."""

import re
from collections.abc import Sequence
from functools import cache

from models.base import Noun
from models.letter import SectionId
from models.text import Block, Transcript
from pipeline.segment.headings import Heading, headings_in, words_of
from pipeline.segment.vocabulary import letterhead_words

THEMES: tuple[SectionId, ...] = ("reoffending", "public", "child", "sentence")

FEWEST_WORDS_OF_SENTENCE = 5


class Outline(Noun):
    """A letter's headings, and the blocks that stand before them."""

    headings: tuple[Heading, ...]
    head: tuple[Block, ...]
    """The letterhead, the title and the words of introduction: what stands before the first section."""
    introduction: tuple[Block, ...]
    """The head and the context."""
    opening: tuple[Block, ...]
    """What stands before the first theme: all that a letter says of the inspection itself."""

    @property
    def themes(self) -> tuple[SectionId, ...]:
        """The themes that have a section, in their usual order."""
        opened = {heading.section for heading in self.headings}
        return tuple(theme for theme in THEMES if theme in opened)


def outline_of(transcript: Transcript) -> Outline:
    """The letter's headings, and what stands before them."""
    headings = tuple(headings_in(transcript, begin=_end_of_rows(transcript)))
    opening = _before(transcript, next((heading for heading in headings if heading.section in THEMES), None))
    return Outline(
        headings=headings,
        head=_before(transcript, next((heading for heading in headings if heading.section), None)),
        introduction=tuple(block for block in opening if _section_at(headings, block) in (None, "context")),
        opening=opening,
    )


def is_row(text: str) -> bool:
    """Whether a block is a row of the letterhead: `To: ...`, `Publication date: ...`."""
    return _row().match(text) is not None


@cache
def _row() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for label in letterhead_words().row_labels)
    return re.compile(rf"(?:{labels})\s*:", re.IGNORECASE)


def _end_of_rows(transcript: Transcript) -> int:
    """The first block after the letterhead's rows and the title, among which a recipient's office is no heading."""
    screening = letterhead_words().title.screening
    end = 0
    for place, block in enumerate(transcript.blocks):
        words = block.of(transcript.text)
        is_sentence = words.endswith((".", ":")) and len(words_of(words)) >= FEWEST_WORDS_OF_SENTENCE
        if is_row(words) or (screening.search(words) and not is_sentence):
            end = place + 1
        elif is_sentence:
            break
    return end


def _before(transcript: Transcript, heading: Heading | None) -> tuple[Block, ...]:
    return transcript.blocks[: heading.first] if heading else transcript.blocks


def _section_at(headings: Sequence[Heading], block: Block) -> SectionId | None:
    """The section under whose heading the block stands."""
    opened = [heading.section for heading in headings if heading.section and heading.start <= block.start]
    return opened[-1] if opened else None
