"""Databases that several pages are looked at with, and a browser to look at them."""

import fcntl
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import Watched, browsing, watched
from tests.support.headlines import LETTER, headline, letter
from tests.support.letter_pages import (
    nested,
    read_and_built,
)
from tests.support.letters_by_hand import finding_of
from tests.support.many_letters import copies_of
from tests.support.readings import build, cambridgeshire, eastmere
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
def hundred(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of a hundred letters, as many as there were: those of the demonstration and copies of them."""
    database = tmp_path_factory.mktemp("hundred") / "sqs.db"
    copies_of(demonstration, database, 100)
    return database


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


@pytest.fixture(scope="session")
def three_letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A facsimile, an invented letter with markup in its words, and one with findings that overlap."""
    return build(tmp_path_factory.mktemp("build") / "sqs.db", [cambridgeshire(), eastmere(), nested()])


@pytest.fixture(scope="session")
def seven_letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six letters of three years, each with 9 of 12 on one measure and 3 of 12 on another, and a seventh of words."""
    letters = [
        letter(
            f"service-{number}",
            headline(count=9, total=12, basis="printed"),
            finding_of(
                LETTER,
                "nine of the 20",
                measure="reoffending.review",
                role="headline",
                verdict="sufficient",
                count=3,
                total=12,
            ),
            published=date(2012 + number // 2, 5, 1),
        )
        for number in range(2, 8)
    ]
    return build(tmp_path_factory.mktemp("build") / "sqs.db", [*letters, eastmere()])
