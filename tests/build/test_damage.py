"""Damage on the disk is seen and mended by building; what a killed build left behind goes with the next."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.small_letter import put
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow


@pytest.fixture
def database(tmp_path: Path) -> Path:
    put(tmp_path / "corpus")
    build(tmp_path / "sqs.db")
    return tmp_path / "sqs.db"


def build(database: Path) -> str:
    status, out, err = sqs("build", "--corpus", database.parent / "corpus", "--db", database)
    assert status == 0, out + err
    return out


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("part", range(1, 10))
def test_one_flipped_bit_in_a_cache_entry_changes_no_row(database: Path, part: int) -> None:
    before = database.read_bytes()
    for entry in (database.parent / ".sqs-cache").glob("*.json"):
        flip(entry, entry.stat().st_size * part // 10)
    database.unlink()
    build(database)
    assert database.read_bytes() == before


def test_an_entry_in_the_place_of_another_changes_no_row(database: Path) -> None:
    before = database.read_bytes()
    entries = sorted((database.parent / ".sqs-cache").glob("*.json"))
    contents = [entry.read_bytes() for entry in entries]
    assert len(entries) > 1
    for entry, content in zip(entries, contents[1:] + contents[:1], strict=True):
        entry.write_bytes(content)
    database.unlink()
    build(database)
    assert database.read_bytes() == before


def cut(database: Path) -> None:
    os.truncate(database, database.stat().st_size // 2 + 100)


def garble(database: Path) -> None:
    """Spoil the names of tables, which SQLite quotes when it finds them wanting."""
    database.write_bytes(database.read_bytes().replace(b"CREATE TABLE ", b"CREATE \xff\xfe\xfa\xfb\xfc "))
    assert b"\xff\xfe\xfa" in database.read_bytes()


DAMAGES = [
    cut,
    garble,
    *(lambda path, part=part: flip(path, path.stat().st_size * part // 10) for part in range(1, 10)),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_is_built_again_with_a_word(database: Path, damage: Callable[[Path], None]) -> None:
    before = database.read_bytes()
    damage(database)
    assert f"{database} is not as it was built, so it is built again." in build(database)
    assert database.read_bytes() == before
    assert "Nothing has changed since the last build." in build(database)


def test_without_its_checksum_a_whole_database_is_current_all_the_same(database: Path) -> None:
    (database.parent / ".sqs-cache" / "sqs.db.sha256").unlink()
    assert "Nothing has changed since the last build." in build(database)


def test_another_file_in_its_place_is_never_written_over(database: Path) -> None:
    database.write_bytes(b"a diary")
    assert sqs("build", "--corpus", database.parent / "corpus", "--db", database)[0] == 2
    assert database.read_bytes() == b"a diary"


def test_what_another_program_left_beside_an_older_file_does_not_reach_the_new_one(database: Path) -> None:
    before = database.read_bytes()
    script = "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('pragma journal_mode = wal'); "
    script += "c.execute('delete from findings'); c.commit(); os._exit(1)"
    subprocess.run([sys.executable, "-c", script, database], check=False)
    assert (database.parent / "sqs.db-wal").exists()
    build(database)
    assert not (database.parent / "sqs.db-wal").exists()
    assert database.read_bytes() == before
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("is_asked", [True, False])
def test_the_leftovers_of_a_dead_build_go_and_those_of_a_living_one_stay(database: Path, *, is_asked: bool) -> None:
    """In a container often nobody asks how a process ended whose parent was killed: it stays in the list for good."""
    if not is_asked and sys.platform != "linux":
        pytest.skip("only Linux says of a process whether it has ended, while it is in the list")
    dead = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
    if is_asked:
        dead.wait()
    folder = database.parent
    left = [folder / f".sqs.db.{dead.pid}.unfinished", folder / ".sqs-cache" / f"{dead.pid}.x.json.new"]
    held = [folder / f".sqs.db.{os.getppid()}.unfinished", folder / ".sqs-cache" / f"{os.getppid()}.x.json.new"]
    for path in (*left, *held):
        path.write_text("half")
    database.unlink()
    build(database)
    assert [path.exists() for path in (*left, *held)] == [False, False, True, True]
    dead.wait()
