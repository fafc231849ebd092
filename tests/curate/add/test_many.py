"""A folder of 60 PDFs added by one command that is killed twice: every letter is whole, and the table is right."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.corpus.areas import areas_in
from pipeline.corpus.folders import PROJECT
from pipeline.corpus.inspections import inspections_in
from tests.support.add_command import files_in, names_in
from tests.support.letter_batch import letters_renamed, put_batch
from tests.support.sqs_command import sqs

HELD = ("ellerport-2014-10", "harrowmere-2013-02", "brackenshire-2016-06")
NEW = 55
SHORT = 3


def prepared(tmp_path: Path, number: int) -> tuple[Path, Path]:
    """A corpus of three letters, and the folder to add."""
    corpus = tmp_path / "corpus"
    for name in HELD:
        copytree(PROJECT / "tests" / "letters" / name, corpus / name)
    (corpus / "inspections.csv").write_text("area_name,published,known_from\n")
    folder = tmp_path / "batch"
    put_batch(folder, list(letters_renamed(number)), [(corpus / name / "letter.pdf").read_bytes() for name in HELD])
    return corpus, folder


def letters_in(corpus: Path) -> list[str]:
    return [name for name in names_in(corpus) if name[0] != "." and name != "inspections.csv"]


def killed_once_it_has_added(letters: int, corpus: Path, folder: Path) -> None:
    command = [str(Path(sys.executable).parent / "sqs"), "add", str(folder), "--corpus", str(corpus)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        while len(letters_in(corpus)) < letters + len(HELD):
            assert process.poll() is None
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)


def parts_of(table: str) -> dict[str, list[str]]:
    """The rows of each part by its heading."""
    parts: dict[str, list[str]] = {}
    for line in table.splitlines():
        if heading := re.fullmatch(r"([A-Z][^:]+): \d+", line):
            rows = parts.setdefault(heading[1], [])
        elif re.match(r"  \S", line):
            rows.append(" ".join(line.split()))
    return parts


def assert_right(table: str, corpus: Path, number: int) -> None:
    parts = parts_of(table)
    added = parts.get("Added", []) + parts.get("Added, but doubtful", [])
    assert len(added) == number
    assert "more.zip/a/last.pdf" in " ".join(added)
    first = min(row for row in added if not row.startswith("more.zip")).split()[-1]
    assert parts["Held already"] == [
        *(f"held {position}.pdf {name}" for position, name in enumerate(HELD)),
        f"more.zip/a/first again.pdf {first}",
    ]
    assert parts["Refused"] == ["damaged 0.pdf", "damaged 1.pdf", "foreign.pdf"]
    words = " ".join(table.split())
    assert "damaged 0.pdf The PDF is incomplete; download" in words
    assert "foreign.pdf This is not a Short Quality Screening letter" in words
    assert f"{number + 7} letters offered: {number} added" in words
    assert ", 4 held already, 0 other editions, 3 refused." in words
    assert sorted(row.split()[-1] for row in added) == sorted(set(letters_in(corpus)) - set(HELD))


def assert_whole(corpus: Path, number: int) -> None:
    assert [name for name in names_in(corpus) if name.startswith(".") and not name.endswith(".half-written")] == []
    assert len(letters_in(corpus)) == number + len(HELD)
    for name in set(letters_in(corpus)) - set(HELD):
        assert set(files_in(corpus / name)) == {"letter.pdf", "letter.yml", "findings.yml"}
    listed = inspections_in(corpus, areas_in(corpus))
    assert len(listed) == number
    assert len({(each.area_name, each.published) for each in listed}) == number


@pytest.mark.slow
def test_a_dry_run_shows_the_same_table_and_writes_nothing(tmp_path: Path) -> None:
    corpus, folder = prepared(tmp_path, SHORT)
    before = files_in(corpus)
    status, planned, _ = sqs("add", folder, "--corpus", corpus, "--dry-run")
    assert files_in(corpus) == before
    assert status == 1
    assert f"{SHORT + 7} letters offered: {SHORT} to be added" in " ".join(planned.split())
    _, table, _ = sqs("add", folder, "--corpus", corpus)
    assert_right(table, corpus, SHORT)
    planned_parts = {heading.replace("Would be added", "Added"): rows for heading, rows in parts_of(planned).items()}
    assert planned_parts == parts_of(table)


@pytest.mark.slow
def test_what_is_added_again_is_held_already(tmp_path: Path) -> None:
    corpus, folder = prepared(tmp_path, 2)
    sqs("add", folder, "--corpus", corpus)
    before = files_in(corpus)
    status, out, _ = sqs("add", folder, "--corpus", corpus)
    assert (status, files_in(corpus)) == (1, before)
    assert "9 letters offered: 0 added, 6 held already, 0 other editions, 3 refused." in " ".join(out.split())


@pytest.mark.slow
@pytest.mark.kill
def test_sixty_pdfs_are_added_by_one_command_that_is_killed_twice(tmp_path: Path) -> None:
    corpus, folder = prepared(tmp_path, NEW)
    assert len(list(folder.glob("*.pdf"))) == 60
    for letters in (8, 30):
        killed_once_it_has_added(letters, corpus, folder)
    status, table, _ = sqs("add", folder, "--corpus", corpus)
    assert status == 1
    assert_right(table, corpus, NEW)
    assert_whole(corpus, NEW)
