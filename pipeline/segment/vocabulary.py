"""The words that segmenting goes by, from the files of rules, loaded once and checked."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field, ValidationError

from models.base import Noun
from models.letter import SectionId
from pipeline.errors import RuleError
from pipeline.language.number_words import NUMBER_WORD
from pipeline.language.rule_files import read_yaml

RULES = Path(__file__).parent.parent / "rules"

NUMBER = rf"(?:\b[0-9][0-9,]*|{NUMBER_WORD})"

Kind = TypeVar("Kind", bound=Noun)


def _split_words(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


def _compile(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return re.compile(value.replace("{number}", NUMBER), re.IGNORECASE | re.VERBOSE)
    except re.error as error:
        raise ValueError(f"the pattern {value!r} cannot be read: {error}") from error


Words = Annotated[tuple[str, ...], BeforeValidator(_split_words)]
"""A set of words, written with spaces between them."""

Pattern = Annotated[re.Pattern[str], BeforeValidator(_compile)]


class HeadingRule(Noun):
    """By what words a heading is known to open a section."""

    section: SectionId | None
    """None for a heading over several sections."""
    meaning: str
    any_of: tuple[Words, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    examples: tuple[str, ...] = Field(min_length=1)
    near_misses: tuple[str, ...] = Field(min_length=1)


class HeadingWords(Noun):
    """`headings.yml`."""

    sections: tuple[HeadingRule, ...]
    sentence_words: Words
    clause_words: Words
    end_of_letter: tuple[str, ...]
    appendix: tuple[str, ...]
    closing: tuple[str, ...]


class TitleWords(Noun):
    """How the title is known, and what of it is no part of the area's name."""

    screening: Pattern
    subject: Pattern
    words: Words
    joining_words: Words
    introduction_words: Words


class FieldworkWords(Noun):
    """Words by which a date is known as the inspection's own, or as another event's."""

    this_inspection: Pattern
    other_inspection: Pattern
    done: Pattern
    done_otherwise: Pattern
    only_start: Pattern
    only_end: Pattern


class LetterheadWords(Noun):
    """`letterhead.yml`."""

    row_labels: tuple[str, ...]
    title: TitleWords
    published: tuple[Pattern, ...]
    """Labels of the date of publication, the surest first."""
    fieldwork: FieldworkWords
    cases: tuple[Pattern, ...]
    cases_by_other_names: tuple[Pattern, ...]
    """Asked only where `cases` are not counted."""
    welsh: Words
    welsh_alone: Words
    """Those, and others, that no other language has."""
    english: Words


@cache
def heading_words() -> HeadingWords:
    """By what words the parts of a letter are known. Raises RuleError."""
    return load(RULES / "headings.yml", HeadingWords)


@cache
def letterhead_words() -> LetterheadWords:
    """By what words the letterhead's facts are known. Raises RuleError."""
    return load(RULES / "letterhead.yml", LetterheadWords)


def load(file: Path, kind: type[Kind]) -> Kind:
    """The content of a file of rules. Raises RuleError, which names the file and the entry that is wrong."""
    try:
        return kind.model_validate(read_yaml(file.name, file.parent))
    except ValidationError as error:
        first = error.errors()[0]
        entry = " ".join(str(part + 1 if isinstance(part, int) else part) for part in first["loc"])
        raise RuleError(f"{file.name}, {entry or 'the whole file'}: {first['msg']}; correct it.") from error
