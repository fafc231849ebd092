"""The former and the latter are counted of the first and of the second of two groups that were named together."""

import pytest

from tests.support.passages import findings_of, letter_of


@pytest.mark.parametrize(
    ("words", "shares"),
    [
        (
            (
                "We read nine pre-sentence reports and six panel reports. "
                "Eight of the former were good and four of the latter."
            ),
            {(8, 9), (4, 6)},
        ),
        (
            (
                "Eleven cases needed a plan and 13 needed a review. Of these, six of the latter and nine of the former "
                "were good enough."
            ),
            {(9, 11), (6, 13)},
        ),
        (
            (
                "We read nine pre-sentence reports and six panel reports. Eight of the former were good and four of "
                "the latter. Two of the latter said nothing about victims."
            ),
            {(8, 9), (4, 6), (2, 6)},
        ),
    ],
)
def test_each_is_counted_of_its_own_group(words: str, shares: set[tuple[int, int]]) -> None:
    found = findings_of(letter_of("reoffending", words))
    assert shares <= {(each.count, each.total) for each in found}


def test_where_no_two_groups_are_named_no_total_is_made_up() -> None:
    found = findings_of(letter_of("reoffending", "Assessment was good. Eight of the former plans were good."))
    assert all(each.total in {None, 24} for each in found)
