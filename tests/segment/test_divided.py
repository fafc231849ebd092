"""How many cases a letter's sentences divide, where it does not say how many were examined."""

import pytest

from pipeline.segment.divided import cases_divided
from tests.support.transcripts import THEMES, TITLE, letter_of

DIVIDES_THIRTY = (
    "- 1.2. Plans were good in 21 of the 30 cases.",
    "- 1.3. Reviews were late in four out of the thirty cases.",
    "- 1.4. Of the 30 children, nine were in care.",
)


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Good in 21 of the 30 cases. Late in 4 of the 30 cases. Of the thirty children, nine were seen.", 30),
        ("Good in 9 of the 12 cases, 8 of the 12 cases, 7 of the 12 cases, and in 21 of the 30 cases.", 12),
        (
            "Good in 9 of the 12 cases, 8 of the 12 cases, 7 of the 12 cases; 21 of the 30 cases, 9 of the 30 cases.",
            None,
        ),
        ("Good in 21 of the 30 cases. Late in four of the 30 cases.", None),
        ("Six of the 20 case managers, seven of the 20 plans and eight of the 20 posts.", None),
    ],
)
def test_it_is_the_largest_number_that_is_divided_again_and_again(text: str, cases: int | None) -> None:
    assert cases_divided(text) == cases


def test_it_stands_beside_what_the_letter_does_not_say() -> None:
    head = letter_of(TITLE, "Context", "We read many files.", *THEMES[:2], *DIVIDES_THIRTY, *THEMES[2:]).letterhead
    assert (head.cases, head.cases_divided) == (None, 30)


def test_where_the_letter_says_how_many_were_examined_nothing_is_supposed() -> None:
    head = letter_of(TITLE, "Context", "We read 30 cases.", *THEMES[:2], *DIVIDES_THIRTY, *THEMES[2:]).letterhead
    assert (head.cases, head.cases_divided) == (30, None)


def test_a_count_in_the_summary_is_not_the_number_examined_where_more_are_divided() -> None:
    summary = "We read 25 cases with a plan."
    said = letter_of(TITLE, "Summary", summary, *THEMES).letterhead
    contradicted = letter_of(TITLE, "Summary", summary, *THEMES[:2], *DIVIDES_THIRTY, *THEMES[2:]).letterhead
    assert said.cases == 25
    assert (contradicted.cases, contradicted.cases_span, contradicted.cases_divided) == (None, None, 30)
