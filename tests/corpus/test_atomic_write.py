"""Files and folders come whole or not at all, however the process that writes them ends."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.corpus.atomic_write import make_folder, replace_file
from pipeline.corpus.folders import letters_in
from pipeline.errors import CorpusError
from tests.support.processes import killed_after, random_moment

OLD, NEW = "old\n" * 100_000, "new\n" * 120_000
FILES: dict[str, str | bytes] = {"letter.txt": OLD, "letter.yml": "area: X\n", "letter.pdf": b"%PDF"}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def for_ever(task: Callable[[], object]) -> Callable[[], None]:
    def repeated() -> None:
        while True:
            task()

    return repeated


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("content", ["new ’text’\n", b"\x00\xff"])
@pytest.mark.parametrize("there_before", [True, False])
def test_a_file_is_replaced(tmp_path: Path, content: str | bytes, *, there_before: bool) -> None:
    path = tmp_path / "findings.yml"
    if there_before:
        path.write_text("old")
        path.chmod(0o640)
    replace_file(path, content)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert not there_before or path.stat().st_mode & 0o777 == 0o640
    assert names_in(tmp_path) == ["findings.yml"]


def test_a_link_stays_a_link_and_the_file_that_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "findings.yml").write_text("old")
    (tmp_path / "findings.yml").symlink_to(tmp_path / "kept" / "findings.yml")
    replace_file(tmp_path / "findings.yml", "new")
    assert (tmp_path / "findings.yml").is_symlink()
    assert (tmp_path / "kept" / "findings.yml").read_text() == "new"


def test_a_folder_is_made_with_its_files(tmp_path: Path) -> None:
    make_folder(tmp_path / "rotherham-2013-01", FILES)
    assert (tmp_path / "rotherham-2013-01" / "letter.txt").read_text() == OLD
    assert names_in(tmp_path / "rotherham-2013-01") == ["letter.pdf", "letter.txt", "letter.yml"]
    assert names_in(tmp_path) == ["rotherham-2013-01"]


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "rotherham-2013-01").mkdir()
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "rotherham-2013-01", FILES)
    assert names_in(tmp_path / "rotherham-2013-01") == []


def test_a_disk_that_is_full_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "findings.yml").write_text("old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(tmp_path / "findings.yml", "new")
    with pytest.raises(OSError, match="No space left"):
        make_folder(tmp_path / "rotherham-2013-01", FILES)
    assert names_in(tmp_path) == ["findings.yml"]
    assert (tmp_path / "findings.yml").read_text() == "old"


@pytest.mark.kill
def test_a_file_is_whole_at_every_moment(tmp_path: Path) -> None:
    path = tmp_path / "findings.yml"
    replace_file(path, OLD)
    seen = set()

    def replace_twice() -> None:
        replace_file(path, NEW)
        replace_file(path, OLD)

    for _ in range(50):
        killed_after(random_moment(0.03), for_ever(replace_twice))
        seen.add(path.read_text())
    assert seen == {OLD, NEW}
    assert [name for name in names_in(tmp_path) if not name.startswith(".")] == ["findings.yml"]


@pytest.mark.kill
def test_a_folder_is_whole_at_every_moment_and_no_half_of_one_is_a_letter(tmp_path: Path) -> None:
    def make_one_more() -> None:
        make_folder(tmp_path / f"letter-{time.monotonic_ns()}", FILES)

    for _ in range(50):
        killed_after(random_moment(0.03), for_ever(make_one_more))
    letters = letters_in(tmp_path)
    assert letters
    assert all(letter.file and letter.file.read_bytes() == FILES["letter.pdf"] for letter in letters)
    assert all((tmp_path / letter.id / "letter.txt").read_text() == OLD for letter in letters)


@pytest.mark.parametrize("name", [".findings.yml.0a1b2c3d.half-written", ".rotherham-2013-01.0a1b2c3d.half-written"])
@pytest.mark.parametrize(("age", "is_left"), [(3600, False), (1, True)])
def test_what_a_killed_process_left_is_removed_once_nobody_can_be_writing_it(
    tmp_path: Path, name: str, age: int, *, is_left: bool
) -> None:
    left = tmp_path / name
    if "rotherham" in name:
        left.mkdir()
        (left / "letter.pdf").write_bytes(b"%PDF")
    else:
        left.write_text("- para")
    os.utime(left, (time.time() - age, time.time() - age))
    with pytest.raises(CorpusError, match="contains no letters"):
        letters_in(tmp_path)
    replace_file(tmp_path / "findings.yml", "new")
    assert left.exists() == is_left
