"""Lessons: for each statement of a checked letter, the readings that compete and which of them is right."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from models.checked import CheckedEntry
from models.finding import OPPOSITE, Verdict
from pipeline.curate.learn.letters import PreparedLetter, match_entries
from pipeline.interpret.candidates.choice import Choice
from pipeline.interpret.candidates.evidence import Evidence, Numbers
from pipeline.interpret.candidates.findings import finding_evidence
from pipeline.interpret.candidates.measures import measures_of
from pipeline.interpret.candidates.numbers import numbers_of
from pipeline.interpret.candidates.question import Question, question_of
from pipeline.interpret.candidates.verdicts import signs_of, verdicts_of
from pipeline.interpret.decide import Decision
from pipeline.interpret.discourse import Discourse
from pipeline.interpret.placed_statements import PlacedStatement
from pipeline.interpret.weights import Weights, log_probabilities, score

Features = Mapping[str, float]
"""The weight of each piece of evidence by its name."""


class Lesson(NamedTuple):
    """Readings that compete, each as its evidence, and the positions of those that are right."""

    letter: str
    readings: tuple[Features, ...]
    right: tuple[int, ...]
    weight: float = 1.0


class VoiceExample(NamedTuple):
    """The words around a statement, and what they stood for: a measure or a verdict."""

    letter: str
    words: Features
    label: str
    weight: float = 1.0


@dataclass
class Lessons:
    """The lessons of some letters, by the part of a reading that they teach."""

    numbers: list[Lesson] = field(default_factory=list)
    measure: list[Lesson] = field(default_factory=list)
    verdict: list[Lesson] = field(default_factory=list)
    finding: list[Lesson] = field(default_factory=list)
    measure_examples: list[VoiceExample] = field(default_factory=list)
    verdict_examples: list[VoiceExample] = field(default_factory=list)

    def but(self, letters: Collection[str]) -> "Lessons":
        """The lessons of all other letters."""
        return Lessons(
            **{each.name: [lesson for lesson in getattr(self, each.name) if lesson.letter not in letters]
               for each in fields(self)}
        )  # fmt: skip


def lessons_of(letters: Iterable[tuple[PreparedLetter, Weights]]) -> Lessons:
    """The lessons of the letters, each gone through with the right reading of every statement before.

    The weights that come with a letter choose where several readings are right, and where a person says nothing.
    """
    lessons = Lessons()
    for letter, weights in letters:
        _go_through(letter, weights, lessons)
    return lessons


def _go_through(letter: PreparedLetter, weights: Weights, lessons: Lessons) -> None:
    discourse = letter.discourse
    for part in letter.parts:
        right = match_entries(part.statements, part.entries)
        for position, statement in enumerate(part.statements):
            entry = right.get(position)
            either_way = entry is not None and entry.optional and describes_the_sample(entry)
            if entry is not None and names_a_group(statement, entry):
                entry = None
            lesson = _StatementLesson(letter, statement, discourse, entry, weights, lessons, either_way=either_way)
            decision = lesson.teach()
            if decision.antecedent is not None:
                discourse = discourse.after(decision.antecedent)


def describes_the_sample(entry: CheckedEntry) -> bool:
    """Whether it counts custody cases, reports or staff: some who annotate take these for findings, others do not."""
    return (entry.measure or "").startswith("context.") and entry.measure != "context.other"


def names_a_group(statement: PlacedStatement, entry: CheckedEntry) -> bool:
    """Whether an optional entry only says of which group the next ones speak: "nine cases needed a plan"."""
    if not entry.optional:
        return False
    place = statement.place
    needed = any(hit.meaning == "needs" and hit.lies_in(place.clause) for hit in place.passage.features)
    return (entry.measure or "").startswith("context.") or (needed and not statement.strong)


def right_numbers(numbers: Numbers, entry: CheckedEntry) -> bool:
    """Whether count and total are the entry's; none of the six sufficient and all six insufficient are the same."""
    if numbers.total != entry.total:
        return False
    return numbers.count == entry.count or (
        entry.total is not None and {numbers.count, entry.count} == {0, entry.total}
    )


