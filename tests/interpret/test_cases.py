"""Faults that users of such tools have reported: each kind of sentence in a whole letter, read from end to end."""

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from _pytest.mark import ParameterSet

from models.base import Noun
from models.finding import Finding, Number, Verdict
from models.letter import Letter
from models.reading import Problem
from models.source import Source
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from pipeline.read import read
from pipeline.segment import segment
from pipeline.validate import validate

FOLDER = Path(__file__).parents[1] / "cases"
CASES = 20
FIRST = re.compile(r"^- 1\.1\. .*$", re.MULTILINE)


Row = tuple[int | None, int | None, Verdict | None]
"""What may be read: count, total and verdict."""


class Sentence(Noun):
    """An entry of `further.yml`; see its head."""

    says: str
    right: tuple[Row, ...]
    bounds: tuple[int, int] | None = None
    fails: str | None = None


class Read(NamedTuple):
    """What is made of one paragraph."""

    findings: list[Finding]
    numbers: list[Number]
    problems: list[Problem]

    @property
    def rows(self) -> list[Row]:
        return [(each.count, each.total, each.verdict) for each in self.findings]


def load(name: str) -> Any:  # noqa: ANN401 - YAML holds anything; each reader checks its own file
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def paragraph_of(path: Path, key: str) -> Read:
    """The paragraph, after the letter has been through every stage."""
    letter: Letter = segment(read(path), file=path.name)
    rules = load_rules()
    read_all = interpret(letter, extract(letter, rules), rules)
    source = Source(id="letter", sha256="", source="invented")
    problems = validate(letter, source, read_all.findings, read_all.numbers)
    paragraph = next(part for part in letter.paragraphs if part.key == key)
    return Read(
        [each for each in read_all.findings if each.paragraph == key],
        [each for each in read_all.numbers if paragraph.covers(each)],
        [each for each in problems if each.paragraph == key],
    )


def reported() -> list[ParameterSet]:
    return [
        pytest.param(
            entry["file"],
            entry["paragraph"],
            [(row["count"], row["total"], row["verdict"]) for row in entry["right"]],
            id=str(entry["file"]),
        )
        for entry in load("cases.yml")
    ]


def further() -> list[ParameterSet]:
    kinds = load("further.yml")
    sentences = [(kind, Sentence.model_validate(entry)) for kind, entries in kinds.items() for entry in entries]
    return [
        pytest.param(
            sentence,
            id=f"{kind}: {sentence.says[:60]}",
            marks=[pytest.mark.xfail(strict=True, reason=sentence.fails)] if sentence.fails else [],
        )
        for kind, sentence in sentences
    ]


@pytest.mark.parametrize(("file", "paragraph", "right"), reported())
def test_a_reported_fault_is_mended(file: str, paragraph: str, right: list[Row]) -> None:
    found = paragraph_of(FOLDER / file, paragraph)
    assert found.rows == right
    if not right:
        assert {number.status for number in found.numbers} <= {"unread"}
        assert [each.check for each in found.problems] == ["number unread"] * len(found.numbers)


@pytest.mark.parametrize("sentence", further())
def test_others_of_its_kind_are_read_as_well(tmp_path: Path, sentence: Sentence) -> None:
    path = tmp_path / "letter.txt"
    base = (FOLDER / "base.txt").read_text(encoding="utf-8")
    path.write_text(FIRST.sub(lambda _: f"- 1.1. {sentence.says}", base, count=1), encoding="utf-8")
    found = paragraph_of(path, "1.1")
    assert found.rows == list(sentence.right)
    if not sentence.right:
        assert "read" not in {number.status for number in found.numbers}
    if sentence.bounds is not None:
        bounds = [(each.low, each.high) for each in found.findings]
        assert bounds == [pytest.approx([bound / CASES for bound in sentence.bounds])]
