"""Lessons: for each statement of a checked letter, the readings that compete and which of them is right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Verdict
from models.letter import Letter
from pipeline.annotations.quotations import place_in
from pipeline.extract import extract
from pipeline.interpret.candidates.evidence import Evidence, Numbers
from pipeline.interpret.candidates.findings import finding_evidence
from pipeline.interpret.candidates.measures import measures_of
from pipeline.interpret.candidates.numbers import numbers_of
from pipeline.interpret.candidates.relations import asking
from pipeline.interpret.candidates.verdicts import judges_nothing, verdicts_of
from pipeline.interpret.decide import Decision, Placed
from pipeline.interpret.discourse import OPPOSITE, Discourse, Group
from pipeline.interpret.paragraphs import Vocabulary, stated_in
from pipeline.interpret.weights import Weights, log_probabilities, score
from pipeline.language.rules import Rules

Features = Mapping[str, float]


class Lesson(NamedTuple):
    """Readings that compete, each as its evidence, and the positions of those that are right."""

    letter: str
    readings: tuple[Features, ...]
    right: tuple[int, ...]


class Heard(NamedTuple):
    """The words around a statement, and what they stood for."""

    letter: str
    words: Mapping[str, float]
    label: str


@dataclass
class Lessons:
    """The lessons of some letters, by the part of a reading that they teach."""

    numbers: list[Lesson] = field(default_factory=list)
    measure: list[Lesson] = field(default_factory=list)
    verdict: list[Lesson] = field(default_factory=list)
    finding: list[Lesson] = field(default_factory=list)
    measures_heard: list[Heard] = field(default_factory=list)
    verdicts_heard: list[Heard] = field(default_factory=list)


def features_of(evidence: Sequence[Evidence]) -> Features:
    """The evidence as features, those of one name added up."""
    features: dict[str, float] = {}
    for each in evidence:
        features[each.feature] = features.get(each.feature, 0.0) + each.value
    return features


def matched(
    letter: Letter, statements: Sequence[Placed], entries: Sequence[tuple[CheckedEntry, Span]]
) -> dict[int, CheckedEntry]:
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


class Teacher:
    """Goes through a checked letter, always taking the right reading, and writes down the lessons."""

    def __init__(self, rules: Rules, weights: Weights, lessons: Lessons) -> None:
        self.rules = rules
        self.vocabulary = Vocabulary.of(rules)
        self.weights = weights
        self.lessons = lessons

    def teach(self, name: str, letter: Letter, entries: Sequence[CheckedEntry]) -> None:
        """Add the lessons of one letter."""
        placed_entries = [
            (entry, place)
            for entry in entries
            if (place := place_in(letter, entry.paragraph, entry.quote)) is not None
        ]
        mentions = extract(letter, self.rules)
        discourse = sample_of(letter)
        for paragraph in letter.paragraphs:
            if paragraph.section == "closing":
                continue
            inside = [mention for mention in mentions if paragraph.covers(mention)]
            statements = stated_in(letter, paragraph, inside, self.vocabulary).statements
            own = [(entry, place) for entry, place in placed_entries if paragraph.covers(place)]
            right = matched(letter, statements, own)
            for position, statement in enumerate(statements):
                entry = right.get(position)
                if entry is not None and names_a_group(statement, entry):
                    entry = None
                decision = self._lesson(name, statement, discourse, entry)
                if decision.said is not None:
                    discourse = discourse.after(decision.said)

    def _lesson(
        self, name: str, statement: Placed, discourse: Discourse, entry: CheckedEntry | None
    ) -> Decision:
        lessons, weights = self.lessons, self.weights
        asked = asking(statement.statement, statement.place, discourse, statement.subject, strong=statement.strong)
        taught = entry is not None and not entry.optional
        options = numbers_of(asked)
        right = [at for at, each in enumerate(options) if entry and right_numbers(each, entry)]
        if right and taught and len(right) < len(options):
            lessons.numbers.append(
                Lesson(name, tuple(features_of(each.evidence) for each in options), tuple(right))
            )
        numbers = _best([options[at] for at in right] or list(options), weights.numbers)
        voice = weights.measure_voice.log_probabilities(statement.words)
        choices = measures_of(asked, numbers, voice, strong=statement.strong)
        if entry is not None and taught:
            lessons.measures_heard.append(Heard(name, statement.words, entry.measure or "none"))
            at = [index for index, choice in enumerate(choices) if choice.value == entry.measure]
            if at and len(choices) > 1:
                lessons.measure.append(
                    Lesson(name, tuple(features_of(choice.evidence) for choice in choices), tuple(at))
                )
        likely = log_probabilities([score(choice.evidence, weights.measure) for choice in choices])
        best = max(range(len(choices)), key=lambda index: likely[index])
        evidence = tuple(finding_evidence(asked, numbers, choices[best].value, likely[best]))
        if entry is None or taught:
            features = features_of(evidence)
            lessons.finding.append(Lesson(name, ({}, features), (int(entry is not None),)))
        measure = entry.measure if entry is not None else choices[best].value
        verdict = self._verdict(name, statement, asked, numbers, measure, entry if taught else None)
        if entry is not None and entry.verdict is not None:
            verdict = entry.verdict if numbers.count == entry.count else OPPOSITE.get(entry.verdict, entry.verdict)
        return Decision(statement, asked, numbers, measure, verdict, entry is not None, 0, 0, 0, 0)

    def _verdict(self, name, statement, asked, numbers, measure, entry) -> Verdict:
        voice = self.weights.verdict_voice.log_probabilities(statement.words)
        choices = verdicts_of(asked, numbers, measure, voice)
        if len(choices) > 1 and entry is not None and entry.verdict in OPPOSITE:
            verdict = entry.verdict if numbers.count == entry.count else OPPOSITE[entry.verdict]
            self.lessons.verdicts_heard.append(Heard(name, statement.words, verdict))
            at = tuple(index for index, choice in enumerate(choices) if choice.value == verdict)
            self.lessons.verdict.append(Lesson(name, tuple(features_of(choice.evidence) for choice in choices), at))
        return choices[0].value


def names_a_group(statement: Placed, entry: CheckedEntry) -> bool:
    """Whether an optional entry only says of which group the next ones speak: "nine cases needed a plan"."""
    if not entry.optional:
        return False
    place = statement.place
    needed = any(hit.meaning == "needs" and hit.lies_in(place.clause) for hit in place.passage.features)
    return (entry.measure or "").startswith("context.") or (needed and not statement.strong)


def sample_of(letter: Letter) -> Discourse:
    """What is known before the first paragraph: the sample."""
    head = letter.letterhead
    return Discourse(Group(head.cases, "sample", head.cases_span) if head.cases else None)


def right_numbers(numbers: Numbers, entry: CheckedEntry) -> bool:
    """Whether count and total are the entry's; none of the six sufficient and all six insufficient are the same."""
    if numbers.total != entry.total:
        return False
    if numbers.count == entry.count:
        return True
    return entry.total is not None and {numbers.count, entry.count} == {0, entry.total}


def _best(options: Sequence[Numbers], weights: Mapping[str, float]) -> Numbers:
    return max(options, key=lambda each: score(each.evidence, weights))


def by_letter(lessons: Sequence[Lesson], names: frozenset[str]) -> Iterator[Lesson]:
    """The lessons of these letters."""
    return (lesson for lesson in lessons if lesson.letter in names)
