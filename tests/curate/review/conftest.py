"""A letter to go over."""

from pathlib import Path

import pytest

from tests.support.reviewers import drafts
from tests.support.small_letter import READ, put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A letter with four findings that nobody has checked."""
    return put(tmp_path, "eastmere-2014-10", *drafts(*READ))
