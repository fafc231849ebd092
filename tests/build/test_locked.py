"""A database that another program has locked is called so: nothing is wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from tests.support.small_letter import put
from tests.support.sqs_command import sqs


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database that somebody else is writing in."""
    folder = tmp_path_factory.mktemp("locked")
    put(folder / "corpus", "alston-2013-02")
    assert sqs("build", "--corpus", folder / "corpus", "--db", folder / "sqs.db")[0] == 0
    with closing(sqlite3.connect(folder / "sqs.db")) as other:
        other.execute("begin exclusive")
        yield folder / "sqs.db"


@pytest.mark.parametrize("command", ["build", "export", "publish", "explore", "diff"])
def test_each_command_says_that_it_is_locked_and_leaves_it(
    locked: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, timeout=0.1))  # which is else five seconds
    arguments: dict[str, list[str | Path]] = {
        "build": ["--corpus", locked.parent / "corpus", "--db", locked],
        "diff": [locked, locked],
        "explore": ["--db", locked],
    }
    before = locked.stat().st_ino
    said = sqs(command, *arguments.get(command, [locked.parent / command, "--db", locked]))
    sentence = f"sqs: {locked} is locked by another program, which writes in it: close it there, and try again.\n"
    assert said == (2, "", sentence)
    assert locked.stat().st_ino == before
