"""A letter that says how many cases were examined, and then one passage; and all that is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from models.base import Span
from models.finding import Finding, Number
from models.letter import Letter, Letterhead, Paragraph, SectionId
from models.reading import Problem
from models.source import Source
from models.text import Transcript
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import Rules, load_rules
from pipeline.validate import validate

SOMEWHERE = Source(id="somewhere-2014-05", sha256="0" * 64)


@dataclass(frozen=True)
class Read:
    """What was read in a passage, and what is doubtful about it."""

    letter: Letter
    findings: tuple[Finding, ...]
    numbers: tuple[Number, ...]
    problems: tuple[Problem, ...]
    marked: tuple[Span, ...]
    """The words that the passage has in square brackets."""

    @property
    def shares(self) -> list[tuple[int | None, int | None] | None]:
        """How many of how many is read at each of the marked words; None where no finding has its number there."""
        return [self._share(place) for place in self.marked]

    @property
    def sure(self) -> bool:
        """Whether any finding at the marked words is called sure."""
        return any(
            finding.certainty == "sure" and any(place.covers(phrase) for phrase in finding.phrases)
            for place in self.marked
            for finding in self.findings
        )

    def _share(self, place: Span) -> tuple[int | None, int | None] | None:
        found = [each for each in self.findings if any(place.covers(phrase) for phrase in each.phrases)]
        return (found[0].count, found[0].total) if found else None

    @property
    def checks(self) -> set[str]:
        """The problems raised at the marked words."""
        placed = [(problem.span, problem.check) for problem in self.problems if problem.span]
        return {check for span, check in placed if any(span.overlaps(place) for place in self.marked)}

    @property
    def statuses(self) -> list[str]:
        """What became of the number in each of the marked words."""
        return [number.status for place in self.marked for number in self.numbers if place.covers(number)]


@cache
def _rules() -> Rules:
    return load_rules()


def read_passage(section: SectionId, *paragraphs: str, cases: int = 24) -> Read:
    """What is read in the paragraphs, which stand in that section after "We examined 24 cases."."""
    letter, marked = _letter_of(section, (f"We examined {cases} cases.", *paragraphs), cases)
    read = interpret(letter, extract(letter, _rules()), _rules())
    problems = validate(letter, SOMEWHERE, read.findings, read.numbers)
    return Read(letter, read.findings, read.numbers, problems, marked)


def _letter_of(section: SectionId, paragraphs: Sequence[str], cases: int) -> tuple[Letter, tuple[Span, ...]]:
    text, parts, marked = "", [], []
    for number, words in enumerate(paragraphs):
        start = len(text)
        for piece in words.split("["):
            inside, bracket, after = piece.partition("]")
            if bracket:
                marked.append(Span(start=len(text), end=len(text) + len(inside)))
            text += inside + after
        key, where = (f"1.{number}", section) if number else ("context.1", "context")
        parts.append(Paragraph(start=start, end=len(text), key=key, section=where, number=None, kind="text"))
        text += "\n"
    place = text.index(str(cases))
    head = Letterhead(
        area=None, title=None, published=None, fieldwork_start=None, fieldwork_end=None, cases=cases,
        cases_span=Span(start=place, end=place + len(str(cases))),
    )  # fmt: skip
    letter = Letter(transcript=Transcript(text=text, blocks=()), letterhead=head, sections=(), paragraphs=tuple(parts))
    return letter, tuple(marked)
