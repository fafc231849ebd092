"""The short form of `make stress`: a few of each trial, and the table that they come to."""

from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT
from pipeline.read.scan import ocr
from tests.stress.losses import COLUMNS, Losses, lost, put_between_marks, rows_between_marks, table, together
from tests.stress.plan import Plan
from tests.stress.trials import TRIALS

IN_SECONDS = ("corpora", "kills", "disk", "flips", "clocks", "at-once")
"""Those whose few take seconds; what the others try in large is tried in small elsewhere among these tests."""


@pytest.mark.kill
@pytest.mark.slow
@pytest.mark.parametrize("name", IN_SECONDS)
def test_a_few_of_each_lose_nothing(name: str, tmp_path: Path) -> None:
    losses = TRIALS[name].run(Plan(tmp_path, is_short=True))
    assert losses.told == ()
    assert losses.are_none
    assert losses.tried > 0


@pytest.mark.scan
def test_no_person_is_found_in_what_is_made_of_the_letters(tmp_path: Path) -> None:
    assert ocr.is_installed()
    losses = TRIALS["privacy"].run(Plan(tmp_path, is_short=True))
    assert losses.told == ()
    assert losses.tried > 300


def test_whatever_is_lost_stands_in_its_column() -> None:
    found = together([Losses(3, figures="two read"), lost("hangs", "it waits"), lost("leaks", "a name")])
    assert not found.are_none
    assert found.told == ("hangs: it waits", "leaks: a name")
    assert table({"Letters": found}).splitlines()[-1] == "| Letters (two read) | 3 | 0 | 1 | 0 | 0 | 0 | 0 | 1 |"


def test_a_table_is_put_between_the_marks_of_a_document_and_read_from_there(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text("before\n<!-- stress -->\nold\n<!-- end of stress -->\nafter\n")
    put_between_marks(document, f"Seed 10.\n\n{table({'Letters': Losses(1_000)})}")
    assert document.read_text().startswith("before\n<!-- stress -->\nSeed 10.")
    assert document.read_text().endswith("<!-- end of stress -->\nafter\n")
    assert rows_between_marks(document)[1:] == [["Letters", "1,000", *["0"] * len(COLUMNS)]]


def test_the_table_of_security_has_a_row_for_each_trial_and_nothing_but_zeros() -> None:
    head, *rows = rows_between_marks(PROJECT / "SECURITY.md")
    assert head[2:] == list(COLUMNS.values())
    assert [row[0].partition(" (")[0] for row in rows] == [trial.title for trial in TRIALS.values()]
    assert {cell for row in rows for cell in row[2:]} == {"0"}
    tried = [int(row[1].replace(",", "")) for row in rows]
    enough = [trial.at_least for trial in TRIALS.values()]
    assert [count >= least for count, least in zip(tried, enough, strict=True)] == [True] * len(TRIALS)
