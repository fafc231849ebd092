"""Whether a document is a letter of a Short Quality Screening, told by more than one sign."""

from models.letter import SectionId
from models.text import Transcript
from pipeline.errors import NotSqsLetterError
from pipeline.segment.outline import THEMES, Outline
from pipeline.segment.title import title_of
from pipeline.segment.tongues import is_english
from pipeline.segment.vocabulary import letterhead_words

FEWEST_THEMES = 2
"""Of the four. A letter of another programme may well have a section on safeguarding."""

THEME_NAMES: dict[SectionId, str] = {
    "reoffending": "reducing reoffending",
    "public": "protecting the public",
    "child": "protecting the child or young person",
    "sentence": "ensuring that the sentence is served",
}


def check_programme(transcript: Transcript, outline: Outline, *, file: str) -> None:
    """Raise NotSqsLetterError unless the opening names the screening and the themes have sections.

    One theme is enough where the title itself names the screening.
    """
    text, screening = transcript.text, letterhead_words().title.screening
    title = title_of(text, outline.head)
    titled = title is not None and screening.search(title) is not None
    named = titled or any(screening.search(block.of(text)) for block in outline.opening)
    if named and len(outline.themes) >= (1 if titled else FEWEST_THEMES):
        return
    if not is_english(text):
        raise NotSqsLetterError(
            f"{file}: this is not in English, so it is not a Short Quality Screening letter; "
            "remove it, or replace it with the letter itself."
        )
    if title is None and len(outline.themes) >= FEWEST_THEMES:
        raise NotSqsLetterError(
            f"{file}: the first page of the letter seems to be missing: it has the sections of a letter, but nothing "
            "says what it is; download the whole letter, or put its pages in order."
        )
    lacking = [] if named else ["the words 'Short Quality Screening' in its title or introduction"]
    themes = [THEME_NAMES[theme] for theme in THEMES if theme not in outline.themes]
    lacking += [f"sections on {', '.join(themes[:-1])} and {themes[-1]}"] if len(themes) > 1 else []
    raise NotSqsLetterError(
        f"{file}: this is not a Short Quality Screening letter, because it does not have {', or '.join(lacking)}; "
        "remove it, or replace it with the letter itself."
    )
