"""A kind of case is counted once, and its number is the whole of what is counted of it by its name alone."""

import pytest

from models.letter import SectionId
from pipeline.extract import extract
from pipeline.interpret import decisions_in
from pipeline.interpret.decide import Decision
from pipeline.interpret.sample import sample_of
from pipeline.interpret.weights import learned_weights
from pipeline.language.rules import load_rules
from tests.support.passages import letter_of

SHARES = "Eleven of the cases were court orders and nine were referral orders."


def decided(section: SectionId, words: str) -> list[Decision]:
    letter, rules = letter_of(section, words), load_rules()
    decisions, _ = decisions_in(letter, extract(letter, rules), rules, learned_weights(), sample_of(letter))
    return decisions


def kinds_after(words: str) -> dict[str, int]:
    """How many cases of each kind the letter is known to have, once the last statement is reached."""
    return {kind: group.size for kind, group in decided("reoffending", words)[-1].asked.discourse.kinds.items()}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (f"{SHARES} Plans were good in 20 cases.", {"court order": 11, "referral order": 9}),
        ("Six of the children were subject to referral orders. Plans were good in 20 cases.", {"referral order": 6}),
        ("There were eight girls and 16 boys. Plans were good in 20 cases.", {"girl": 8, "boy": 16}),
        ("Plans were good in eight of the 11 court orders. Reviews were good in 20 cases.", {"court order": 11}),
        ("Plans were poor in four referral orders. Reviews were good in 20 cases.", {}),
        ("There were weaknesses in four referral orders. Reviews were good in 20 cases.", {}),
        ("Nine needed a referral order report. Reviews were good in 20 cases.", {}),
    ],
)
def test_the_letter_says_how_many_there_are_of_a_kind(words: str, kinds: dict[str, int]) -> None:
    assert kinds_after(words) == kinds


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Four court orders were poorly planned.", ("court order", "own words")),
        ("Among the court orders, seven had a good plan.", ("court order", "sentence")),
        ("Referral orders were a worry. In three, the plan was poor.", ("referral order", "sentence before")),
        ("Court orders and referral orders differed. In three, the plan was poor.", None),
        ("In three, the plan was poor.", None),
    ],
)
def test_a_statement_speaks_of_the_kind_that_is_named_last_before_it(words: str, named: tuple[str, str] | None) -> None:
    assert decided("reoffending", f"{SHARES} {words}")[-1].placed.kind_of_case == named


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("Four court orders had a poor plan.", (4, 11)),
        ("Among the referral orders, seven had a good plan.", (7, 9)),
        ("Plans for the court orders stood out: ten were good.", (10, 11)),
    ],
)
def test_what_is_counted_of_a_kind_has_its_number_for_a_total(words: str, share: tuple[int, int]) -> None:
    last = decided("reoffending", f"{SHARES} {words}")[-1]
    assert (last.numbers.count, last.numbers.total) == share
