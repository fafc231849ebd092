"""The manner in which a statement is put, as far as it tells what it is counted of."""

import pytest

from pipeline.extract import extract
from pipeline.interpret import decisions_in
from pipeline.interpret.sample import sample_of
from pipeline.interpret.weights import learned_weights
from pipeline.language.rules import load_rules
from tests.support.passages import letter_of

ALL = ("of those who did not", "in the sample", "an answer in a list", "put as the last one")


def manners_of_the_last(words: str) -> set[str]:
    letter, rules = letter_of("public", words), load_rules()
    decisions, _ = decisions_in(letter, extract(letter, rules), rules, learned_weights(), sample_of(letter))
    return {manner for manner in ALL for feature in decisions[-1].numbers.features if feature.startswith(manner)}


@pytest.mark.parametrize(
    ("words", "manners"),
    [
        ("Planning was good in 13 of 20 cases. Three of those who did not have one were in custody.", {ALL[0]}),
        ("Two of the three reports were good. Reviews were good in most cases in our sample.", {ALL[1]}),
        ("Reports: 13. Good enough: 11.", {ALL[2]}),
        ("In six of the 11 cases risk was too low, and in four the plan was late.", {ALL[3]}),
        ("In six of the 11 cases risk was too low. Four plans were late.", set()),
        ("Plans were not good. Nine were good. Four were not.", set()),
    ],
)
def test_the_last_statement_is_put_so(words: str, manners: set[str]) -> None:
    assert manners_of_the_last(words) == manners
