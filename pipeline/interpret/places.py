"""Where a statement stands: its clause, its share of the sentence, and the words around it."""

from dataclasses import dataclass
from typing import NamedTuple

from models.base import Span
from models.letter import Paragraph
from pipeline.interpret.clauses import clause_of
from pipeline.interpret.kept import kept
from pipeline.interpret.statements import Statement
from pipeline.interpret.threads import Thread
from pipeline.language.cues import Passage, hits_inside

REACH = 2_000
"""How many characters back a paragraph says what a statement is about: more than any paragraph of a letter holds."""


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


class Counted(NamedTuple):
    """What a statement counts, by its own words."""

    number: int | None
    """None where it counts nothing, or a group spoken of before."""
    total: int | None
    """The whole that it prints."""


class Following(NamedTuple):
    """A statement that follows another in its sentence."""

    way: str
    """How its words point to its whole: `of these`, `rest`, `bare` ..."""
    is_fewer: bool
    """It counts no more than the one before."""
    start: int
    """Where it begins."""
    total: int | None
    """The whole that it prints."""


@dataclass(frozen=True)
class Place:
    """A statement's surroundings, and the language of its paragraph."""

    text: str
    """The letter's whole text."""
    paragraph: Paragraph
    passage: Passage
    """The cues and sentences of the paragraph, with the cues of the line that leads in to it."""
    thread: Thread
    sentence_number: int
    """The sentence's place in the thread."""
    sentence: Span
    share: Span
    """The part of the sentence that no other statement of it claims."""
    clause: Span
    scopes: Scopes
    companions: int = 0
    """How many other statements the sentence holds."""
    counts: tuple[Counted, ...] = ()
    """What the paragraph's statements count, in order."""
    position: int = 0
    """The statement's place among them."""
    following: Following | None = None
    """The next statement of the sentence."""

    @kept
    def shown(self) -> frozenset[str]:
        """What the words of its sentence are about: the meanings of the features in it."""
        return frozenset(hit.meaning for hit in hits_inside(self.passage.features, self.sentence))

    @kept
    def key(self) -> str:
        """The paragraph's key."""
        return self.paragraph.key

    @kept
    def before(self) -> Span:
        """The sentence before; the line that leads in, of the first sentence of a bullet; empty where there is none."""
        if self.thread.lead is not None and self.sentence.start == self.passage.sentences[0].start:
            return self.thread.lead
        return Span(start=self.scopes.previous_sentence_too.start, end=self.sentence.start)

    @kept
    def section(self) -> str:
        """The section's id."""
        return self.paragraph.section


def place_of(  # noqa: PLR0913, PLR0917 - a place is where all of these meet
    text: str,
    paragraph: Paragraph,
    passage: Passage,
    thread: Thread,
    number: int,
    statement: Statement,
    share: Span,
    companions: int,
) -> Place:
    """The surroundings of a statement of the sentence with that number; `share` is its part of the sentence.

    So many `companions` share the sentence with it.
    """
    sentence = passage.sentences[number]
    clause = clause_of(text, share, statement)
    before = passage.sentences[number - 1].start if number else sentence.start
    beginning = max(paragraph.start, sentence.start - REACH)
    if thread.lead is not None:
        beginning = thread.lead.start
        before = before if number else beginning
    scopes = Scopes(
        clause=clause,
        sentence_so_far=Span(start=sentence.start, end=clause.end),
        previous_sentence_too=Span(start=before, end=clause.end),
        share=share,
        sentence=sentence,
        paragraph_so_far=Span(start=beginning, end=clause.end),
    )
    number += thread.sentences_before
    return Place(text, paragraph, passage, thread, number, sentence, share, clause, scopes, companions)
