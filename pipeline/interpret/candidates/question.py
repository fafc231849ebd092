"""A statement in search of its reading."""

from dataclasses import dataclass

from models.base import Span
from pipeline.interpret.candidates.manners import is_put_as, manners
from pipeline.interpret.candidates.wholes.numbered_before import number_before
from pipeline.interpret.context import context_of
from pipeline.interpret.discourse import Antecedent, Discourse, Group
from pipeline.interpret.kept import kept
from pipeline.interpret.placed_statements import PlacedStatement
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.interpret.subjects import Subject
from pipeline.language.grammar import grammar

CONTRAST = grammar("sets against")


@dataclass(frozen=True)
class Question:
    """A statement in search of its reading, with what was said before it."""

    placed: PlacedStatement
    discourse: Discourse
    described: str | None
    """The measure that it has if it judges nothing: the sample, its reports, its custody cases."""

    @kept
    def statement(self) -> Statement:
        """The statement itself."""
        return self.placed.statement

    @kept
    def place(self) -> Place:
        """Where it stands."""
        return self.placed.place

    @kept
    def subject(self) -> Subject:
        """What its clause is about."""
        return self.placed.subject

    @kept
    def here(self) -> tuple[Antecedent, ...]:
        """What was said in its thread, the last first."""
        return self.discourse.here(self.place.thread.key)

    @kept
    def before(self) -> tuple[Antecedent, ...]:
        """What was said in the last thread before that said anything, the last first."""
        return self.discourse.before(self.place.thread.key)

    @kept
    def last(self) -> Antecedent | None:
        """What was said last in its thread."""
        return next(iter(self.here), None)

    @kept
    def groups(self) -> tuple[Group, ...]:
        """The groups in its reach, the nearest first."""
        kind = self.placed.kind_of_case if self.discourse.kinds else None
        return self.discourse.groups(self.place.thread.key, self.subject.measure, kind.name if kind else None)

    @kept
    def kind_named(self) -> str | None:
        """Where the kind of case is named of which it speaks; None unless the letter has said how many there are."""
        kind = self.placed.kind_of_case if self.discourse.kinds else None
        return kind.named if kind is not None and kind.name in self.discourse.kinds else None

    @kept
    def sizes(self) -> frozenset[int]:
        """The sizes of the letter's groups, and of those that its paragraph and the one before have made."""
        return frozenset(group.size for group in self.groups if group.origin != "elsewhere")

    @kept
    def only_size(self) -> int | None:
        """Of how many all that has been counted so far was counted: a paragraph on the 14 reports."""
        sizes = {said.total or said.count for said in self.here}
        return next(iter(sizes)) if len(sizes) == 1 else None

    @kept
    def manners(self) -> tuple[str, ...]:
        """The manner in which it is put."""
        return tuple(manners(self.placed))

    @kept
    def is_put_as_the_last(self) -> bool:
        """Whether it is put as the last statement of its thread was."""
        return self.last is not None and is_put_as(self.last, self.placed)

    @kept
    def contrasts(self) -> bool:
        """Whether its sentence sets it against the last statement: "good in 17 of the 20, but in three ..."."""
        last, place = self.last, self.place
        if last is None or last.sentence != place.sentence_number or last.thread != place.thread.key:
            return False
        return CONTRAST.search(place.text, last.span.end, self.statement.start) is not None

    @kept
    def number_before(self) -> Span | None:
        """The number before "of them" in its sentence, whatever that counts."""
        return number_before(self.statement, self.place)


def question_of(placed: PlacedStatement, discourse: Discourse) -> Question:
    """The statement after what was said before."""
    described = context_of(placed.statement, placed.place, placed.subject, discourse, strong=placed.strong)
    return Question(placed, discourse, described)
