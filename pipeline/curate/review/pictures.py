"""Pictures of a letter: the lines of a paragraph in a file of its own, the quotation highlighted; whole pages."""

import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from models.base import Span
from models.text import Box
from pipeline.curate.check import LetterCheck
from pipeline.read.page_image import frames_of, picture, whole_page


def why_not_pictured(letter_check: LetterCheck, place: Span) -> str | None:
    """Why no picture can be made of the paragraph that holds the place; None where one can."""
    letter = letter_check.reading.letter
    paragraph = letter.paragraph_of(place)
    if not letter.transcript.lines:
        return "The letter is plain text, so it has no page to show."
    if re.search(r"\[(?:email|phone)\]", paragraph.of(letter.text)):
        return "These lines contain an email address or telephone number, so no picture of them is made."
    return None


def draw_paragraph(letter_check: LetterCheck, place: Span) -> Path:
    """A new PNG of the paragraph that holds the place, in the folder for files that need not last."""
    letter = letter_check.reading.letter
    paragraph = letter.paragraph_of(place)
    boxes_of = letter.transcript.boxes_of
    content = picture(letter_check.folder.file_to_read.read_bytes(), boxes_of(paragraph), boxes_of(place))
    name = re.sub(r"[^\w.-]", "-", f"{letter_check.folder.id}-{paragraph.key}-")
    with NamedTemporaryFile(prefix=name, suffix=".png", delete=False) as file:
        file.write(content)
    return Path(file.name)


def page_frames(letter_check: LetterCheck) -> tuple[Box, ...]:
    """The visible part of each page of the letter, in points; none for plain text, or where no page can be opened."""
    if not letter_check.reading.letter.transcript.lines:
        return ()
    return frames_of(letter_check.folder.file_to_read.read_bytes())


def draw_page(letter_check: LetterCheck, number: int) -> bytes:
    """A PNG of the whole page, for whoever has the letter's file on their own machine."""
    return whole_page(letter_check.folder.file_to_read.read_bytes(), number)
