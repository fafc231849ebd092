"""A desk that is killed, at whatever moment, has every answer that it said was saved, and no half of another."""

import multiprocessing
import os
import signal
from http.client import HTTPException
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from models.checked import CheckedEntry
from pipeline.cli.desk.server import DeskServer
from pipeline.corpus.folders import letter_in
from pipeline.curate.review import LetterToReview, letter_to_review
from pipeline.curate.review.desk import Desk
from tests.support.desks import Visitor
from tests.support.processes import random_moment
from tests.support.reviewers import found_in
from tests.support.small_letter import put

ANSWERS: tuple[dict[str, object], ...] = (
    {"do": "accept", "positions": [0, 1]},
    {"do": "correct", "at": 2, "field": "total", "value": 19},
    {"do": "reject", "at": 3},
    {"do": "undo"},
    {"do": "accept", "positions": [3]},
    {"do": "correct", "at": 1, "field": "verdict", "value": "insufficient"},
    {"do": "undo"},
    {"do": "explain", "at": 2, "value": "So it says."},
)


def serve(reviewed: LetterToReview, addresses: Any) -> None:  # noqa: ANN401 - a queue, whose class is no type
    with DeskServer(Desk(reviewed)) as server:
        addresses.put(server.gate.address)
        server.serve_forever(poll_interval=0.01)


def answered(reviewed: LetterToReview, folder: Path, kill_after: float | None) -> list[tuple[CheckedEntry, ...]]:
    """What the file held after each answer that the desk said was saved; last, what it holds in the end."""
    addresses: Any = multiprocessing.Queue()
    process = multiprocessing.Process(target=serve, args=(reviewed, addresses))
    process.start()
    assert process.pid
    visitor = Visitor(addresses.get(timeout=30))
    visitor.come_in()
    killer = Timer(kill_after or 600, os.kill, (process.pid, signal.SIGKILL))
    killer.start()
    held = [found_in(folder)]
    try:
        for version, request in enumerate(ANSWERS):
            assert not visitor.answer(version, **request)["refused"]
            held.append(found_in(folder))
    except (OSError, HTTPException, ValueError):
        pass  # killed in the middle of an answer
    killer.cancel()
    process.kill()
    process.join()
    return [*held, found_in(folder)]


def without_time(entries: tuple[CheckedEntry, ...]) -> tuple[CheckedEntry, ...]:
    return tuple(entry.model_copy(update={"by": None}) for entry in entries)


@pytest.mark.kill
def test_killed_at_any_moment_the_desk_loses_no_answer(tmp_path: Path) -> None:
    folder = put(tmp_path)
    reviewed = letter_to_review(letter_in(folder), by="AB")
    *whole, _ = map(without_time, answered(reviewed, folder, None))
    assert len(whole) == len(ANSWERS) + 1
    ended = set()
    for _ in range(20):
        (folder / "findings.yml").unlink(missing_ok=True)
        *held, last = map(without_time, answered(reviewed, folder, random_moment(0.4)))
        assert held == whole[: len(held)]
        assert last in whole[len(held) - 1 : len(held) + 1]
        ended.add(len(held))
    assert len(ended) > 1
