"""Passages: a few sentences as a letter of their own, with what a person reads in them, to learn from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from models.base import Noun, Span
from models.checked import CheckedEntry
from models.finding import Basis, Role, Verdict
from models.letter import Letter, Letterhead, Paragraph, SectionId
from models.text import Transcript
from pipeline.curate.learn.letters import CheckedLetter
from pipeline.errors import CorpusError

CASES = 24
"""How many cases the inspectors of every passage examined."""
WEIGHT = 0.5
"""A passage shows one way of saying things on purpose; letters show how often it is said."""
KEY = "1.1"
"""The paragraph that holds the passage."""

SAMPLE = CheckedEntry(
    paragraph="context.1",
    quote=f"{CASES} cases",
    measure="context.cases",
    role="context",
    verdict="none",
    count=CASES,
    total=None,
    basis="printed",
    words=None,
)
"""What the sentence before each passage says."""


class ExpectedStatement(Noun):
    """One statement as a person reads it."""

    quote: str
    count: int | None
    total: int | None
    basis: Basis
    verdict: Verdict
    measure: str | None
    role: Role | None = None
    optional: bool = False


class TeachingPassage(Noun):
    """One to three sentences, and every statement in them."""

    section: SectionId
    text: str
    findings: tuple[ExpectedStatement, ...]
    fails: str | None = None
    """Why it is not read so yet, where it is not."""


def checked_passages(path: Path) -> tuple[CheckedLetter, ...]:
    """The passages of a file, each as a checked letter; CorpusError where the file cannot be used."""
    try:
        return tuple(as_checked_letters(passages_in(path)))
    except OSError as error:
        raise CorpusError(f"{path} cannot be opened ({error.strerror}): name a file of passages.") from error
    except (yaml.YAMLError, ValidationError, AttributeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} is not a file of passages: see tests/interpret/mechanisms.yml.") from error


def passages_in(path: Path) -> dict[str, list[TeachingPassage]]:
    """The passages of a file, by the way in which they state a number."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: dict[str, list[Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe
    return {way: [TeachingPassage.model_validate(entry) for entry in entries] for way, entries in content.items()}


def as_checked_letters(passages: dict[str, list[TeachingPassage]]) -> Iterator[CheckedLetter]:
    """Each passage as a checked letter."""
    for way, entries in passages.items():
        for position, passage in enumerate(entries):
            name = f"passage {way.partition(':')[0]} {position}"
            entries_of = [SAMPLE, *(_entry(each) for each in passage.findings)]
            yield CheckedLetter(name, letter_of(passage.section, passage.text), entries_of, WEIGHT)


def letter_of(section: SectionId, words: str, *, cases: int = CASES) -> Letter:
    """A letter that says how many cases were examined, and then, in that section, the words."""
    sample = f"We examined {cases} cases."
    start, place = len(sample) + 1, sample.index(str(cases))
    return Letter(
        transcript=Transcript(text=f"{sample}\n{words}", blocks=()),
        letterhead=Letterhead(
            area=None,
            title=None,
            published=None,
            fieldwork_start=None,
            fieldwork_end=None,
            cases=cases,
            cases_span=Span(start=place, end=place + len(str(cases))),
        ),
        sections=(),
        paragraphs=(
            Paragraph(start=0, end=len(sample), key="context.1", section="context", number=None, kind="text"),
            Paragraph(start=start, end=start + len(words), key=KEY, section=section, number=KEY, kind="text"),
        ),
    )


def _entry(expected: ExpectedStatement) -> CheckedEntry:
    return CheckedEntry(paragraph=KEY, words=None, **expected.model_dump())
