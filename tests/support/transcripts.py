"""Transcripts made by hand, for tests of segmenting."""

from models.letter import Letter
from models.text import Block, Transcript
from pipeline.segment import segment

TITLE = "Report of Short Quality Screening (SQS) of youth offending work in Harrowby"

THEMES = (
    "1. Reducing the likelihood of reoffending",
    "- 1.1. Assessment was sufficient in most cases.",
    "2. Protecting the public",
    "- 2.1. Plans were sufficient in most cases.",
)


def transcript_of(*passages: str) -> Transcript:
    """The transcript of those blocks; one that begins with `- ` is a bullet."""
    blocks = []
    start = 0
    texts = [passage.removeprefix("- ") for passage in passages]
    for passage, text in zip(passages, texts, strict=True):
        kind = "bullet" if passage.startswith("- ") else "text"
        blocks.append(Block(start=start, end=start + len(text), kind=kind))
        start += len(text) + 1
    return Transcript(text="\n".join(texts), blocks=tuple(blocks))


def letter_of(*passages: str) -> Letter:
    """The letter that those blocks make."""
    return segment(transcript_of(*passages), file="letter.txt")


def letter_opening(*passages: str) -> Letter:
    """A letter with two themes that opens with those blocks."""
    return letter_of(*passages, *THEMES)
