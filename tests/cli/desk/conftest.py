"""A browser for the desk, and a letter with something to correct, to add and to reject."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import browsing
from tests.support.small_letter import TEXT as SMALL
from tests.support.small_letter import put

TEXT = SMALL.replace(
    "Reviews were sufficient in ten of 13 cases.",
    "Reviews were required in 14 cases. They were sufficient in ten of these. In the other four they were late. "
    "Managers had signed nine plans.",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The letter, with no `findings.yml`."""
    return put(tmp_path, text=TEXT)
