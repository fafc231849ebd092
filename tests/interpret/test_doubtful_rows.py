"""Rows that are doubtful whatever their evidence weighs: a word that nobody taught, and more than there are."""

import pytest

from tests.support.passages import findings_of, letter_of


@pytest.mark.parametrize("word", ["insuf!cient", "flurbish", "gossamer"])
def test_a_verdict_that_hangs_on_an_unknown_word_is_doubtful(word: str) -> None:
    (finding,) = findings_of(letter_of("reoffending", f"Assessment was {word} in 3 of the 24 cases."))
    assert finding.certainty == "doubtful"


@pytest.mark.parametrize("word", ["sufficient", "insufficient", "poor"])
def test_a_verdict_that_a_known_word_gives_is_sure(word: str) -> None:
    (finding,) = findings_of(letter_of("reoffending", f"Assessment was {word} in 3 of the 24 cases."))
    assert finding.certainty == "sure"


def test_a_row_that_counts_more_than_there_are_is_doubtful() -> None:
    (finding,) = findings_of(letter_of("reoffending", "Assessment was sufficient in 26 out of the 24 cases."))
    assert (finding.count, finding.total, finding.certainty) == (26, 24, "doubtful")


def test_a_row_of_more_cases_than_were_inspected_is_doubtful() -> None:
    (finding,) = findings_of(letter_of("public", "Risk of harm was assessed sufficiently in 17 of the 200 cases."))
    assert (finding.count, finding.total, finding.certainty) == (17, 200, "doubtful")
