"""The data dictionary holds what the database holds, and says what each value can be and why it may be missing."""

# ruff: noqa: S608 - the names of tables and columns are our own

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.addresses import address_of_letter
from pipeline.corpus.areas import areas_in
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.corpus.inspections import inspections_in
from pipeline.language.rules import load_rules
from pipeline.load import load
from pipeline.load.dictionary import dictionary

KNOWN = dictionary()
COLUMNS = [(table, name) for table, described in KNOWN.tables.items() for name in described.columns]
HOLDS = {
    "text": "typeof({0}) = 'text'",
    "integer": "typeof({0}) = 'integer'",
    "number": "typeof({0}) in ('real', 'integer')",
    "boolean": "{0} in (0, 1)",
    "date": "{0} is date({0})",
}


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory, read_before: Cache) -> Iterator[sqlite3.Connection]:
    """A database of every letter at hand, so that as many columns as can be have values."""
    file = tmp_path_factory.mktemp("build") / "sqs.db"
    corpora = [PROJECT / "corpus", PROJECT / "tests" / "letters"]
    readings, unreadable = read_corpus(
        [letter for corpus in corpora for letter in letters_in(corpus)], cache=read_before
    )
    areas = [area for corpus in corpora for area in areas_in(corpus)]
    rules = load_rules()
    load(
        readings,
        unreadable=unreadable,
        measures=rules.measures,
        areas=areas,
        inspections=inspections_in(corpora[0], areas),
        rules=rules.rules,
        path=file,
        fingerprint="",
    )
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def test_every_table_and_view_is_described_and_every_column_in_the_tables_own_order(
    connection: sqlite3.Connection,
) -> None:
    held = [
        name
        for (name,) in connection.execute(
            "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite_%'"
            " and name not like '%_fts%'"
        )
    ]
    columns = {name: [row[1] for row in connection.execute(f"pragma table_info({name})")] for name in held}
    assert {name: list(table.columns) for name, table in KNOWN.tables.items()} == columns


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_a_column_holds_what_the_dictionary_says(connection: sqlite3.Connection, table: str, name: str) -> None:
    column = KNOWN.tables[table].columns[name]
    value = f'"{name}"'
    allowed = HOLDS[column.type].format(value)
    others = f"select {value} from {table} where {value} is not null and not ({allowed}) limit 3"
    assert connection.execute(others).fetchall() == [], f"not {column.type}"
    if not column.missing:
        empty = f"select count(*) from {table} where {value} is null"
        assert connection.execute(empty).fetchone() == (0,), "empty, and no reason is given"
    if column.values:
        held = {word for (word,) in connection.execute(f"select distinct {value} from {table}") if word is not None}
        assert held <= set(KNOWN.values[column.values])


def test_lists_of_values_are_those_that_the_tables_allow() -> None:
    schema = (PROJECT / "pipeline" / "load" / "schema.sql").read_text(encoding="utf-8")
    allowed: dict[tuple[str, str], set[str]] = {}
    for table, body in re.findall(r"create table (\w+) \((.*?)\n\) strict", schema, re.DOTALL):
        for name, words in re.findall(r"check \(\s*(\w+) in \(([^()]*)\)\s*\)", body):
            if quoted := set(re.findall(r"'([^']*)'", words)):
                allowed[table, name] = quoted
    assert len(allowed) > 20
    for (table, name), words in allowed.items():
        listed = KNOWN.tables[table].columns[name].values
        assert set(KNOWN.values[listed or ""]) == words, (table, name)


def test_every_code_of_a_missing_value_is_explained_and_used() -> None:
    used = {code for table in KNOWN.tables.values() for column in table.columns.values() for code in column.missing}
    assert used == set(KNOWN.missing)
    lists = {column.values for table in KNOWN.tables.values() for column in table.columns.values()}
    assert set(KNOWN.values) <= lists


@pytest.mark.parametrize(("table", "name"), COLUMNS)
def test_a_description_says_whether_it_is_print_or_judgement(table: str, name: str) -> None:
    kind, words = KNOWN.tables[table].columns[name].description.split(": ", 1)
    assert kind in KNOWN.values["kind of columns"]
    assert len(words) > 5
    assert KNOWN.tables[table].description.strip()


@pytest.mark.parametrize(
    ("table", "value", "reason"),
    [("findings", '"count"', "why_no_count"), ("findings", "total", "why_no_total"),
     ("results", "total", "why_no_figures")],
)  # fmt: skip
def test_where_a_number_is_missing_a_code_says_why_and_nowhere_else(
    connection: sqlite3.Connection, table: str, value: str, reason: str
) -> None:
    wrong = f"select count(*) from {table} where ({value} is null) <> ({reason} is not null)"
    assert connection.execute(wrong).fetchone() == (0,)
    assert connection.execute(f"select count(distinct {reason}) >= 2 from {table}").fetchone() == (1,)


@pytest.mark.parametrize("name", ["cambridgeshire-2014-04", "A letter", "Ynys_Môn", "a.b/c", "50%~+"])
def test_the_address_of_a_letter_is_written_as_datasette_writes_it(name: str) -> None:
    from datasette.utils import tilde_encode  # noqa: PLC0415 - the site is not needed for the rest

    assert address_of_letter(name) == f"letters/{tilde_encode(name)}"


def test_the_methodology_lists_the_codes_of_missing_values() -> None:
    words = (PROJECT / "METHODOLOGY.md").read_text(encoding="utf-8").split("| the value is missing because |")[1]
    assert re.findall(r"^\| ([a-z ]+) \| ", words.split("\n\n")[0], re.MULTILINE) == list(KNOWN.missing)
