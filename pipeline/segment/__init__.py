"""From a letter's text to its parts: the letterhead's facts, the sections, the paragraphs under their keys."""

from models.letter import Letter
from models.text import Transcript
from pipeline.segment.letterhead import letterhead_of
from pipeline.segment.outline import outline_of
from pipeline.segment.parts import paragraphs_of, parts_of, sections_of
from pipeline.segment.recognition import check_language, check_programme


def segment(transcript: Transcript, *, file: str) -> Letter:
    """The letter with its parts named. `file` is its name for messages.

    Raises WelshLetterError for the Welsh edition and NotSqsLetterError for a document of another kind.
    A letter in which a theme is missing is read as far as it goes.
    """
    check_language(transcript, file=file)
    outline = outline_of(transcript)
    check_programme(transcript, outline, file=file)
    parts = parts_of(transcript, outline.headings)
    return Letter(
        transcript=transcript,
        letterhead=letterhead_of(transcript, outline),
        sections=sections_of(transcript, parts),
        paragraphs=paragraphs_of(transcript, parts),
    )
