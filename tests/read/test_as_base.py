"""The base letter as other programs and other hands set it: each file of `tests/cases/as-base` says what it says."""

from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT
from pipeline.read import read

CASES = PROJECT / "tests" / "cases"
SET_ANEW = sorted((CASES / "as-base").glob("*.pdf"))


@pytest.fixture(scope="module")
def words() -> list[str]:
    return read(CASES / "base.pdf").text.split()


@pytest.mark.parametrize("file", SET_ANEW, ids=[file.stem for file in SET_ANEW])
def test_the_letter_says_the_same_however_it_is_set(file: Path, words: list[str]) -> None:
    assert read(file).text.split() == words
