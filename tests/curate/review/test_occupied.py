"""On one letter there is one reviewer at a time; the second is told who is there."""

import os
import signal
import time
from multiprocessing import Process
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.main import sqs
from pipeline.corpus.occupied import NAME, OccupiedError, occupied


def hold(folder: Path, ready: Path) -> None:
    with occupied(folder, "AB, since 14:05"):
        ready.touch()
        time.sleep(60)


def hold_beside_a_worker(folder: Path, ready: Path) -> None:
    with occupied(folder, "AB, since 14:05"):
        Process(target=work, args=(ready,)).start()
        time.sleep(60)


def work(ready: Path) -> None:
    whole = ready.with_suffix(".whole")
    whole.write_text(str(os.getpid()))
    whole.replace(ready)
    time.sleep(60)


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_second_is_told_and_a_killed_review_holds_nothing(folder: Path, tmp_path: Path) -> None:
    first = Process(target=hold, args=(folder, tmp_path / "ready"))
    first.start()
    wait_for(tmp_path / "ready")
    for arguments in ([], ["--terminal"]):
        ended = CliRunner().invoke(sqs, ["review", folder.name, "--corpus", str(tmp_path), *arguments])
        assert isinstance(ended.exception, OccupiedError)
        assert f"{folder.name} is being worked on already (AB, since 14:05)" in str(ended.exception)
    for arguments in (["replace", folder.name, str(tmp_path / "again.txt")], ["check", folder.name, "--accept"]):
        (tmp_path / "again.txt").write_text("Another edition.", encoding="utf-8")
        ended = CliRunner().invoke(sqs, [*arguments, "--corpus", str(tmp_path)])
        assert isinstance(ended.exception, OccupiedError), ended.output
    assert first.pid
    os.kill(first.pid, signal.SIGKILL)
    first.join()
    with (
        occupied(folder, "CD, since 15:00"),
        pytest.raises(OccupiedError, match="CD, since 15:00"),
        occupied(folder, "EF"),
    ):
        pass
    assert not (folder / NAME).exists()


def test_what_a_killed_one_has_begun_does_not_hold_the_letter_in_its_place(folder: Path, tmp_path: Path) -> None:
    first = Process(target=hold_beside_a_worker, args=(folder, tmp_path / "ready"))
    first.start()
    wait_for(tmp_path / "ready")
    assert first.pid
    os.kill(first.pid, signal.SIGKILL)
    first.join()
    worker = int((tmp_path / "ready").read_text())
    with occupied(folder, "CD, since 15:00"):
        os.kill(worker, signal.SIGKILL)


def test_two_letters_can_be_reviewed_at_once(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with occupied(folder, "AB"), occupied(other, "CD"):
        assert (other / NAME).read_text(encoding="utf-8") == "CD"
