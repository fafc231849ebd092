import csv
import html
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.finding import Finding
from models.reading import Reading
from models.source import Source
from pipeline.explore.drawing import Scale, funnel
from tests.support.letters_by_hand import finding_of, letter_of
from tests.support.readings import CAMBRIDGESHIRE_TEXT, MEASURES, build, cambridgeshire, eastmere
from tests.support.site_pages import Page, asked, page_of, rows_of

LETTER = letter_of(CAMBRIDGESHIRE_TEXT)
ASSESSMENT = "reoffending.assessment"
HOSTILE = "<script>alert('plan')</script>"

GIVEN = [("Ashford", 14, 20), ("Beckton", 15, 20), ("Carrow", 13, 20), ("Dunmere", 2, 20), ("Elmley", 6, 9)]
"""The services of the larger build, with how many of how many; all but one do alike."""


def _letter(
    name: str, *findings: Finding, invented: bool = False, published: date | None = None
) -> tuple[Source, Reading]:
    source = Source(
        id=f"{name.lower().replace(' ', '-')}-2014-04", area=name, published=published, sha256="0", invented=invented
    )
    return source, Reading(letter=LETTER, findings=findings, numbers=(), problems=())


def _headline(**fields: object) -> Finding:
    held = {"measure": ASSESSMENT, "role": "headline", "verdict": "sufficient", **fields}
    return finding_of(LETTER, "17 out of the 20 cases", **held)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of a facsimile and an invented letter, the latter with hostile words."""
    return build(tmp_path_factory.mktemp("two") / "sqs.db", [cambridgeshire(), eastmere()])


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
                    _letter(
                        name, _headline(count=count, total=total, checked=name == "Ashford"), published=date(2013, 5, 1)
                    )
                    for name, count, total in GIVEN
                ),
                _letter("Farley", _headline(basis="words", words="nearly all", low=0.85, high=1.0)),
                _letter("Gorsey", _headline(count=21, total=20, verdict="insufficient")),
                _letter("Hexton", _headline(measure="public.planning", count=3, total=4)),
                _letter(
                    "Iverley", _headline(measure="management.training-slc", verdict="insufficient", count=2, total=12)
                ),
            ],
        )


def _text(database: Path, address: str) -> str:
    """The page as it is sent."""
    answer = asked(database, address)
    assert answer.status_code == 200, answer.text
    text: str = answer.text
    return text


def _table(page: str, row: str) -> str:
    """The words of the table's row that begins with the name."""
    lines = (Page(line).words for line in re.findall(r"<tr>.*?</tr>", page, re.DOTALL))
    return next(line for line in lines if line.startswith(row))


def test_the_figures_of_the_list_are_those_of_itsrows_of(two: Path) -> None:
    page = page_of(two, "/measures").words
    rows = [row for row in rows_of(two, "measures-put-together") if row["total"] is not None]
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
    page = _text(many, address)
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
    page = _text(many, "/measures")
    assert re.findall(r'<h2 id="(\w+)">', page) == ["reoffending", "public", "management"]


def test_a_measure_that_counts_what_is_not_wanted_says_that_it_is_turned(many: Path) -> None:
    explained = "The letters count the staff who want more. Here we count those who do not"
    assert explained in page_of(many, "/measures").words
    assert explained in page_of(many, "/measures/management.training-slc").words
    assert explained not in page_of(many, f"/measures/{ASSESSMENT}").words


def test_published_and_invented_letters_are_never_added(two: Path) -> None:
    page = page_of(two, "/measures/public.planning").words
    assert "Met the standard in 11 of 20 (55%, 95% interval 34 to 74)." in page
    assert "Met the standard in 12 of 12 (100%, 95% interval 76 to 100). invented" in page
    assert "23 of 32" not in page


