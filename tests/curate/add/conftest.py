"""A corpus to add letters to."""

from pathlib import Path

import pytest


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus that holds no letter yet."""
    (tmp_path / "corpus").mkdir()
    return tmp_path / "corpus"
