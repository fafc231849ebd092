"""From a letter's text to its parts: the letterhead's facts, the sections, the paragraphs under their keys."""

from models.letter import LeftOut, Letter
from models.text import Transcript
from pipeline.errors import NotSqsLetterError, WelshLetterError
from pipeline.segment.letterhead import letterhead_of
from pipeline.segment.outline import outline_of
from pipeline.segment.parts import appendix_of, paragraphs_of, parts_of, sections_of
from pipeline.segment.recognition import check_programme
from pipeline.segment.several import check_alone
from pipeline.segment.tongues import without_welsh


def segment(transcript: Transcript, *, file: str) -> Letter:
    """The letter with its parts named. `file` is its name for messages.

    Raises WelshLetterError for the Welsh edition, SeveralLettersError for letters one behind the other, and
    NotSqsLetterError for a document of another kind. A letter in which a theme is missing is read as far as it goes;
    its Welsh edition in the same file, and an appendix, are left out.
    """
    english, welsh = without_welsh(transcript, file=file)
    outline = outline_of(english)
    try:
        check_programme(english, outline, file=file)
    except NotSqsLetterError as error:
        if not welsh:
            raise
        raise WelshLetterError(
            f"{file}: the letter is in Welsh, and the English text beside it is not a letter; use the English edition."
        ) from error
    check_alone(english, file=file)
    parts = parts_of(english, outline.headings)
    appendix = appendix_of(english, outline.headings)
    behind = [LeftOut(start=appendix.start, end=appendix.end, why="appendix")] if appendix else []
    return Letter(
        transcript=english,
        letterhead=letterhead_of(english, outline),
        sections=sections_of(english, parts),
        paragraphs=paragraphs_of(english, parts),
        left_out=(*welsh, *behind),
    )
