"""Threads: paragraphs that are read on from one another, as bullets are from the line that leads in to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    paragraphs = letter.body_paragraphs
    for position, paragraph in enumerate(paragraphs):
        lead = _lead_in(paragraphs, position, letter.text)
        threads[paragraph.key] = _thread_under(lead, letter.text) if lead is not None else Thread(paragraph.key)
    return threads


def _lead_in(paragraphs: Sequence[Paragraph], position: int, text: str) -> tuple[Paragraph, int] | None:
    """The line that leads in to a bullet, and which bullet under it this is; None for all other paragraphs."""
    paragraph = paragraphs[position]
    if paragraph.kind != "bullet":
        return None
    before = position - 1
    while before >= 0 and paragraphs[before].kind == "bullet":
        before -= 1
    line = paragraphs[before] if before >= 0 else None
    if line is None or line.section != paragraph.section or not line.of(text).rstrip().endswith(LEADS_IN):
        return None
    return line, position - before


def _thread_under(lead: tuple[Paragraph, int], text: str) -> Thread:
    line, bullet = lead
    passage = cue_finder().passage(line.of(text), line.start)
    # A bullet seldom holds more than one sentence: each is as far from the line as from the bullet before.
    return Thread(line.key, passage.sentences[-1], passage, len(passage.sentences) - 1 + bullet)
