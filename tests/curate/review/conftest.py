"""A letter to go over."""

from pathlib import Path

import pytest

from tests.support.reviewers import drafts
from tests.support.small_letter import READ, put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter with four findings that nobody has checked."""
    return put(tmp_path, "eastmere-2014-10", *drafts(*READ))


@pytest.fixture(autouse=True)
def sure_of_each_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a person goes over a letter, all readings are sure: which are doubtful changes with what was learned."""
    monkeypatch.setattr("pipeline.interpret.certainty.certainty_of", lambda *_: "sure")
