"""Builds to be asked in SQL."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.support.headlines import Built, plainest
from tests.support.readings import build


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Built]:
    """A connection to a build that can do no arithmetic but SQLite's plainest."""
    with ExitStack() as opened:
        yield lambda *readings: opened.enter_context(closing(plainest(build(tmp_path / "sqs.db", readings))))
