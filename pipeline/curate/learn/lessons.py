"""Lessons: for each statement of a checked letter, the readings that compete and which of them is right."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from models.base import Span
from models.checked import CheckedEntry
from models.finding import OPPOSITE, Verdict
from models.letter import Letter
from pipeline.annotations.quotations import place_in
from pipeline.extract import extract
from pipeline.interpret import discourse_before
from pipeline.interpret.candidates.evidence import Evidence, Numbers
from pipeline.interpret.candidates.findings import finding_evidence
from pipeline.interpret.candidates.measures import measures_of
from pipeline.interpret.candidates.numbers import numbers_of
from pipeline.interpret.candidates.relations import Asking, asking
from pipeline.interpret.candidates.verdicts import verdicts_of
from pipeline.interpret.decide import Decision
from pipeline.interpret.discourse import Discourse
from pipeline.interpret.paragraphs import Vocabulary, stated_in
from pipeline.interpret.placed import Placed
from pipeline.interpret.weights import Weights, log_probabilities, score
from pipeline.language.rules import load_rules

Features = Mapping[str, float]
"""The weight of each piece of evidence by its name."""


class CheckedLetter(NamedTuple):
    """A letter and all that a person has found in it."""

    id: str
    letter: Letter
    entries: Sequence[CheckedEntry]
    weight: float = 1.0
    """How much each of its statements counts beside one of a letter."""


class Lesson(NamedTuple):
    """Readings that compete, each as its evidence, and the positions of those that are right."""

    letter: str
    readings: tuple[Features, ...]
    right: tuple[int, ...]
    weight: float = 1.0


class Heard(NamedTuple):
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
    measures_heard: list[Heard] = field(default_factory=list)
    verdicts_heard: list[Heard] = field(default_factory=list)


def lessons_of(letters: Iterable[tuple[CheckedLetter, Weights]]) -> Lessons:
    """The lessons of the letters, each gone through with the right reading of every statement before.

    The weights that come with a letter choose where several readings are right, and where a person says nothing.
    """
    lessons = Lessons()
    for letter, weights in letters:
        _go_through(letter, weights, lessons)
    return lessons


def _go_through(checked: CheckedLetter, weights: Weights, lessons: Lessons) -> None:
    rules = load_rules()
    vocabulary = Vocabulary.of(rules)
    letter = checked.letter
    placed = placed_entries(letter, checked.entries)
    mentions = extract(letter, rules)
    discourse = discourse_before(letter)
    for paragraph in letter.body_paragraphs:
        inside = [mention for mention in mentions if paragraph.covers(mention)]
        statements = stated_in(letter, paragraph, inside, vocabulary).statements
        right = matched(statements, [(entry, place) for entry, place in placed if paragraph.covers(place)])
        for position, statement in enumerate(statements):
            entry = right.get(position)
            if entry is not None and names_a_group(statement, entry):
                entry = None
            decision = _Lesson(checked, statement, discourse, entry, weights, lessons).taught()
            if decision.said is not None:
                discourse = discourse.after(decision.said)


def placed_entries(letter: Letter, entries: Sequence[CheckedEntry]) -> list[tuple[CheckedEntry, Span]]:
    """The entries that stand in the letter, each with its place."""
    return [
        (entry, place)
        for entry in entries
        if not entry.rejected and (place := place_in(letter, entry.paragraph, entry.quote)) is not None
    ]


def matched(statements: Sequence[Placed], entries: Sequence[tuple[CheckedEntry, Span]]) -> dict[int, CheckedEntry]:
    """The entry that each statement is meant by, by the statement's position."""
    ranked = sorted(
        (statement.statement.count != entry.count and statement.statement.excepted is None, -overlap, position, at)
        for position, statement in enumerate(statements)
        for at, (entry, place) in enumerate(entries)
        if (overlap := sum(_overlap(part, place) for part in statement.statement.parts)) > 0
    )
    found: dict[int, CheckedEntry] = {}
    taken: set[int] = set()
    for *_, position, at in ranked:
        if position not in found and at not in taken:
            found[position] = entries[at][0]
            taken.add(at)
    return found