def right_verdict(numbers: Numbers, entry: CheckedEntry) -> Verdict | None:
    """The verdict that makes the entry of these numbers: its own, or the opposite where they are turned round."""
    return entry.verdict if numbers.count == entry.count else OPPOSITE.get(entry.verdict, entry.verdict)


class _StatementLesson(NamedTuple):
    """One statement, and the entry that a person made of it; None where it is no finding."""

    letter: PreparedLetter
    statement: PlacedStatement
    discourse: Discourse
    entry: CheckedEntry | None
    weights: Weights
    lessons: Lessons
    either_way: bool
    """Careful readers differ on whether it is a finding: it teaches nothing about that."""

    @property
    def required(self) -> CheckedEntry | None:
        """The entry, unless careful readers could differ about it."""
        return self.entry if self.entry is not None and not self.entry.optional else None

    def teach(self) -> Decision:
        """The right reading; what it teaches is added to the lessons."""
        asked = question_of(self.statement, self.discourse)
        numbers = self._numbers(asked)
        signs = tuple(signs_of(asked, numbers))
        heard = self.weights.voices.heard(self.statement.around)
        measure, likelihood = self._measure(asked, numbers, heard.measures)
        if not self.either_way and (self.entry is None or self.required is not None):
            evidence = features_of(finding_evidence(asked, numbers, measure, likelihood, signs))
            self.lessons.finding.append(self._lesson(({}, evidence), (int(self.entry is not None),)))
        if self.entry is not None and self.letter.names_measures:
            measure = self.entry.measure
        verdict = self._verdict(numbers, verdicts_of(asked, numbers, measure, signs, heard.verdicts))
        return Decision(self.statement, asked, numbers, measure, verdict, self.entry is not None, 0, 0, 0, 0)

    def _lesson(self, readings: tuple[Features, ...], right: tuple[int, ...]) -> Lesson:
        return Lesson(self.letter.id, readings, right, self.letter.weight)

    def _example(self, label: str) -> VoiceExample:
        return VoiceExample(self.letter.id, self.statement.around.words, label, self.letter.weight)

    def _numbers(self, asked: Question) -> Numbers:
        options = numbers_of(asked)
        right = tuple(at for at, each in enumerate(options) if self.entry and right_numbers(each, self.entry))
        if self.required is not None and right and len(right) < len(options):
            readings = tuple(dict.fromkeys(each.features, 1.0) for each in options)
            self.lessons.numbers.append(self._lesson(readings, right))
        likeliest = [options[at] for at in right] or list(options)
        return max(likeliest, key=lambda each: self.weights.balances["numbers"].weigh(each.facts))

    def _measure(self, asked: Question, numbers: Numbers, voice: Mapping[str, float]) -> tuple[str | None, float]:
        choices = measures_of(asked, numbers, voice)
        if self.required is not None and self.letter.names_measures:
            example = self._example(self.required.measure or "none")
            self.lessons.measure_examples.append(example)
            right = tuple(at for at, choice in enumerate(choices) if choice.value == self.required.measure)
            if right and len(choices) > 1:
                readings = tuple(features_of(choice.evidence) for choice in choices)
                self.lessons.measure.append(self._lesson(readings, right))
        likely = log_probabilities([score(choice.evidence, self.weights.balances["measure"]) for choice in choices])
        best = max(range(len(choices)), key=lambda index: likely[index])
        return choices[best].value, likely[best]

    def _verdict(self, numbers: Numbers, choices: Sequence[Choice[Verdict]]) -> Verdict:
        right = right_verdict(numbers, self.entry) if self.entry is not None else None
        if self.required is not None and right is not None and right in OPPOSITE and len(choices) > 1:
            self.lessons.verdict_examples.append(self._example(right))
            at = tuple(index for index, choice in enumerate(choices) if choice.value == right)
            readings = tuple(features_of(choice.evidence) for choice in choices)
            self.lessons.verdict.append(self._lesson(readings, at))
        return right or choices[0].value


def features_of(evidence: Evidence) -> Features:
    """The evidence as features, those of one name added up."""
    features: dict[str, float] = {}
    for facts, degree in (*((facts, 1.0) for facts in evidence.facts), *evidence.degrees):
        for name in facts:
            features[name] = features.get(name, 0.0) + degree
    return features
