"""Damaged letters: each is read, or refused in one clear sentence, in bounded time and memory."""

from pathlib import Path

import pytest

from tests.stress.mutations import SEED, mutated, written
from tests.stress.readers import outcomes
from tests.support.small_letter import TEXT

pytestmark = pytest.mark.slow

FEW = 60
"""Of the letters that `make stress` tries."""


def test_each_damaged_letter_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    faults = [outcome for outcome in outcomes(written(SEED, FEW, tmp_path)) if outcome.is_fault]
    assert faults == []


def test_a_paragraph_that_goes_on_and_on_is_read_in_bounded_time(tmp_path: Path) -> None:
    sentence = "Assessment was sufficient in 17 out of the 20 cases, and plans in nine of 12, two of which were late "
    text = TEXT.replace("- 1.2.", f"{sentence * 60}\n- 1.2.", 1)
    (tmp_path / "letter.txt").write_text(text, encoding="utf-8")
    (outcome,) = outcomes([tmp_path / "letter.txt"])
    assert outcome.kind == "read"


def test_the_same_seed_damages_letters_alike() -> None:
    assert list(mutated(SEED, 5)) == list(mutated(SEED, 5))
    assert list(mutated(SEED, 5)) != list(mutated(SEED + 1, 5))