def test_a_measure_says_how_many_letters_are_left_out_and_shows_their_words(many: Path) -> None:
    page = _text(many, f"/measures/{ASSESSMENT}")
    assert "Left out: 2 letters that judge it in words only, or without a usable count and total." in Page(page).words
    assert f'href="/measures/{ASSESSMENT}?figures=words#services"' in page
    shown = _text(many, f"/measures/{ASSESSMENT}?figures=words")
    assert "in words only: “nearly all”; the words allow 85 to 100%" in _table(shown, "Farley")
    assert "the count is above its total: “17 out of the 20 cases” did not meet the standard" in _table(shown, "Gorsey")
    assert ">Ashford</a>" not in shown


def test_services_stand_by_name_with_date_count_interval_and_the_sentence(many: Path) -> None:
    page = _text(many, f"/measures/{ASSESSMENT}")
    names = re.findall(r'<a href="/services/(\w+)">', page)
    assert names == ["Ashford", "Beckton", "Carrow", "Dunmere", "Elmley", "Farley", "Gorsey"]
    assert 'href="/letters/ashford-2014-04#1.1/29"' in page
    assert "1 May 2013 14 of 20 (70%, 95% interval 48 to 85)" in _table(page, "Ashford")
    assert "not checked by a person" in _table(page, "Beckton")
    assert "not checked by a person" not in _table(page, "Ashford")


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
    page = _text(many, f"/measures/{ASSESSMENT}?{asked}")
    assert re.findall(r'<a href="/services/(\w+)">', page) == names
    assert ("No letter matches your choices" in page) is (not names)
    assert "Met the standard in 50 of 89" in Page(page).words


def test_the_funnel_says_in_words_what_it_shows(many: Path) -> None:
    page = _text(many, f"/measures/{ASSESSMENT}")
    (row,) = rows_of(many, "outside-the-limits", measure=ASSESSMENT)
    assert (row["letters"], row["outside_95"], row["below_95"], row["outside_998"]) == (5, 1, 1, 1)
    said = (
        "Of 5 letters with a figure, 1 lies outside the 95% limits (0 above, 1 below), "
        "and 1 outside the 99.8% limits (0 above, 1 below)."
    )
    assert said in Page(page).words
    assert said in " ".join(re.findall(r'role="img" aria-label="([^"]+)"', page)[0].split())
    assert "below the 99.8% limits" in _table(page, "Dunmere")
    assert "within the limits" in _table(page, "Ashford")


def test_the_funnel_names_each_of_its_marks(many: Path) -> None:
    titles = re.findall(r"<title>(\d+ of \d+: [^<]+)</title>", _text(many, f"/measures/{ASSESSMENT}"))
    assert sorted(titles) == sorted(f"{count} of {total}: {name} (2013-05-01)" for name, count, total in GIVEN)


def test_letters_with_the_same_numbers_are_one_mark(tmp_path: Path) -> None:
    database = build(
        tmp_path / "sqs.db", [_letter(f"Service {place}", _headline(count=7, total=10)) for place in range(8)]
    )
    page = _text(database, f"/measures/{ASSESSMENT}")
    assert page.count('<path class="point within" d=') == 1
    assert "7 of 10: 8 letters, among them Service 0 (no date); Service 1 (no date)" in page
    assert "Service 5 (no date)" not in page


def test_too_few_letters_make_no_funnel(two: Path) -> None:
    page = _text(two, "/measures/public.planning")
    assert "too few letters or cases to say what chance alone could explain" in Page(page).words
    assert 'role="img"' not in page


