"""Dates on the pages are as people write them."""

import pytest

from pipeline.explore.dates import day


@pytest.mark.parametrize(
    ("iso", "written"),
    [("2014-04-23", "23 April 2014"), ("2013-01-09", "9 January 2013"), ("2014-04", "April 2014"), (None, None)],
)
def test_a_date_is_written_out(iso: str | None, written: str | None) -> None:
    assert day(iso) == written


@pytest.mark.parametrize("words", ["2014", "2014-13", "spring 2014", "2014-02-30"])
def test_what_is_no_date_stays_as_it_is(words: str) -> None:
    assert day(words) == words
