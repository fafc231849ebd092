"""A statement where it stands, with all that its own words say before anything is decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import Subject
from pipeline.interpret.verdict_signs import VerdictSign, signs_in_words
from pipeline.interpret.voice import words_of
from pipeline.language.cues import hits_inside


@dataclass(frozen=True)
class PlacedStatement:
    """A statement where it stands, with what its clause is about and what the voices say of its words."""

    statement: Statement
    place: Place
    subject: Subject
    signs: tuple[VerdictSign, ...]
    """What its own words say of the verdict."""
    words: Mapping[str, float]
    """The words around it, for the voices."""

    @property
    def says_needed(self) -> bool:
        """Whether its part of the sentence says of which cases something was due: "nine of them needed a plan"."""
        return any(hit.meaning == "needs" for hit in hits_inside(self.place.passage.features, self.place.share))

    @property
    def strong(self) -> bool:
        """Whether a word in its clause judges."""
        return any(sign.feature == "clause judges" for sign in self.signs)


def place_statement(statement: Statement, place: Place, subject: Subject) -> PlacedStatement:
    """The statement with what can be known of it before anything is decided."""
    return PlacedStatement(
        statement, place, subject, signs=tuple(signs_in_words(statement, place)), words=words_of(statement, place)
    )
