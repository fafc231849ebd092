"""A statement in search of its reading."""

from dataclasses import dataclass
from functools import cached_property

from models.base import Span
from pipeline.interpret.candidates.nouns import is_narrowed, phrase_of
from pipeline.interpret.candidates.wholes.numbered_before import number_before
from pipeline.interpret.context import context_of
from pipeline.interpret.discourse import Antecedent, Discourse
from pipeline.interpret.judgements import Elliptical, ellipsis
from pipeline.interpret.placed_statements import PlacedStatement
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import TOPICS, Subject
from pipeline.language.nouns import nouns


@dataclass(frozen=True)
class Question:
    """A statement in search of its reading, with what its own words say about its whole."""

    placed: PlacedStatement
    discourse: Discourse
    noun: str | None
    relevant: bool
    """Only some cases are meant."""
    narrowed: bool
    """Its sentence begins by saying of which cases it speaks."""
    described: str | None
    """The measure that it has if it judges nothing: the sample, its reports, its custody cases."""

    @property
    def statement(self) -> Statement:
        """The statement itself."""
        return self.placed.statement

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.placed.place

    @property
    def subject(self) -> Subject:
        """What its clause is about."""
        return self.placed.subject

    @cached_property
    def topical(self) -> bool:
        """Whether its clause names what is judged."""
        return bool(self.subject.own & TOPICS)

    @cached_property
    def last(self) -> Antecedent | None:
        """What was said last in its thread."""
        return self.discourse.last(self.place.thread.key)

    @cached_property
    def sizes(self) -> frozenset[int]:
        """The sizes of the groups that its paragraph and the one before have made."""
        return frozenset(group.size for group in self.discourse.groups(self.place.thread.key, None))

    @cached_property
    def number_before(self) -> Span | None:
        """The number before "of them" in its sentence, whatever that counts."""
        return number_before(self.statement, self.place)

    @cached_property
    def elliptical(self) -> tuple[str, Elliptical] | None:
        """What its `clause`, else its `share` of the sentence, affirms or denies without a word that judges."""
        for name, part in (("clause", self.place.clause), ("share", self.place.share)):
            if (found := ellipsis(self.place.text, part, self.statement.span)) is not None:
                return name, found
        return None

    @cached_property
    def says(self) -> str:
        """What its own words say of those it counts, in a word or two."""
        judged = next((sign.verdict for sign in self.placed.signs if sign.feature == "clause judges"), None)
        if judged is not None:
            return f"judges {judged}"
        if self.elliptical is not None:
            return "affirms" if self.elliptical[1].affirms else "denies"
        return next((f"says {sign.verdict}" for sign in self.placed.signs), "says nothing")


def question_of(placed: PlacedStatement, discourse: Discourse) -> Question:
    """The statement after what was said before."""
    phrase = phrase_of(placed.statement, placed.place)
    return Question(
        placed,
        discourse,
        noun=nouns().kind_of(phrase),
        # "There was no case in which ...": what follows judges, and narrows nothing.
        relevant=placed.statement.reads != "none" and nouns().narrows(phrase),
        narrowed=is_narrowed(placed.statement, placed.place),
        described=context_of(placed.statement, placed.place, placed.subject, discourse, strong=placed.strong),
    )
