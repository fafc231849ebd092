"""A folder that takes the place of another: one or the other is there, however the process that does it ends."""

from functools import partial
from pathlib import Path

import pytest

from pipeline.corpus import atomic_write
from pipeline.corpus.atomic_write import replace_folder
from tests.support.processes import killed_after, random_moment

OLD = {"letter.txt": "old"}
NEW = {"letter.txt": "new", "earlier/1/letter.txt": "old"}


def held(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    atomic_write.make_folder(tmp_path / "letter", OLD)
    return tmp_path / "letter"


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_folder_is_there_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(atomic_write, "_exchanged", lambda *_: False)
    replace_folder(folder, NEW)
    assert held(folder) == NEW
    assert [path.name for path in folder.parent.iterdir()] == ["letter"]


def test_where_nothing_can_be_written_the_old_one_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_write, "_write", full)
    with pytest.raises(OSError, match="No space left"):
        replace_folder(folder, NEW)
    assert held(folder) == OLD
    assert [path.name for path in folder.parent.iterdir()] == ["letter"]


@pytest.mark.kill
def test_killed_at_any_moment_one_of_the_two_is_there(folder: Path) -> None:
    for _ in range(30):
        killed_after(random_moment(0.01), partial(replace_folder, folder, NEW))
        assert held(folder) in (OLD, NEW)
