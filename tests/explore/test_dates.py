"""Dates on the pages are as people write them."""

import pytest

from pipeline.explore.dates import day, with_days


@pytest.mark.parametrize(
    ("iso", "written"),
    [("2014-04-23", "23 April 2014"), ("2013-01-09", "9 January 2013"), ("2014-04", "April 2014"), (None, None)],
)
def test_a_date_is_written_out(iso: str | None, written: str | None) -> None:
    assert day(iso) == written


@pytest.mark.parametrize("words", ["2014", "2014-13", "spring 2014", "2014-02-30"])
def test_what_is_no_date_stays_as_it_is(words: str) -> None:
    assert day(words) == words


def test_dates_in_a_text_are_written_out() -> None:
    assert with_days("Ashford (2014-04-23); Beckton (2013-01)") == "Ashford (23 April 2014); Beckton (January 2013)"
    assert with_days("2014-02-30 and 12014-04-23") == "2014-02-30 and 12014-04-23"
