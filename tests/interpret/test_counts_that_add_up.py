"""Counts next to each other that add up to a group: evidence that they are counted of it, and the more the better."""

import pytest

from models.letter import SectionId
from pipeline.curate.learn.letters import CheckedLetter, prepare
from pipeline.curate.learn.passages import letter_of
from pipeline.interpret.candidates.numbers import numbers_of
from pipeline.interpret.candidates.question import question_of
from pipeline.interpret.decide import decide
from pipeline.interpret.weights import learned_weights

REASONS = "Plans were good in 16 of the 24 cases. The eight weaker ones fell short. Four had no link to the assessment."
SOME_OF = "Assessment was good in 13 of the 24 cases. In 11 it was not. In seven of the 11, the level was too low."


def _adding_up(section: SectionId, words: str, statement: int) -> dict[int | None, int]:
    """By the size of the whole: how many pieces of evidence say that counts beside the statement add up to it."""
    prepared = prepare(CheckedLetter("passage", letter_of(section, words), ()))
    placed = prepared.parts[-1].statements
    _, discourse = decide(placed[:statement], prepared.discourse, learned_weights())
    readings = numbers_of(question_of(placed[statement], discourse))
    return {each.total: sum("beside it add up: " in name for name in each.features) for each in readings}


@pytest.mark.parametrize(
    ("section", "words", "statement", "plain", "chance"),
    [
        ("reoffending", f"{REASONS} Three had no clear aim. One was blank.", 3, 8, 4),
        ("public", f"{SOME_OF} In four, past behaviour had been left out.", 3, 11, 7),
    ],
)
def test_more_speaks_for_a_group_that_all_counts_add_up_to_than_for_one_that_two_happen_to(
    section: SectionId, words: str, statement: int, plain: int, chance: int
) -> None:
    adding_up = _adding_up(section, words, statement)
    assert adding_up[plain] > adding_up[chance]
