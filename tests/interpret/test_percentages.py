"""A percentage and a count say of how many, and contradict any other whole."""

import pytest

from models.letter import SectionId
from tests.support.passages import findings_of, letter_of

Numbers = tuple[int | None, int | None]


@pytest.mark.parametrize(
    ("cases", "section", "text", "numbers"),
    [
        (18, "reoffending", "The likelihood of reoffending was well assessed in 83% of court orders (10).", [(10, 12)]),
        (18, "sentence", "Parents were involved in the plan in 92% of court orders (11).", [(11, 12)]),
        (
            18,
            "child",
            "Planning was sufficient in 61% of cases (11). Reviews were good in 72% (13).",
            [(11, 18), (13, 18)],
        ),
        (26, "public", "Risk was assessed well in 19 (73%) of the cases.", [(19, 26)]),
    ],
)
def test_the_total_is_the_one_of_which_the_count_is_that_percentage(
    cases: int, section: SectionId, text: str, numbers: list[Numbers]
) -> None:
    assert [(each.count, each.total) for each in findings_of(letter_of(section, text, cases=cases))] == numbers


def test_where_several_fit_none_is_chosen_that_the_percentage_contradicts() -> None:
    (found,) = findings_of(letter_of("child", "Plans were good in 14% of court orders (three).", cases=38))
    assert found.count == 3
    assert found.total is None  # 21 or 22


def test_a_total_that_is_printed_stays_though_the_percentage_is_another() -> None:
    (found,) = findings_of(letter_of("child", "Plans were good in 80% (nine) of the 12 cases.", cases=38))
    assert (found.count, found.total) == (9, 12)
