"""Threads: paragraphs that are read on from one another, as bullets are from the line that leads in to them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.base import Span
from models.letter import Letter, Paragraph
from pipeline.language.cues import Passage, cue_finder

LEADS_IN = (":", "…", "...", "–", "—")
"""How a line ends that leads in to a list."""


@dataclass(frozen=True)
class Thread:
    """What a paragraph is read on from."""

    key: str
    """The key of the paragraph that begins the thread: of the line that leads in, or its own."""
    lead: Span | None = None
    """The last sentence of the line that leads in to the paragraph, where it is a bullet under one."""
    lead_passage: Passage | None = None
    sentences_before: int = 0
    """How many sentences the thread holds before the paragraph."""


def threads_of(letter: Letter) -> Mapping[str, Thread]:
    """The thread of each paragraph of the body, by the paragraph's key."""
    threads: dict[str, Thread] = {}
    lead: Thread | None = None
    section, bullet = None, 0
    for paragraph in letter.body_paragraphs:
        if paragraph.kind == "bullet":
            bullet += 1
            follows = lead if paragraph.section == section else None
            threads[paragraph.key] = _bullet_under(follows, bullet) if follows else Thread(paragraph.key)
        else:
            lead, section, bullet = _lead_in(paragraph, letter.text), paragraph.section, 0
            threads[paragraph.key] = Thread(paragraph.key)
    return threads


def _lead_in(line: Paragraph, text: str) -> Thread | None:
    """The thread that the line begins if it leads in to a list; None for all other lines."""
    if not line.of(text).rstrip().endswith(LEADS_IN):
        return None
    passage = cue_finder().passage(line.of(text), line.start)
    return Thread(line.key, passage.sentences[-1], passage, len(passage.sentences))


def _bullet_under(lead: Thread, bullet: int) -> Thread:
    # A bullet seldom holds more than one sentence: each is as far from the line as from the bullet before.
    return replace(lead, sentences_before=lead.sentences_before + bullet - 1)
