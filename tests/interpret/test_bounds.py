"""A count with a bound keeps what its words allow; a year that dates a case dates no figure."""

import pytest

from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from tests.support.passages import letter_of

Numbers = tuple[int | None, int | None, float | None, float | None]


def numbers_in(words: str) -> list[Numbers]:
    letter = letter_of("reoffending", words, cases=25)
    rules = load_rules()
    read = interpret(letter, extract(letter, rules), rules)
    return [(each.count, each.total, each.low, each.high) for each in read.findings if each.paragraph != "context.1"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Plans were sufficient in over 15 of the 20 cases.", (None, 20, 0.75, 1.0)),
        ("Plans were sufficient in fewer than five of the 13 cases.", (None, 13, 0.0, 5 / 13)),
        ("Plans were sufficient in at least 20 of the 24 cases.", (20, 24, None, None)),
        ("Plans were insufficient in no fewer than nine of the 13 cases.", (9, 13, None, None)),
        ("Plans were sufficient in more than 12 of the 13 cases.", (13, 13, None, None)),
        ("Plans were sufficient in around four out of 10 cases.", (None, 25, 0.32, 0.48)),
        ("Plans were sufficient in only 15 of the 20 cases.", (15, 20, None, None)),
        ("Plans were sufficient in 10 of the 13 orders made in 2013.", (10, 13, None, None)),
    ],
)
def test_a_bound_leaves_no_number_that_its_words_rule_out(words: str, numbers: Numbers) -> None:
    assert numbers_in(words) == [numbers]
