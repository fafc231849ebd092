import csv
import html
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.support.headlines import headline, service_letter
from tests.support.measure_pages import ASSESSMENT, page_sent, table_row
from tests.support.readings import MEASURES, build
from tests.support.site_pages import Page, asked, page_of, rows_of

HOSTILE = "<script>alert('plan')</script>"

GIVEN = [("Ashford", 14, 20), ("Beckton", 15, 20), ("Carrow", 13, 20), ("Dunmere", 2, 20), ("Elmley", 6, 9)]
"""The services of the larger build, with how many of how many; all but one do alike."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A build of seven letters on one measure, five with figures; another measure counts what is not wanted."""
    turned = MEASURES[0].model_copy(
        update={"id": "management.training-slc", "theme": "management", "direction": "lower-better"}
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.support.readings.MEASURES", (*MEASURES, turned))
        yield build(
            tmp_path_factory.mktemp("many") / "sqs.db",
            [
                *(
                    service_letter(
                        name, headline(count=count, total=total, checked=name == "Ashford"), published=date(2013, 5, 1)
                    )
                    for name, count, total in GIVEN
                ),
                service_letter("Farley", headline(basis="words", words="nearly all", low=0.85, high=1.0)),
                service_letter("Gorsey", headline(count=21, total=20, verdict="insufficient")),
                service_letter("Hexton", headline(measure="public.planning", count=3, total=4)),
                service_letter(
                    "Iverley", headline(measure="management.training-slc", verdict="insufficient", count=2, total=12)
                ),
            ],
        )


def test_the_figures_of_the_list_are_those_of_itsrows_of(database: Path) -> None:
    page = page_of(database, "/measures").words
    rows = [row for row in rows_of(database, "measures-put-together") if row["total"] is not None]
    assert [(row["measure"], row["sufficient"], row["total"], row["invented"]) for row in rows] == [
        ("reoffending.assessment", 17, 20, 0),
        ("public.assessment", 8, 10, 0),
        ("public.planning", 11, 20, 0),
        ("public.planning", 12, 12, 1),
    ]
    for row in rows:
        assert (
            f"{row['sufficient']} of {row['total']} "
            f"({row['per_cent']}%, 95% interval {row['interval_from']} to {row['interval_to']})"
        ) in page


@pytest.mark.parametrize("address", ["/measures", "/measures?order=share", f"/measures/{ASSESSMENT}"])
def test_each_part_of_a_page_leads_to_its_rows_as_json_and_csv_and_both_hold_the_same(many: Path, address: str) -> None:
    page = page_sent(many, address)
    links = [html.unescape(link) for link in re.findall(r'href="(/sqs/[^"]+\.csv\?[^"]*)"', page)]
    assert links
    for link in links:
        as_json = link.replace(".csv", ".json", 1).replace("_dl=1", "_shape=array")
        assert asked(many, link.replace(".csv", "", 1)).status_code == 200
        rows = asked(many, as_json).json()
        assert rows
        assert list(csv.DictReader(io.StringIO(asked(many, link).text))) == [
            {name: "" if value is None else str(value) for name, value in row.items()} for row in rows
        ]


def test_least_often_sufficient_first_speaks_of_work_and_leaves_few_cases_apart(many: Path) -> None:
    page = page_of(many, "/measures?order=share").words
    assert "This is about the work in all services together. It does not show how well any one service does it." in page
    apart = page.index("Few letters or cases: read with care")
    assert page.index("50 of 89") < apart
    # 3 of 4 is 75%, 10 of 12 is 83%: both stand apart, in the order of the share
    assert apart < page.index("3 of 4") < page.index("10 of 12")


def test_by_theme_the_order_is_that_of_the_letters_parts(many: Path) -> None:
    page = page_sent(many, "/measures")
    assert re.findall(r'<h2 id="(\w+)">', page) == ["reoffending", "public", "management"]


def test_a_measure_that_counts_what_is_not_wanted_says_that_it_is_turned(many: Path) -> None:
    explained = "The letters count the staff who want more. Here we count those who do not"
    assert explained in page_of(many, "/measures").words
    assert explained in page_of(many, "/measures/management.training-slc").words
    assert explained not in page_of(many, f"/measures/{ASSESSMENT}").words


def test_published_and_invented_letters_are_never_added(database: Path) -> None:
    page = page_of(database, "/measures/public.planning").words
    assert "Met the standard in 11 of 20 (55%, 95% interval 34 to 74)." in page
    assert "Met the standard in 12 of 12 (100%, 95% interval 76 to 100). invented" in page
    assert "23 of 32" not in page


def test_a_measure_says_how_many_letters_are_left_out_and_shows_their_words(many: Path) -> None:
    page = page_sent(many, f"/measures/{ASSESSMENT}")
    assert "Left out: 2 letters that judge it in words only, or without a usable count and total." in Page(page).words
    assert f'href="/measures/{ASSESSMENT}?figures=words#services"' in page
    shown = page_sent(many, f"/measures/{ASSESSMENT}?figures=words")
    assert "in words only: “nearly all”; the words allow 85 to 100%" in table_row(shown, "Farley")
    assert "the count is above its total: “17 out of the 20 cases” did not meet the standard" in table_row(
        shown, "Gorsey"
    )
    assert ">Ashford</a>" not in shown


def test_services_stand_by_name_with_date_count_interval_and_the_sentence(many: Path) -> None:
    page = page_sent(many, f"/measures/{ASSESSMENT}")
    names = re.findall(r'<a href="/services/(\w+)">', page)
    assert names == ["Ashford", "Beckton", "Carrow", "Dunmere", "Elmley", "Farley", "Gorsey"]
    assert 'href="/letters/ashford-2014-04#1.1/29"' in page
    assert "1 May 2013 14 of 20 (70%, 95% interval 48 to 85)" in table_row(page, "Ashford")
    assert "not checked by a person" in table_row(page, "Beckton")
    assert "not checked by a person" not in table_row(page, "Ashford")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("figures=counts", ["Ashford", "Beckton", "Carrow", "Dunmere", "Elmley"]),
        ("year=2013&figures=counts", ["Ashford", "Beckton", "Carrow", "Dunmere", "Elmley"]),
        ("year=not+known", ["Farley", "Gorsey"]),
        ("region=Wales", []),
    ],
)
def test_services_can_be_chosen_and_the_pooled_figure_stays(many: Path, asked: str, names: list[str]) -> None:
    page = page_sent(many, f"/measures/{ASSESSMENT}?{asked}")
    assert re.findall(r'<a href="/services/(\w+)">', page) == names
    assert ("No letter matches your choices" in page) is (not names)
    assert "Met the standard in 50 of 89" in Page(page).words


