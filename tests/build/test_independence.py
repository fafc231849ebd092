"""What is read in a letter depends on its words alone: on no other letter, and not on where lines happen to end."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pipeline.build.letters import read_letter
from pipeline.corpus.folders import letter_in
from tests.support.served_site import built
from tests.support.small_letter import TEXT, put

pytestmark = pytest.mark.slow  # the rules are loaded, and three corpora built

NAMES = {"eastmere-2014-10": "Eastmere", "alston-2013-02": "Alston", "zennor-2012-01": "Zennor"}


def rows_of(database: Path, letter: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows that are the letter's, in every table that says whose they are."""
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        held = {table: [column[1] for column in connection.execute(f"pragma table_info({table})")] for table in tables}
        return {
            table: connection.execute(f"select * from {table} where letter = ? order by 1, 2", [letter]).fetchall()  # noqa: S608
            for table, columns in held.items()
            if "letter" in columns and table not in ("results", "changes", "letters_in_order")  # which compare letters
        }


def test_no_other_letter_changes_a_row_of_one(tmp_path: Path) -> None:
    (name, *_), found = NAMES, []
    for other, area in NAMES.items():
        put(tmp_path / "corpus", other, text=TEXT.replace("Eastmere", area))
        found.append(rows_of(built(tmp_path / "corpus", tmp_path / "sqs.db"), name))
    assert sum(map(len, found[0].values())) > 20
    assert found[1:] == found[:1] * 2


def parted(line: str, chance: Random) -> str:
    """The line with other white space between its words, but for those by which it is known for what it is."""
    words = line.split(" ")
    first = 3 if line.startswith("- ") else 1
    spaces = (" ", " ", "  ", "\n", " \n")
    return " ".join(words[:first]) + "".join(f"{chance.choice(spaces)}{word}" for word in words[first:])


def found_in(text: str) -> list[tuple[object, ...]]:
    with TemporaryDirectory() as folder:
        _, reading = read_letter(letter_in(put(Path(folder), text=text)))
    return [
        (finding.paragraph, finding.measure, finding.role, finding.verdict, finding.count, finding.total, finding.basis)
        for finding in reading.findings
    ]


@settings(max_examples=25, deadline=None)
@given(some.integers(0, 10**9))
def test_white_space_and_ends_of_lines_within_a_paragraph_change_no_finding(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - any will do
    text = "\n".join(parted(line, chance) for line in TEXT.split("\n"))
    assert found_in(text) == found_in(TEXT)
