"""Shares in words: what they bound, and when a whole number follows."""

from fractions import Fraction

import pytest

from pipeline.language.number_words import fraction_of
from pipeline.language.shares import percentage_of, quantifier_of, share_in_words, share_of_fraction


@pytest.mark.parametrize(
    ("words", "fraction"),
    [
        ("half", Fraction(1, 2)),
        ("a third", Fraction(1, 3)),
        ("two-thirds", Fraction(2, 3)),
        ("three quarters", Fraction(3, 4)),
        ("seven-tenths", Fraction(7, 10)),
        ("a little under four-fifths", None),
        ("five quarters", None),
        ("third", Fraction(1, 3)),
    ],
)
def test_a_fraction_in_words_is_composed(words: str, fraction: Fraction | None) -> None:
    assert fraction_of(words) == fraction


@pytest.mark.parametrize(
    ("words", "total", "count"),
    [
        ("just over one-third", 18, 7),  # Cambridgeshire 3.4
        ("just over half", 20, 11),  # Cambridgeshire 4.3
        ("just under three-quarters", 15, 11),  # Cambridgeshire, operational management
        ("nearly one-third", 20, 6),
        ("three-quarters", 20, 15),
        ("half", 47, None),  # 22 to 24 would do
        ("just under half", 47, None),
        ("nearly all", 20, None),
        ("a little under four-fifths", 23, None),  # 17 and 18 would do
        ("one in five", 20, 4),
        ("83%", 24, 20),
        ("70%", 20, 14),
        ("50%", 301, None),  # 150 and 151 both round to it
        ("all", 9, 9),
        ("none", 9, 0),
    ],
)
def test_a_whole_number_follows_only_where_one_fits(words: str, total: int, count: int | None) -> None:
    share = share_in_words(words)
    assert share is not None
    assert share.count_of(total) == count


@pytest.mark.parametrize(
    ("words", "count", "total", "agrees"),
    [
        ("just over half", 11, 20, True),
        ("just over half", 9, 20, False),
        ("65%", 13, 20, True),
        ("65%", 12, 20, False),
        ("the vast majority", 19, 22, True),
        ("the vast majority", 14, 22, False),
        ("most", 22, 22, False),
    ],
)
def test_words_and_numbers_are_held_to_each_other(words: str, count: int, total: int, *, agrees: bool) -> None:
    share = share_in_words(words)
    assert share is not None
    assert share.agrees_with(count, total) is agrees


@pytest.mark.parametrize("words", ["a high proportion", "a large number", "several"])
def test_words_without_bounds_bound_nothing(words: str) -> None:
    assert quantifier_of(words).band is None
    assert share_in_words(words) is None


def test_more_than_all_is_no_share() -> None:
    assert percentage_of("140%", None) is None


def test_a_hedge_moves_the_bounds_and_an_empty_one_does_not() -> None:
    third = Fraction(1, 3)
    assert share_of_fraction(third, "only").exact == third
    above = share_of_fraction(third, "just over").band
    assert above is not None
    assert not above.holds(third)
    assert above.holds(Fraction(7, 18))


@pytest.mark.parametrize(
    ("words", "count", "total", "can_mean"),
    [
        ("just over half", 11, 18, True),
        ("just under two-thirds", 25, 45, False),
        ("more than half", 14, 18, True),
        ("more than half", 8, 18, False),
        ("the vast majority", 15, 20, True),
        ("the vast majority", 10, 20, False),
        ("half", 10, 18, True),
        ("half", 12, 18, False),
    ],
)
def test_a_share_can_mean_more_numbers_than_follow_from_it(
    words: str, count: int, total: int, *, can_mean: bool
) -> None:
    share = share_in_words(words)
    assert share is not None
    assert share.can_mean(count, total, slack=Fraction(1, 2)) is can_mean


def test_what_a_share_leaves() -> None:
    share = share_in_words("a quarter")
    assert share is not None
    assert (share.rest.count_of(16), share.rest.rest) == (12, share)
