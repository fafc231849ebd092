"""A sign of a drawing means one thing on every page, and few cases are treated alike wherever they are shown."""

import re
from pathlib import Path

import pytest

from pipeline.explore.charts.signs import MEANINGS, Sign, sign_of, signs_of
from pipeline.explore.saved_queries import saved_queries
from pipeline.explore.small_samples import FEWEST_DRAWN, FEWEST_SHARED
from tests.support.headlines import headline, letter
from tests.support.readings import build
from tests.support.site_pages import asked, page_of, rows_of

FIGURE: dict[str, object] = {"total": 20, "certainty": None, "bound": None}

SHAPES = {"circle", "diamond", "square", "more", "less"}


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        pytest.param({}, Sign("circle", "within", doubtful=False), id="not compared"),
        pytest.param({"standing": "undecided"}, Sign("circle", "within", doubtful=False), id="undecided"),
        pytest.param(
            {"standing": "above", "limits": "95%"}, Sign("diamond", "above", doubtful=False), id="beyond the limits"
        ),
        pytest.param(
            {"funnel": "below the 99.8% limits"}, Sign("square", "below", doubtful=False), id="in a funnel's words"
        ),
        pytest.param({"funnel": "within the limits"}, Sign("circle", "within", doubtful=False), id="within a funnel"),
        pytest.param({"bound": "more than"}, Sign("more", "within", doubtful=False), id="a limit"),
        pytest.param(
            {"bound": "at least", "standing": "above", "limits": "99.8%"},
            Sign("square", "above", doubtful=False),
            id="a limit that decides",
        ),
        pytest.param(
            {"certainty": "doubtful", "standing": "below", "limits": "95%"},
            Sign("circle", "within", doubtful=True),
            id="doubtful: it stands nowhere",
        ),
    ],
)
def test_a_figure_has_one_sign_wherever_it_is_drawn(said: dict[str, object], sign: Sign) -> None:
    assert sign_of(FIGURE | said) == sign


def test_a_key_explains_the_signs_that_are_there_and_no_others() -> None:
    rows: dict[str, dict[str, object]] = {
        "few": {"total": 9},
        "doubtful": {"certainty": "doubtful"},
        "bound": {"bound": "at most"},
    }
    assert signs_of([FIGURE]) == ()
    for sign, said in rows.items():
        assert signs_of([FIGURE, FIGURE | said]) == (sign,)
    assert signs_of([FIGURE | said for said in rows.values()]) == tuple(MEANINGS)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six letters with many cases, and one each with nine, with four, with a limit, and far below the others."""
    return build(
        tmp_path_factory.mktemp("signs") / "sqs.db",
        [
            *(letter(name, headline(count=16, total=20)) for name in "abcdef"),
            letter("nine", headline(count=7, total=9)),
            letter("four", headline(count=0, total=4)),
            letter("limit", headline(count=12, total=20, words="at least 12")),
            letter("far", headline(count=2, total=20)),
        ],
    )


PAGES = (
    "/measures/reoffending.assessment",
    "/compare",
    "/compare?service=nine&service=four&service=far",
    "/services/nine",
    "/services/four",
)


@pytest.mark.parametrize("address", PAGES)
def test_fewer_than_ten_cases_have_no_share_and_fewer_than_five_no_interval(database: Path, address: str) -> None:
    words = page_of(database, address).words
    if address != "/services/four":
        assert re.search(r"7(?: of |/)9", words)
        assert "45 to 94" in words  # the interval of 7 of 9
    assert "78%" not in words  # its share
    if address != "/services/nine":
        assert re.search(r"0(?: of |/)4", words)
    assert "0 to 49" not in words  # what would be the interval of 0 of 4
    assert "below" not in next((row["standing"] for row in _rows(database, "four")), "")


def _rows(database: Path, name: str) -> list[dict[str, str]]:
    return [row for row in rows_of(database, "services-compared") if row["letter"] == name and row["standing"]]


@pytest.mark.parametrize("address", [*PAGES, "/measures", "/charts", "/"])
def test_every_mark_is_a_sign_that_a_key_of_the_page_explains(database: Path, address: str) -> None:
    page = asked(database, address).text
    keys = re.findall(r'<ul class="key".*?</ul>', page, re.DOTALL)
    explained = "".join(keys) or page_of(database, address).words  # the first page explains in its text
    drawn = re.sub(r'<ul class="key".*?</ul>', "", page, flags=re.DOTALL)
    for shape in set(re.findall(r'<use class="mark[^"]*" href="#(\w+)"', drawn)):
        assert f'id="{shape}"' in page
        assert shape in SHAPES
    assert ("fewer than ten cases" in explained) >= ('<line class="interval few"' in drawn)
    assert ("at least (or at most)" in explained) == ('href="#more"' in drawn)


def test_no_place_in_the_funnel_is_given_to_too_few_cases_or_to_a_limit_that_decides_nothing(database: Path) -> None:
    placed = {row["letter"]: row["funnel"] for row in rows_of(database, "services-on-a-measure")}
    assert (placed["four"], placed["limit"], placed["a"]) == (None, None, "within the limits")
    assert str(placed["far"]).startswith("below the")
    (outside,) = rows_of(database, "outside-the-limits")
    assert (outside["letters"], outside["letters_few"], outside["letters_bounded"]) == (8, 1, 1)
    words = page_of(database, "/measures/reoffending.assessment").words
    assert "Left out: 1 only a limit (at least, at most); 1 from fewer than five cases." in words


def test_the_same_result_is_shaded_by_the_same_rule(database: Path) -> None:
    shades = {row["letter"]: row["shade"] for row in rows_of(database, "services-compared")}
    assert (shades["a"], shades["nine"], shades["four"]) == (5, None, None)


def test_the_saved_queries_hold_to_the_rule() -> None:
    compared = [
        int(number)
        for query in saved_queries()
        for number in re.findall(r"(?<![a-z_])(?:\w+\.)?total (?:<|>=) (\d+)", query.sql)
    ]
    assert set(compared) == {FEWEST_DRAWN, FEWEST_SHARED, 30}  # and 30 for letters put together


def test_the_rule_is_said_once_and_pages_with_few_cases_lead_to_it(database: Path) -> None:
    assert (
        "With fewer than ten cases we give the count and the interval but no percentage" in page_of(database, "/").words
    )
    for address in PAGES:
        page = page_of(database, address)
        assert any(link.endswith("#small-samples") for link in page.links)
        assert "With fewer than" not in page.words
