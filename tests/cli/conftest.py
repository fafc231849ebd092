"""A folder in which commands are run."""

from pathlib import Path

import pytest

from tests.support.ellerport import ELLERPORT


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus of one letter, Ellerport's as text."""
    folder = tmp_path / "corpus" / "ellerport-2014-10"
    folder.mkdir(parents=True)
    for file in ("letter.txt", "letter.yml", "findings.yml"):
        (folder / file).write_bytes((ELLERPORT / file).read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path
