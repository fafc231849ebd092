"""Which services a name may mean, and why."""

from datetime import date

import pytest

from pipeline.corpus.areas import areas_in
from pipeline.corpus.folders import PROJECT
from pipeline.corpus.likely_areas import likely_areas, was_there

AREAS = areas_in(PROJECT / "corpus")


@pytest.mark.parametrize(
    ("name", "day", "likely", "why"),
    [
        ("Poole & Bournemouth", None, "bournemouth-and-poole", "it has the same places"),
        ("Bournemouth YOS", None, "bournemouth-and-poole", "Bournemouth is part of Bournemouth and Poole"),
        ("Cambridgshire", None, "cambridgeshire", "Cambridgeshire is spelt nearly alike"),
        ("City of York", None, "york", "it has the same places"),
        ("Wessex", None, "hampshire", "areas.csv says of it: Split from Wessex YOT"),
        ("Conwy", None, "conwy-and-denbighshire", "Conwy is part of Conwy and Denbighshire"),
        (
            "Richmond & Kingston upon Thames",
            "2014-01-10",
            "richmond-upon-thames",
            (
                "Richmond is part of it, which is another name of Richmond upon Thames; it was not a service then "
                "(until 2013-06)"
            ),
        ),
    ],
)
def test_a_name_that_no_service_has_may_mean_those_with_its_places(
    name: str, day: str | None, likely: str, why: str
) -> None:
    found = likely_areas(name, AREAS, date.fromisoformat(day) if day else None)
    assert (likely, why) in [(each.area.slug, each.why) for each in found]


def test_those_that_were_there_come_first() -> None:
    before, after = (
        [each.area.slug for each in likely_areas("Richmond & Kingston upon Thames", AREAS, date(year, 1, 10))]
        for year in (2013, 2014)
    )
    assert set(before) == set(after)
    assert after[0] == "kingston-and-richmond"
    assert before[-1] == "kingston-and-richmond"


@pytest.mark.parametrize("name", ["Nowhere", "the YOT", "", "&"])
def test_a_name_like_no_other_means_none(name: str) -> None:
    assert likely_areas(name, AREAS) == ()


@pytest.mark.parametrize(
    ("slug", "day", "is_there"),
    [
        ("bury", "2014-12-31", True),
        ("bury", "2015-01-01", False),
        ("bury-and-rochdale", "2014-01-01", True),
        ("bury-and-rochdale", "2013-12-31", False),
        ("kingston-upon-thames", "2013-06-30", True),
        ("kingston-upon-thames", "2013-07-01", False),
        ("western-bay", "2014-05-28", False),
        ("western-bay", "2014-05-29", True),
        ("barnet", "2014-05-29", True),
    ],
)
def test_a_month_or_a_year_that_bounds_a_service_counts_as_a_whole(slug: str, day: str, *, is_there: bool) -> None:
    (area,) = [area for area in AREAS if area.slug == slug]
    assert was_there(area, date.fromisoformat(day)) == is_there
