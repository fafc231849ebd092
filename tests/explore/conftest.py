"""Databases that several pages are looked at with, and a browser to look at them."""

import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import Watched, browsing, watched
from tests.support.letter_pages import read_and_built
from tests.support.served_site import DEMONSTRATION, built, served


@pytest.fixture(scope="session")
def demonstration(shared: Path) -> Path:
    """The database of the invented letters, which the first worker to need it makes for all."""
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "sqs.db").exists():
            built(DEMONSTRATION, shared / "sqs.db")
    return shared / "sqs.db"


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of two invented letters as they are read, one a PDF and one plain text."""
    return read_and_built(tmp_path_factory.mktemp("read") / "sqs.db")


@pytest.fixture(scope="module")
def address(demonstration: Path) -> Iterator[str]:
    """Where a process of its own serves the invented letters."""
    with served(demonstration, DEMONSTRATION) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture
def seen(browser: Browser, address: str) -> Iterator[Watched]:
    """A page of the site, in a window of usual size."""
    with watched(browser, address, viewport={"width": 1280, "height": 900}) as seen:
        yield seen
