"""What the glossary says is so: its terms are in order, and are those of the letters, the models and the tables."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from models.base import Noun
from models.finding import Finding, Number
from models.measure import Measure
from models.reading import Problem
from models.rule import Rule
from pipeline.cli.main import sqs
from pipeline.corpus.folders import PROJECT
from pipeline.language.rule_files import FOLDER
from pipeline.load.database import SCHEMA, VIEWS

FIELD, PROJECTS = "Words of the field", "Words of this project"
CLOSED_LISTS: dict[str, tuple[type[Noun], str]] = {
    "role": (Finding, "role"),
    "verdict": (Finding, "verdict"),
    "basis": (Finding, "basis"),
    "certainty": (Finding, "certainty"),
    "number": (Number, "status"),
    "problem": (Problem, "severity"),
    "rule": (Rule, "kind"),
    "unit": (Measure, "unit"),
    "voice": (Measure, "voice"),
    "direction": (Measure, "direction"),
}
"""Each term that stands for a closed list, and the field that has its values."""


def words_of(document: str) -> str:
    return (PROJECT / document).read_text(encoding="utf-8")


def lines_under(heading: str) -> list[str]:
    (part,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", words_of("docs/glossary.md"), re.MULTILINE | re.DOTALL)
    return re.findall(r"^\|.*$", part, re.MULTILINE)


def glossary(heading: str) -> dict[str, str]:
    """The terms under the heading, each with its meaning, in the order printed."""
    _, _, *lines = lines_under(heading)
    terms = [re.fullmatch(r"\| (.+?) \| (.+?) \|", line) for line in lines]
    return {term[1]: term[2] for term in terms if term}


def values_of(term: str) -> set[str]:
    model, field = CLOSED_LISTS[term]
    return set(literals(model.model_fields[field].annotation))


def literals(annotation: object) -> Iterator[str]:
    """The words of a literal type, or of a union of such types."""
    if isinstance(annotation, str):
        yield annotation
    for part in get_args(annotation):
        yield from literals(part)


@pytest.mark.parametrize("heading", [FIELD, PROJECTS])
def test_the_glossary_gives_each_term_one_line_in_the_order_of_the_alphabet(heading: str) -> None:
    terms = list(glossary(heading))
    assert len(terms) > 30
    assert terms == sorted(terms, key=str.lower)
    assert len(lines_under(heading)) == len(terms) + len(["the head of the table", "the rule under it"])
    assert all(re.match(r"(?:[A-Z\"]|`).*\.$", meaning) for meaning in glossary(heading).values())


@pytest.mark.parametrize("term", CLOSED_LISTS)
def test_the_glossary_gives_all_values_of_a_closed_list(term: str) -> None:
    assert len(values_of(term)) > 1
    assert values_of(term) <= set(re.findall(r"`([^`]+)`", glossary(PROJECTS)[term]))


@pytest.mark.parametrize("term", ["role", "verdict", "basis", "number"])
def test_the_glossary_explains_each_value_that_decides_how_a_row_is_used(term: str) -> None:
    assert values_of(term) <= glossary(PROJECTS).keys()


def test_the_glossary_explains_each_field_that_the_methodology_does() -> None:
    (table,) = re.findall(r"^\| field \| meaning \|\n(.*?)\n\n", words_of("METHODOLOGY.md"), re.MULTILINE | re.DOTALL)
    fields = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.+?) \|", table, re.MULTILINE))))
    assert {"measure", "verdict", "count", "total", "high"} <= fields
    assert fields <= glossary(PROJECTS).keys()


def test_the_glossary_speaks_only_of_columns_and_values_that_there_are() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        connection.executescript(VIEWS.read_text(encoding="utf-8"))
        tables = [name for (name,) in connection.execute("select name from sqlite_schema")]
        columns = {row[1] for table in tables for row in connection.execute(f"pragma table_info({table})")}
    values = set().union(*map(values_of, CLOSED_LISTS)) | {"at least", "at most"}
    files = {"areas.csv", "findings.yml"}
    commands = {f"sqs {command}" for command in sqs.commands}
    spoken_of = set(re.findall(r"`([^`]+)`", " ".join(glossary(PROJECTS).values())))
    assert spoken_of <= {*tables, *columns, *values, *files, *commands}


def test_the_glossary_explains_the_abbreviations_of_the_letters_and_the_measures() -> None:
    letters = [path.read_text(encoding="utf-8") for path in (PROJECT / "tests" / "letters").glob("*/letter.txt")]
    used = Counter(abbreviation for letter in letters for abbreviation in abbreviations(letter))
    often = {abbreviation for abbreviation, times in used.items() if times > 1}
    assert {"PSR", "RMP", "RoSH", "YOT"} <= often
    explained = set(re.findall(r"\w+", " ".join([*glossary(FIELD), *glossary(FIELD).values()])))
    assert often | abbreviations((Path(FOLDER) / "measures.csv").read_text(encoding="utf-8")) <= explained


def abbreviations(words: str) -> set[str]:
    """The abbreviations in the words, each in the singular."""
    return set(re.findall(r"\b([A-Z]+[a-z]?[A-Z]+)s?\b", words))


@pytest.mark.parametrize("document", ["README.md", "METHODOLOGY.md"])
def test_the_glossary_is_found_from_the_documents_that_need_it(document: str) -> None:
    assert "](docs/glossary.md)" in words_of(document)
