"""Pages with foreign layers, made after reports of users of such tools: each is read like the letter without them."""

from functools import cache
from pathlib import Path

import pytest

from models.finding import Finding
from models.reading import Interpretation, Problem
from models.source import Source
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from pipeline.read import read
from pipeline.segment import segment
from pipeline.validate import validate

pytestmark = pytest.mark.slow

CASES = Path(__file__).parents[1] / "cases"
Row = tuple[str, str | None, str | None, int | None, int | None]

SAYS = {
    "a02-blank-run-small": None,
    "a04-dup-4x": None,
    "a04-shadow-1": None,
    "a08-invisible-AA": "nobody can see",
    "a08-whited-out-number": "nobody can see",
    "a09-ligature-nul": "does not say which letters it prints in 20 words on pages 1, 2, such as “effectiveness”",
    "a15-freetext-date": None,
    "a42-hidden-layer": "text on page 1 that nobody can see",
    "a43-watermark-0-large": "“DRAFT” is printed across pages 1, 2",
    "a43-watermark-45": "“DRAFT” is printed across pages 1, 2",
    "a43-watermark-45-small-tiled": "“OFFICIAL” is printed across pages 1, 2",
    "c01-sup-after-stop": None,
    "c01-sup-default": None,
    "c07-watermark": "“DRAFT” is printed across pages 1, 2",
}
"""What is said of each page beyond what is said of the plain letter."""


@cache
def reading(name: str) -> tuple[Interpretation, tuple[Problem, ...], str]:
    letter = segment(read(CASES / f"{name}.pdf"), file="letter.pdf")
    rules = load_rules()
    found = interpret(letter, extract(letter, rules), rules)
    source = Source(id="letter", sha256="", source="invented")
    return found, validate(letter, source, found.findings, found.numbers), letter.text


def row(finding: Finding) -> Row:
    return finding.paragraph, finding.measure, finding.verdict, finding.count, finding.total


@pytest.mark.parametrize("name", SAYS)
def test_the_rows_are_those_of_the_plain_letter(name: str) -> None:
    plain, found = reading("base"), reading(name)
    assert [row(finding) for finding in found[0].findings] == [row(finding) for finding in plain[0].findings]
    assert found[2] == plain[2]


@pytest.mark.parametrize(("name", "says"), SAYS.items())
def test_what_was_left_out_is_said_once_with_its_pages(name: str, says: str | None) -> None:
    known = {problem.message for problem in reading("base")[1]}
    new = [problem.message for problem in reading(name)[1] if problem.message not in known]
    assert len(new) == (says is not None)
    assert all(says is not None and says in message for message in new)


def test_findings_beside_letters_that_were_filled_in_are_doubtful() -> None:
    found = reading("a09-ligature-nul")[0].findings
    assert {finding.certainty for finding in found if finding.paragraph in ("1.1", "2.1", "3.1")} == {"doubtful"}


def test_a_date_typed_over_the_page_is_the_letters_date() -> None:
    assert "Publication date: 12th March 2014" in reading("a15-freetext-date")[2]
