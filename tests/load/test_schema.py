"""What the tables hold together, and what they refuse."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from models.finding import Basis, Cue, Number, Role, Verdict
from models.letter import Paragraph, SectionId
from models.measure import Measure
from models.reading import Problem
from models.rule import Rule
from tests.support.readings import Query


@pytest.mark.parametrize(
    "check",
    [
        "pragma integrity_check",
        "insert into paragraphs_fts (paragraphs_fts, rank) values ('integrity-check', 1)",
        "insert into findings_fts (findings_fts, rank) values ('integrity-check', 1)",
    ],
)
def test_the_file_and_its_search_index_are_whole(query: Query, check: str) -> None:
    assert query(check) in ([("ok",)], [])


def test_every_reference_leads_to_a_row(query: Query) -> None:
    assert query("pragma foreign_key_check") == []


def test_every_table_of_our_own_is_strict(query: Query) -> None:
    tables = query("select name, strict from pragma_table_list where type = 'table' and name not like 'sqlite_%'")
    assert len(tables) == 32
    assert all(strict for _, strict in tables)


@pytest.mark.parametrize(
    ("table", "column", "vocabulary"),
    [
        ("findings", "role", Role),
        ("findings", "verdict", Verdict),
        ("findings", "basis", Basis),
        ("findings", "unit", Measure.model_fields["unit"].annotation),
        ("findings", "voice", Measure.model_fields["voice"].annotation),
        ("measures", "unit", Measure.model_fields["unit"].annotation),
        ("measures", "voice", Measure.model_fields["voice"].annotation),
        ("measures", "direction", Measure.model_fields["direction"].annotation),
        ("rules", "kind", Rule.model_fields["kind"].annotation),
        ("cues", "decides", Cue.model_fields["decides"].annotation),
        ("numbers", "status", Number.model_fields["status"].annotation),
        ("problems", "severity", Problem.model_fields["severity"].annotation),
        ("paragraphs", "kind", Paragraph.model_fields["kind"].annotation),
    ],
)
def test_a_column_takes_the_words_of_its_vocabulary_and_no_others(
    query: Query, table: str, column: str, vocabulary: object
) -> None:
    (schema,) = query(f"select sql from sqlite_master where name = '{table}'")[0]  # noqa: S608 - a name of this test
    words = ", ".join(f"'{word}'" for word in get_args(vocabulary))
    assert f"check ({column} in ({words}))" in str(schema)


@pytest.mark.parametrize("table", ["sections", "paragraphs"])
def test_a_section_is_any_of_those_that_segment_knows_but_the_closing(query: Query, table: str) -> None:
    (schema,) = query(f"select sql from sqlite_master where name = '{table}'")[0]  # noqa: S608 - a name of this test
    words = ", ".join(f"'{word}'" for word in get_args(SectionId) if word != "closing")
    assert f"section in ( {words} )" in " ".join(str(schema).split())


@pytest.mark.parametrize(
    "change",
    [
        "update findings set measure = 'no.such-measure'",
        "update findings set rule = 'no such rule'",
        "update findings set verdict = 'good'",
        "update findings set count = 'seventeen'",
        "update findings set count = -1",
        "update findings set low = -0.1",
        "update findings set high = 37.7",
        "update findings set low = 0.6, high = 0.5",
        'update findings set "end" = "end" + 1',
        "update findings set checked = 2",
        "update letters set area = 'atlantis'",
        "update letters set published = '23 April 2014'",
        "update letters set published = '2014-02-30'",
        "update paragraphs set section = 'closing'",
        "insert into letters select * from letters",
    ],
)
def test_the_tables_refuse_what_cannot_be(database: Path, change: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("pragma foreign_keys = on")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(change)
