"""What the tests of several folders share: a small database, what a mark asks for, and which files are begun first."""

import multiprocessing
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.build.cache import Cache, cache_beside
from pipeline.build.memory import collect_seldom
from pipeline.read.scan import ocr
from tests.support.browser import chromium
from tests.support.readings import build, cambridgeshire, eastmere

collect_seldom()

NEEDS = {
    "scan": (ocr.is_installed, "no text recognition on this machine"),
    "browser": (chromium, "no Chromium on this machine"),
    "kill": (
        lambda: multiprocessing.get_start_method() == "fork",
        "a process that is begun anew takes too long to be killed 50 times",
    ),
}
"""Whether the machine has what tests with a mark need, and what is said where it has not."""

LONGEST_FIRST = ("browser", "scan", "slow", "kill")
"""The marks of files that take long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files are begun first, so that no worker waits long for another at the end."""
    marks: dict[Path, set[str]] = {}
    for item in items:
        marks.setdefault(item.path, set()).update(mark.name for mark in item.iter_markers())
    items.sort(key=lambda item: _place(LONGEST_FIRST, marks[item.path]))


def _place(names: Sequence[str], held: set[str]) -> int:
    return next((place for place, name in enumerate(names) if name in held), len(names))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test whose mark asks for what the machine has not is skipped, and says what is missing."""
    for name, (has, reason) in NEEDS.items():
        if item.get_closest_marker(name) and not has():
            pytest.skip(reason)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def read_before(shared: Path) -> Cache:
    """What any worker has read in this run: to read all letters takes seconds, and several tests want them."""
    return cache_beside(shared / "sqs.db")


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of two letters made by hand, a facsimile and an invented one with a hostile word."""
    return build(tmp_path_factory.mktemp("secret-place") / "sqs.db", [cambridgeshire(), eastmere()])
