"""What is drawn of a measure, from one letter to many."""

from pathlib import Path

import pytest

from pipeline.explore.charts.funnel import FunnelScale, funnel
from pipeline.explore.charts.signs import Sign
from tests.support.headlines import headline, service_letter
from tests.support.measure_pages import ASSESSMENT, page_sent, table_row
from tests.support.readings import build
from tests.support.site_pages import Page


def test_letters_with_the_same_numbers_are_one_mark(tmp_path: Path) -> None:
    database = build(
        tmp_path / "sqs.db", [service_letter(f"Service {place}", headline(count=7, total=10)) for place in range(8)]
    )
    page = page_sent(database, f"/measures/{ASSESSMENT}")
    assert page.count('<path class="mark within" d=') == 2  # one for a broad screen, one for a narrow one
    assert "7 of 10: 8 letters, among them Service 0 (no date); Service 1 (no date)" in page
    assert "Service 5 (no date)" not in page


def test_too_few_letters_make_no_funnel(database: Path) -> None:
    page = page_sent(database, "/measures/public.planning")
    assert "too few letters or cases to say what chance alone could explain" in Page(page).words
    assert 'role="img"' not in page


@pytest.mark.parametrize(
    ("total", "said", "drawn"),
    [
        pytest.param(
            10, "5 of 10 (50%, 95% interval 24 to 76)", '<line class="interval" x1="24%" x2="76%"', id="a line"
        ),
        pytest.param(
            9, "5 of 9 (95% interval 27 to 81)", '<line class="interval few" x1="27%"', id="a dashed line and no share"
        ),
        pytest.param(
            5, "5 of 5 (95% interval 57 to 100)", '<line class="interval few" x1="57%"', id="the fewest drawn"
        ),
        pytest.param(4, "4 of 4 too few cases to draw", "", id="nothing drawn"),
    ],
)
def test_the_fewer_the_cases_the_less_is_drawn(tmp_path: Path, total: int, said: str, drawn: str) -> None:
    database = build(tmp_path / "sqs.db", [service_letter("Ashford", headline(count=min(5, total), total=total))])
    page = page_sent(database, f"/measures/{ASSESSMENT}")
    assert said in table_row(page, "Ashford")
    assert drawn in page
    assert ('<svg class="spine share" aria-hidden' in page) is bool(drawn)
    assert ("</svg> fewer than ten cases</li>" in page) is (total < 10)


def test_a_bound_stays_a_bound(tmp_path: Path) -> None:
    database = build(
        tmp_path / "sqs.db", [service_letter("Ashford", headline(count=20, total=24, words="at least 20"))]
    )
    assert "at least 20 of 24 (83%, 95% interval 64 to 100)" in table_row(
        page_sent(database, f"/measures/{ASSESSMENT}"), "Ashford"
    )


def test_a_scale_puts_values_in_proportion() -> None:
    scale = FunnelScale(40, 100, 500)
    assert [scale.at(value) for value in (0, 10, 40)] == [100, 200, 500]
    assert scale.ticks == [(value, scale.at(value)) for value in (0, 5, 10, 15, 20, 25, 30, 35, 40)]


def test_a_mark_stands_where_its_count_and_total_put_it() -> None:
    row = {
        "total": 20,
        "per_cent": 50.0,
        "letters": 1,
        "funnel": "above the 95% limits",
        "certainty": None,
        "bound": None,
        "first_name": "A",
    }
    drawing = funnel([row, {**row, "per_cent": 100.0, "letters": 9}], [])
    x, y = drawing.cases.end, (drawing.shares.start + drawing.shares.end) / 2
    assert [point.row["letters"] for point in drawing.points] == [9, 1]
    assert drawing.points[1].outline.startswith(f"M{x - 7:g} {y:g}L{x:g} {y - 7:g}")
    assert drawing.points[1].sign == Sign("diamond", "above", doubtful=False)
