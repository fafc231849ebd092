"""Every letter at hand, held to the facts and the findings that people have checked."""

import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.letter import Letter
from pipeline.corpus.folders import PROJECT
from pipeline.read import read
from pipeline.segment import segment

LETTERS = sorted(
    path
    for folder in ("corpus", "tests/letters")
    for kind in ("txt", "pdf")
    for path in PROJECT.glob(f"{folder}/*/letter.{kind}")
)
QUOTATION_MARKS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
FACTS = ("area", "title", "published", "fieldwork_start", "fieldwork_end", "cases")
SECTIONS = (
    "context",
    "summary",
    "reoffending",
    "public",
    "child",
    "sentence",
    "management",
    "strengths",
    "improvements",
    "closing",
)

every_letter = pytest.mark.parametrize("file", LETTERS, ids=lambda file: f"{file.parent.name}{file.suffix}")


@cache
def letter_in(file: Path) -> Letter:
    """The letter with its parts named."""
    return segment(read(file), file=file.name)


def content_of(file: Path) -> Any:  # noqa: ANN401 - YAML holds anything
    """What a person has written down."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """The text with plain quotation marks and single spaces: print and transcript differ in them."""
    return " ".join(text.translate(QUOTATION_MARKS).split())


@every_letter
@pytest.mark.parametrize("fact", FACTS)
def test_the_letterhead_states_what_a_person_read(file: Path, fact: str) -> None:
    stated: str | int | date | None = getattr(letter_in(file).letterhead, fact)
    assert stated == content_of(file.with_name("letter.yml"))[fact]


@every_letter
def test_the_number_of_cases_is_where_it_is_said_to_be(file: Path) -> None:
    letter = letter_in(file)
    assert letter.letterhead.cases_span is not None
    context = next(part for part in letter.sections if part.section == "context")
    assert context.covers(letter.letterhead.cases_span)


@every_letter
def test_every_quotation_stands_once_in_the_paragraph_it_is_cited_from(file: Path) -> None:
    letter = letter_in(file)
    texts = {paragraph.key: folded(paragraph.of(letter.text)) for paragraph in letter.paragraphs}
    findings = content_of(file.with_name("findings.yml"))
    lost = [
        (finding["paragraph"], finding["quote"])
        for finding in findings
        if texts.get(finding["paragraph"], "").count(folded(finding["quote"])) != 1
    ]
    assert findings
    assert lost == []


@every_letter
def test_every_section_is_there_once_and_in_order(file: Path) -> None:
    assert tuple(part.section for part in letter_in(file).sections) == SECTIONS


@every_letter
def test_the_parts_stand_in_order_and_apart(file: Path) -> None:
    letter = letter_in(file)
    for parts in (letter.sections, letter.paragraphs):
        assert all(part.end < following.start for part, following in pairwise(parts))


@every_letter
def test_every_paragraph_lies_in_the_section_it_names(file: Path) -> None:
    letter = letter_in(file)
    covering = [[part.section for part in letter.sections if part.covers(paragraph)] for paragraph in letter.paragraphs]
    assert covering == [[paragraph.section] for paragraph in letter.paragraphs]


@every_letter
def test_a_paragraph_begins_and_ends_with_its_own_words(file: Path) -> None:
    letter = letter_in(file)
    texts = [paragraph.of(letter.text) for paragraph in letter.paragraphs]
    assert all(text and text == text.strip() for text in texts)
    assert not [text for text in texts if re.match(r"\(?[0-9]+\.[0-9]|[-*\u2022]\s", text)]


@every_letter
def test_no_two_paragraphs_have_the_same_key(file: Path) -> None:
    keys = [paragraph.key for paragraph in letter_in(file).paragraphs]
    assert sorted(set(keys)) == sorted(keys)
