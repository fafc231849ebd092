"""What went wrong, statement by statement, for a person who wants to see why."""

from collections.abc import Iterator

from models.base import Noun
from models.checked import CheckedEntry
from models.finding import Basis, Certainty, Finding, Role, Verdict
from models.letter import Letter
from pipeline.annotations.quotations import place_in, sentence_round
from pipeline.curate.evaluate.matching import Comparison

_FIELDS = {"count", "total", "verdict", "measure", "role", "basis", "words", "confidence", "certainty"}


class Stated(Noun):
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
    expected: Stated | None = None
    """None where nothing was expected."""
    read: Stated | None = None
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
    placed = [*_wrong(comparison, letter), *_missed(comparison, letter), *_unexpected(comparison, letter)]
    return tuple(fault for _, fault in sorted(placed, key=lambda each: each[0]))


def stated_by_rule(finding: Finding, text: str) -> Stated:
    """What a rule has read."""
    return Stated(quote=finding.of(text), rule=finding.rule, **finding.model_dump(include=_FIELDS))


def _stated_by_person(entry: CheckedEntry) -> Stated:
    return Stated(quote=entry.quote, **entry.model_dump(include=_FIELDS))


def _wrong(comparison: Comparison, letter: Letter) -> Iterator[tuple[int, Fault]]:
    for pair in comparison.pairs:
        if pair.differs:
            fault = Fault(
                paragraph=pair.entry.paragraph,
                sentence=pair.finding.sentence.of(letter.text),
                expected=_stated_by_person(pair.entry),
                read=stated_by_rule(pair.finding, letter.text),
                differs=pair.differs,
            )
            yield pair.finding.start, fault


def _missed(comparison: Comparison, letter: Letter) -> Iterator[tuple[int, Fault]]:
    for entry in comparison.missed:
        place = place_in(letter, entry.paragraph, entry.quote)
        sentence = sentence_round(letter, place).of(letter.text) if place else ""
        start = place.start if place else len(letter.text)
        yield start, Fault(paragraph=entry.paragraph, sentence=sentence, expected=_stated_by_person(entry))


def _unexpected(comparison: Comparison, letter: Letter) -> Iterator[tuple[int, Fault]]:
    for finding in comparison.unexpected:
        sentence = finding.sentence.of(letter.text)
        read = stated_by_rule(finding, letter.text)
        yield finding.start, Fault(paragraph=finding.paragraph, sentence=sentence, read=read)