def _overlap(part: Span, place: Span) -> int:
    return max(0, min(part.end, place.end) - max(part.start, place.start))


def names_a_group(statement: Placed, entry: CheckedEntry) -> bool:
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


class _Lesson(NamedTuple):
    """One statement, and the entry that a person made of it; None where it is no finding."""

    checked: CheckedLetter
    statement: Placed
    discourse: Discourse
    entry: CheckedEntry | None
    weights: Weights
    lessons: Lessons

    @property
    def required(self) -> CheckedEntry | None:
        """The entry, unless careful readers could differ about it."""
        return self.entry if self.entry is not None and not self.entry.optional else None

    def taught(self) -> Decision:
        """The right reading; what it teaches is added to the lessons."""
        asked = asking(self.statement, self.discourse)
        numbers = self._numbers(asked)
        measure, likelihood = self._measure(asked, numbers)
        if self.entry is None or self.required is not None:
            evidence = features_of(finding_evidence(asked, numbers, measure, likelihood))
            self.lessons.finding.append(self._lesson(({}, evidence), (int(self.entry is not None),)))
        if self.entry is not None:
            measure = self.entry.measure
        verdict = self._verdict(asked, numbers, measure)
        return Decision(self.statement, asked, numbers, measure, verdict, self.entry is not None, 0, 0, 0, 0)

    def _lesson(self, readings: tuple[Features, ...], right: tuple[int, ...]) -> Lesson:
        return Lesson(self.checked.id, readings, right, self.checked.weight)

    def _heard(self, label: str) -> Heard:
        return Heard(self.checked.id, self.statement.words, label, self.checked.weight)

    def _numbers(self, asked: Asking) -> Numbers:
        options = numbers_of(asked)
        right = tuple(at for at, each in enumerate(options) if self.entry and right_numbers(each, self.entry))
        if self.required is not None and right and len(right) < len(options):
            readings = tuple(features_of(each.evidence) for each in options)
            self.lessons.numbers.append(self._lesson(readings, right))
        likeliest = [options[at] for at in right] or list(options)
        return max(likeliest, key=lambda each: score(each.evidence, self.weights.numbers))

    def _measure(self, asked: Asking, numbers: Numbers) -> tuple[str | None, float]:
        voice = self.weights.measure_voice.log_probabilities(self.statement.words)
        choices = measures_of(asked, numbers, voice)
        if self.required is not None:
            heard = self._heard(self.required.measure or "none")
            self.lessons.measures_heard.append(heard)
            right = tuple(at for at, choice in enumerate(choices) if choice.value == self.required.measure)
            if right and len(choices) > 1:
                readings = tuple(features_of(choice.evidence) for choice in choices)
                self.lessons.measure.append(self._lesson(readings, right))
        likely = log_probabilities([score(choice.evidence, self.weights.measure) for choice in choices])
        best = max(range(len(choices)), key=lambda index: likely[index])
        return choices[best].value, likely[best]

    def _verdict(self, asked: Asking, numbers: Numbers, measure: str | None) -> Verdict:
        voice = self.weights.verdict_voice.log_probabilities(self.statement.words)
        choices = verdicts_of(asked, numbers, measure, voice)
        right = right_verdict(numbers, self.entry) if self.entry is not None else None
        if self.required is not None and right is not None and right in OPPOSITE and len(choices) > 1:
            self.lessons.verdicts_heard.append(self._heard(right))
            at = tuple(index for index, choice in enumerate(choices) if choice.value == right)
            readings = tuple(features_of(choice.evidence) for choice in choices)
            self.lessons.verdict.append(self._lesson(readings, at))
        return right or choices[0].value


def features_of(evidence: Iterable[Evidence]) -> Features:
    """The evidence as features, those of one name added up."""
    features: dict[str, float] = {}
    for each in evidence:
        features[each.feature] = features.get(each.feature, 0.0) + each.value
    return features
