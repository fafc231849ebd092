"""Where a statement stands: its clause, its share of the sentence, and the words around it."""

from dataclasses import dataclass
from typing import NamedTuple

from models.base import Span
from models.letter import Paragraph
from pipeline.interpret.clauses import clause_of
from pipeline.interpret.statements import Statement
from pipeline.language.cues import Passage


class Scopes(NamedTuple):
    """Where to look for what is judged, the nearest words first."""

    clause: Span
    sentence_so_far: Span
    """From the beginning of the sentence to the end of the clause."""
    previous_sentence_too: Span
    """The same, from the beginning of the sentence before."""
    share: Span
    sentence: Span
    paragraph_so_far: Span


@dataclass(frozen=True)
class Place:
    """A statement's surroundings, and the language of its paragraph."""

    text: str
    """The letter's whole text."""
    paragraph: Paragraph
    passage: Passage
    sentence_number: int
    sentence: Span
    share: Span
    """The part of the sentence that no other statement of it claims."""
    clause: Span
    scopes: Scopes
    companions: int = 0
    """How many other statements the sentence holds."""
    bare_counts: tuple[int | None, ...] = ()
    """The counts of the paragraph's statements in order; None for one that prints its own whole, or counts nothing."""
    position: int = 0
    """The statement's place among them."""

    @property
    def key(self) -> str:
        """The paragraph's key."""
        return self.paragraph.key

    @property
    def section(self) -> str:
        """The section's id."""
        return self.paragraph.section


def place_of(
    text: str, paragraph: Paragraph, passage: Passage, number: int, statement: Statement, share: Span
) -> Place:
    """Return the surroundings of a statement of the sentence with that number; `share` is its part of the sentence."""
    sentence = passage.sentences[number]
    clause = clause_of(text, share, statement)
    before = passage.sentences[number - 1].start if number else sentence.start
    scopes = Scopes(
        clause=clause,
        sentence_so_far=Span(start=sentence.start, end=clause.end),
        previous_sentence_too=Span(start=before, end=clause.end),
        share=share,
        sentence=sentence,
        paragraph_so_far=Span(start=paragraph.start, end=clause.end),
    )
    return Place(text, paragraph, passage, number, sentence, share, clause, scopes)