@pytest.mark.parametrize(
    ("total", "said", "drawn"),
    [
        pytest.param(
            10, "5 of 10 (50%, 95% interval 24 to 76)", '<svg class="interval" width="220" height="26"', id="a bar"
        ),
        pytest.param(9, "5 of 9 (95% interval 27 to 81)", '<svg class="interval few"', id="a thin bar and no share"),
        pytest.param(5, "5 of 5 (95% interval 57 to 100)", '<svg class="interval few"', id="the fewest that are drawn"),
        pytest.param(4, "4 of 4 too few cases to draw", "", id="nothing drawn"),
    ],
)
def test_the_fewer_the_cases_the_less_is_drawn(tmp_path: Path, total: int, said: str, drawn: str) -> None:
    database = build(tmp_path / "sqs.db", [_letter("Ashford", _headline(count=min(5, total), total=total))])
    page = _text(database, f"/measures/{ASSESSMENT}")
    assert said in _table(page, "Ashford")
    assert drawn in page
    assert ('height="26"' in page) is bool(drawn)


def test_a_bound_stays_a_bound(tmp_path: Path) -> None:
    database = build(tmp_path / "sqs.db", [_letter("Ashford", _headline(count=20, total=24, words="at least 20"))])
    assert "at least 20 of 24 (83%, 95% interval 64 to 93)" in _table(
        _text(database, f"/measures/{ASSESSMENT}"), "Ashford"
    )


def test_words_of_a_letter_are_shown_as_words(two: Path, tmp_path: Path) -> None:
    page = _text(two, "/measures/public.planning")
    assert html.escape(HOSTILE).replace("&#x27;", "&#39;") in page
    assert HOSTILE not in page
    database = build(
        tmp_path / "sqs.db", [_letter(f"{HOSTILE} {place}", _headline(count=7, total=10)) for place in range(5)]
    )
    page = _text(database, f"/measures/{ASSESSMENT}")
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
def test_what_is_not_there_is_not_found(two: Path, address: str) -> None:
    assert asked(two, address).status_code == 404


def test_a_measure_without_a_result_says_so(two: Path) -> None:
    page = page_of(two, "/measures/reoffending.review").words
    assert "No letter gives a usable count and total, so there is no share." in page
    assert "in words only: “most”; the words allow 50 to 100%" in page


def test_a_build_of_no_letters_has_measures_and_no_figures(tmp_path: Path) -> None:
    database = build(tmp_path / "sqs.db", [])
    assert "No letter here gives a usable count and total." in page_of(database, "/measures").words
    assert "No letter here gives its result on this measure." in page_of(database, f"/measures/{ASSESSMENT}").words


def test_more_than_a_hundred_services_are_shown_in_parts(tmp_path: Path) -> None:
    letters = [
        _letter(f"Service {place:03}", _headline(count=7, total=10), published=date(2014, 4, 1)) for place in range(101)
    ]
    database = build(tmp_path / "sqs.db", letters)
    first, second = (_text(database, f"/measures/{ASSESSMENT}?year=2014{more}") for more in ("", "&page=2"))
    assert "Letters 1 to 100 of 101, by name." in Page(first).words
    assert f'href="/measures/{ASSESSMENT}?year=2014&amp;page=2#services"' in first
    assert re.findall(r">(Service \d+)</a>", second) == ["Service 100"]
    assert f'href="/measures/{ASSESSMENT}?year=2014#services"' in second


def test_a_scale_puts_values_in_proportion() -> None:
    scale = Scale(40, 100, 500)
    assert [scale.at(value) for value in (0, 10, 40)] == [100, 200, 500]
    assert scale.ticks == [(value, scale.at(value)) for value in (0, 5, 10, 15, 20, 25, 30, 35, 40)]


def test_a_mark_stands_where_its_count_and_total_put_it() -> None:
    row = {"total": 20, "per_cent": 50.0, "letters": 1, "funnel": "above the 95% limits"}
    drawing = funnel([row, {**row, "per_cent": 100.0, "letters": 9}], [])
    x, y = drawing.cases.end, (drawing.shares.start + drawing.shares.end) / 2
    assert [point.row["letters"] for point in drawing.points] == [9, 1]
    assert drawing.points[1].outline.startswith(f"M{x:g} {y - 5:g}l5 5")
    assert drawing.points[1].shape == "outside-95"