def test_the_funnel_says_in_words_what_it_shows(many: Path) -> None:
    page = page_sent(many, f"/measures/{ASSESSMENT}")
    (row,) = rows_of(many, "outside-the-limits", measure=ASSESSMENT)
    assert (row["letters"], row["outside_95"], row["below_95"], row["outside_998"]) == (5, 1, 1, 1)
    said = (
        "Of 5 letters with a figure, 1 lies outside the 95% limits (0 above, 1 below), "
        "of which 1 outside the 99.8% limits (0 above, 1 below)."
    )
    assert said in Page(page).words
    assert said in " ".join(re.findall(r'role="group" aria-label="([^"]+)"', page)[0].split())
    assert "below the 99.8% limits" in table_row(page, "Dunmere")
    assert "within the limits" in table_row(page, "Ashford")


def test_the_funnel_names_each_of_its_marks(many: Path) -> None:
    titles = re.findall(r"<title>(\d+ of \d+: [^<]+)</title>", page_sent(many, f"/measures/{ASSESSMENT}"))
    marks = [f"{count} of {total}: {name} (1 May 2013)" for name, count, total in GIVEN]
    assert sorted(titles) == sorted(2 * marks)  # for a broad screen and for a narrow one


def test_words_of_a_letter_are_shown_as_words(database: Path, tmp_path: Path) -> None:
    page = page_sent(database, "/measures/public.planning")
    assert html.escape(HOSTILE).replace("&#x27;", "&#39;") in page
    assert HOSTILE not in page
    database = build(
        tmp_path / "sqs.db", [service_letter(f"{HOSTILE} {place}", headline(count=7, total=10)) for place in range(5)]
    )
    page = page_sent(database, f"/measures/{ASSESSMENT}")
    assert HOSTILE not in page
    assert html.escape(HOSTILE).replace("&#x27;", "&#39;") in page


@pytest.mark.parametrize(
    "address",
    [
        "/measures/nothing.of-the-kind",
        "/measures/~20",
        "/measures/~20public.planning",
        "/measures/..~2F..~2Fetc~2Fpasswd",
        f"/measures/{ASSESSMENT}?page=0",
        f"/measures/{ASSESSMENT}?page=two",
        f"/measures/{ASSESSMENT}?page=1000000000",
    ],
)
def test_what_is_not_there_is_not_found(database: Path, address: str) -> None:
    assert asked(database, address).status_code == 404


def test_a_measure_without_a_result_says_so(database: Path) -> None:
    page = page_of(database, "/measures/reoffending.review").words
    assert "No letter gives a usable count and total, so there is no share." in page
    assert "in words only: “most”; the words allow 50 to 100%" in page


def test_a_build_of_no_letters_has_measures_and_no_figures(tmp_path: Path) -> None:
    database = build(tmp_path / "sqs.db", [])
    assert "No letter here gives a usable count and total." in page_of(database, "/measures").words
    assert "No letter here gives its result on this measure." in page_of(database, f"/measures/{ASSESSMENT}").words


def test_more_than_a_hundred_services_are_shown_in_parts(tmp_path: Path) -> None:
    letters = [
        service_letter(f"Service {place:03}", headline(count=7, total=10), published=date(2014, 4, 1))
        for place in range(101)
    ]
    database = build(tmp_path / "sqs.db", letters)
    first, second = (page_sent(database, f"/measures/{ASSESSMENT}?year=2014{more}") for more in ("", "&page=2"))
    assert "Letters 1 to 100 of 101, by name." in Page(first).words
    assert f'href="/measures/{ASSESSMENT}?year=2014&amp;page=2#services"' in first
    assert re.findall(r">(Service \d+)</a>", second) == ["Service 100"]
    assert f'href="/measures/{ASSESSMENT}?year=2014#services"' in second
