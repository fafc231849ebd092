"""A browser for the desk, and a letter with something to correct, to add and to reject."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browser import browsing
from tests.support.small_letter import put

TEXT = """\
Report of Short Quality Screening (SQS) of youth offending work in Eastmere

This report outlines the findings of the recent SQS inspection, conducted from 29th September to 1st October 2014.

Context

We examined 20 cases.

1. Reduce the likelihood of reoffending

- 1.1. Assessment was sufficient in 17 out of the 20 cases. Intervention plans had been drawn up well enough in 12 of \
the 20. In their way, nine tenders were looked at.
- 1.2. Reviews were required in 14 cases. They were sufficient in ten of these. In the other four they were late. \
Managers had signed nine plans.
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as browser:
        yield browser


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The letter, with no `findings.yml`."""
    return put(tmp_path, text=TEXT)
