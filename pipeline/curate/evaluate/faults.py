"""What went wrong, statement by statement, for a person who wants to see why."""

from collections.abc import Iterator

from models.base import Noun
from models.checked import CheckedEntry
from models.finding import Basis, Certainty, Finding, Role, Verdict
from models.letter import Letter
from pipeline.annotations.quotations import place_in, sentence_around
from pipeline.curate.evaluate.matching import Comparison

_FIELDS = {"count", "total", "verdict", "measure", "role", "basis", "words", "confidence", "certainty"}


class StatedReading(Noun):
    """What one statement says, as a person or as a rule reads it."""

    quote: str
    count: int | None
    total: int | None
    verdict: Verdict | None
    measure: str | None
    role: Role | None
    basis: Basis
    words: str | None
    rule: str | None = None
    confidence: float | None = None
    certainty: Certainty | None = None


class Fault(Noun):
    """A statement that was missed, read wrongly, or read where none was expected."""

    paragraph: str
    sentence: str
    """Empty where the paragraph does not hold the words that a person quoted from it."""
    expected: StatedReading | None = None
    """None where nothing was expected."""
    read: StatedReading | None = None
    """None where nothing was read."""
    differs: tuple[str, ...] = ()
    """The fields that differ, where something was expected and something read."""

    @property
    def kind(self) -> str:
        """What went wrong, in a word or two."""
        if self.read is None:
            return "missed"
        return "not expected" if self.expected is None else "wrong"


def faults_of(comparison: Comparison, letter: Letter) -> tuple[Fault, ...]:
    """What went wrong, in the order of the letter."""
    placed = [
        *_wrong(comparison, letter),
        *_missed_statements(comparison, letter),
        *_unexpected_statements(comparison, letter),
    ]
    return tuple(fault for _, fault in sorted(placed, key=lambda each: each[0]))


def reading_by_rule(finding: Finding, text: str) -> StatedReading:
    """What a rule has read."""
    return StatedReading(quote=finding.of(text), rule=finding.rule, **finding.model_dump(include=_FIELDS))


def _reading_by_person(entry: CheckedEntry) -> StatedReading:
    return StatedReading(quote=entry.quote, **entry.model_dump(include=_FIELDS))


def _wrong(comparison: Comparison, letter: Letter) -> Iterator[tuple[int, Fault]]:
    for pair in comparison.pairs:
        if pair.differs:
            fault = Fault(
                paragraph=pair.entry.paragraph,
                sentence=pair.finding.sentence.of(letter.text),
                expected=_reading_by_person(pair.entry),
                read=reading_by_rule(pair.finding, letter.text),
                differs=pair.differs,
            )
            yield pair.finding.start, fault


def _missed_statements(comparison: Comparison, letter: Letter) -> Iterator[tuple[int, Fault]]:
    for entry in comparison.missed:
        place = place_in(letter, entry.paragraph, entry.quote)
        sentence = sentence_around(letter, place).of(letter.text) if place else ""
        start = place.start if place else len(letter.text)
        yield start, Fault(paragraph=entry.paragraph, sentence=sentence, expected=_reading_by_person(entry))


def _unexpected_statements(comparison: Comparison, letter: Letter) -> Iterator[tuple[int, Fault]]:
    for finding in comparison.unexpected:
        sentence = finding.sentence.of(letter.text)
        read = reading_by_rule(finding, letter.text)
        yield finding.start, Fault(paragraph=finding.paragraph, sentence=sentence, read=read)
