"""A letter beside all letters: where each result stands, how it is drawn, and what changed since the letter before."""

from datetime import date
from math import sqrt
from pathlib import Path

import pytest
from datasette.utils import tilde_encode

from pipeline.explore.charts.spine import spine
from tests.support.headlines import headline, letter
from tests.support.letters_by_hand import finding_of, letter_of
from tests.support.readings import EASTMERE_TEXT, build
from tests.support.site_pages import page_of, rows_of

OTHERS = [(f"Other {number}", 10, 20) for number in range(8)]
MEASURED = [("High", 20, 20), ("Higher", 15, 20), ("Low", 2, 20), ("Few", 4, 4), *OTHERS]
"""The pooled share is 121 of 224, which is 54%."""


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve letters, each with a count and a total on one measure."""
    letters = [letter(name, headline(count=count, total=total)) for name, count, total in MEASURED]
    return build(tmp_path_factory.mktemp("build") / "sqs.db", letters)


@pytest.mark.parametrize(
    ("name", "standing", "limits", "undecided"),
    [
        pytest.param("High", "above", "99.8%", None, id="far above"),
        pytest.param("Higher", "within", None, None, id="above, and within the limits"),
        pytest.param("Low", "below", "99.8%", None, id="far below"),
        pytest.param("Few", "undecided", None, "fewer than five cases", id="four of four"),
        pytest.param("Other 1", "within", None, None, id="in the middle"),
    ],
)
def test_a_result_stands_above_below_or_within_the_range_of_chance(
    beside: Path, name: str, standing: str, limits: str | None, undecided: str | None
) -> None:
    (row,) = rows_of(beside, "profile-of-a-letter", letter=name)
    assert (row["standing"], row["limits"], row["undecided"]) == (standing, limits, undecided)
    assert (row["pooled_sufficient"], row["pooled_total"], row["pooled_per_cent"]) == (121, 224, 54)
    assert (row["lowest"], row["quarter"], row["three_quarters"], row["highest"]) == (10, 50, 50, 100)


def test_a_bounded_figure_stands_only_where_any_figure_it_allows_would(tmp_path: Path) -> None:
    bounded = [
        letter("At least", headline(count=20, total=20, words="at least 20")),
        letter("May be more", headline(count=2, total=20, words="at least two")),
        letter("May be less", headline(count=20, total=20, words="up to 20")),
    ]
    others = [letter(name, headline(count=count, total=total)) for name, count, total in OTHERS]
    rows = {
        row["letter"]: row for row in rows_of(build(tmp_path / "sqs.db", [*bounded, *others]), "profile-of-a-letter")
    }
    said = {
        name: (rows[name]["standing"], rows[name]["undecided"]) for name in ("At least", "May be more", "May be less")
    }
    assert said == {
        "At least": ("above", None),
        "May be more": ("undecided", "the letter says at least"),
        "May be less": ("undecided", "the letter says at most"),
    }


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("High", "Above the range of chance on 1 measure, below it on none"),
        ("Low", "Below the range of chance on 1 measure, above it on none"),
        ("Other 2", "Within the range of chance on every measure that can be compared"),
    ],
)
def test_the_page_of_a_service_opens_with_what_stands_out(beside: Path, name: str, title: str) -> None:
    page = page_of(beside, f"/services/{tilde_encode(name)}")
    assert title in page.words
    (row,) = rows_of(beside, "profile-of-a-letter", letter=name)
    assert page.links.count(f"/letters/{tilde_encode(name)}#{row['place']}") == 2  # its mark, and its sentence below


def test_the_spine_stands_in_one_place_and_marks_where_their_shares_are(beside: Path) -> None:
    chart = spine(rows_of(beside, "profile-of-a-letter", letter="High"))
    (line,) = chart.lines
    # From 54 − 10 = 44 below the spine, so 50, to 46 above it, so 50.
    assert (chart.compared, chart.zero, line.at, line.sign.shape) == (True, 50.0, 96.0, "square")
    assert line.spread == (6.0, 96.0)
    assert chart.ticks == ((-25, 25.0), (0, 50.0), (25, 75.0))


def test_one_letter_alone_is_drawn_from_nought_to_a_hundred(tmp_path: Path) -> None:
    database = build(tmp_path / "sqs.db", [letter("Alone", headline(count=15, total=20))])
    chart = spine(rows_of(database, "profile-of-a-letter", letter="Alone"))
    assert (chart.compared, chart.lines[0].at, chart.lines[0].spread) == (False, 75.0, None)
    words = page_of(database, "/services/Alone").words
    assert "There are too few other letters here to compare with." in words
    assert "range of chance" not in words.replace("the range of chance around all", "")


def test_a_change_between_letters_has_newcombes_interval(tmp_path: Path) -> None:
    other = letter_of(EASTMERE_TEXT)  # in the same words it would be a second copy of the first
    found = finding_of(
        other,
        "All 12 plans",
        measure="reoffending.assessment",
        role="headline",
        verdict="sufficient",
        count=18,
        total=20,
    )
    source, reading = letter("second", found, published=date(2016, 2, 1))
    pair = [
        (source.model_copy(update={"area": "Twice"}), reading)
        for source, reading in (
            letter("first", headline(count=8, total=20), published=date(2013, 2, 1)),
            (source, reading.model_copy(update={"letter": other})),
        )
    ]
    database = build(tmp_path / "sqs.db", pair)
    (row,) = rows_of(database, "change-between-letters")
    (low, high), (later_low, later_high) = _wilson(8, 20), _wilson(18, 20)
    down, up = sqrt((0.9 - later_low) ** 2 + (high - 0.4) ** 2), sqrt((later_high - 0.9) ** 2 + (0.4 - low) ** 2)
    assert row["points"] == 50
    assert (row["points_from"], row["points_to"]) == (round(100 * (0.5 - down)), round(100 * (0.5 + up)))
    assert row["change"] == "higher"
    words = page_of(database, "/services/Twice").words
    assert "1 of 1 interval leaves out 0. If nothing had changed, about 1 in 20 would do so by chance." in words


def test_a_second_copy_of_a_letter_is_no_change(tmp_path: Path) -> None:
    pair = [
        (source.model_copy(update={"area": "Twice"}), reading)
        for source, reading in (
            letter(name, headline(count=count, total=20), published=date(2013, 2, 1))
            for name, count in (("first", 8), ("second", 18))
        )
    ]
    assert rows_of(build(tmp_path / "sqs.db", pair), "change-between-letters") == []


def _wilson(count: int, total: int) -> tuple[float, float]:
    z = 1.959963984540054
    middle = (count + z * z / 2) / (total + z * z)
    half = z * sqrt(count * (total - count) / total + z * z / 4) / (total + z * z)
    return middle - half, middle + half
