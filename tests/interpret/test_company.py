"""What the other readings of a letter say of one of them."""

from pipeline.extract import extract
from pipeline.interpret import decisions_in
from pipeline.interpret.company import company_of
from pipeline.interpret.sample import sample_of
from pipeline.interpret.weights import learned_weights
from pipeline.language.rules import load_rules
from tests.support.passages import letter_of


def said_of_each(words: str) -> list[str]:
    letter, rules = letter_of("reoffending", words), load_rules()
    decisions, _ = decisions_in(letter, extract(letter, rules), rules, learned_weights(), sample_of(letter))
    company = company_of(decisions)
    return [company.of(each) for each in decisions if each.is_finding and each.placed.place.key == "1.1"]


def test_figures_that_stand_alone_are_the_only_ones() -> None:
    assert said_of_each("Assessment was sufficient in 18 of the 24 cases.") == ["the letter's only figures"]


def test_the_same_figures_counted_the_other_way_round_are_the_same() -> None:
    words = "Assessment was sufficient in 18 of the 24 cases. Assessment was insufficient in 6 of the 24 cases."
    assert said_of_each(words) == ["the letter says it again"] * 2


def test_other_figures_for_the_same_measure_are_noticed() -> None:
    words = "Assessment was sufficient in 18 of the 24 cases. Assessment was sufficient in 12 of the 24 cases."
    assert said_of_each(words) == ["the letter has other figures for it"] * 2


def test_a_part_of_a_group_has_figures_of_its_own() -> None:
    words = "Assessment was insufficient in 6 of the 24 cases. Four of these six had not been finished."
    assert said_of_each(words)[1] == "a part"
