"""A letter's text with its parts named."""

from datetime import date
from typing import Literal

from models.base import Count, Noun, Span
from models.text import Aside, Transcript

SectionId = Literal[
    "context",
    "summary",
    "reoffending",
    "public",
    "child",
    "sentence",
    "management",
    "strengths",
    "improvements",
    "closing",
]

CLOSING: SectionId = "closing"
"""The section that thanks people and says whom to telephone: no statement is read in it, and none of it is kept."""


class Letterhead(Noun):
    """The facts that a letter states about itself. None where the letter does not say, or not clearly."""

    area: str | None
    """The service's area as in the title: `Cambridgeshire`."""
    title: str | None
    published: date | None
    fieldwork_start: date | None
    fieldwork_end: date | None
    cases: Count | None
    """How many cases the inspectors examined."""
    cases_span: Span | None = None
    """Where the letter says so: `20` in `we examined 20 cases`."""
    cases_divided: Count | None = None
    """How many its sentences divide, "in 21 of the 30 cases", where it says of no number that so many were examined."""


class Section(Span):
    """A part of the letter under one heading."""

    section: SectionId
    heading: str
    """As printed, its number left out."""


class Paragraph(Span):
    """A paragraph or bullet; its own number and bullet mark are no part of its span."""

    key: str
    """The number as printed (`1.4`), or the section's id and the place in it (`summary.2`)."""
    section: SectionId
    number: str | None
    kind: Literal["text", "bullet"]


class LeftOut(Span):
    """A stretch of the file that is no part of the letter: nothing is read in it."""

    why: Literal["Welsh", "appendix"]


class Letter(Noun):
    """The text with its parts named. Every part is a span of `transcript.text`."""

    transcript: Transcript
    letterhead: Letterhead
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def text(self) -> str:
        """The whole text, to which every span refers."""
        return self.transcript.text

    @property
    def body_paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs but those of the closing."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.section != CLOSING)

    def paragraph_of(self, place: Span) -> Paragraph:
        """The paragraph that covers the whole place; StopIteration where none does."""
        return next(paragraph for paragraph in self.paragraphs if paragraph.covers(place))

    @property
    def footnotes(self) -> tuple[Aside, ...]:
        """The bodies of the footnotes, with their marks."""
        return tuple(aside for aside in self.transcript.asides if aside.kind == "footnote")
