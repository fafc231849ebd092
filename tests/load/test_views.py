import sqlite3
from contextlib import closing
from datetime import date
from math import copysign, sqrt
from pathlib import Path

import pytest

from tests.support.headlines import Built, headline, later_headline, letter
from tests.support.readings import build, cambridgeshire, eastmere


def _wilson(sufficient: int, total: int) -> tuple[float, float]:
    """The interval as the textbooks write it, by another route than the view's."""
    z = 1.959963984540054
    share = sufficient / total
    centre = share + z * z / (2 * total)
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (centre - spread) / (1 + z * z / total), (centre + spread) / (1 + z * z / total)


@pytest.mark.parametrize("total", [1, 2, 9, 20, 47, 1_000, 100_000])
def test_the_interval_is_wilsons_without_a_square_root_of_sqlites(built: Built, total: int) -> None:
    for sufficient in sorted({0, 1, total // 3, total // 2, total - 1, total}):
        connection = built(letter("a", headline(count=sufficient, total=total)))
        for view in ("sufficiency", "measure_summary"):
            ends = connection.execute(f"select wilson_low, wilson_high from {view}").fetchone()  # noqa: S608 - two names
            assert ends == pytest.approx(_wilson(sufficient, total), abs=1e-9)
            assert 0 <= ends[0] <= sufficient / total <= ends[1] <= 1
            assert copysign(1, ends[0]) == 1


def test_an_interval_known_from_elsewhere_comes_out(built: Built) -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263, 0.2553 to 0.3662
    connection = built(letter("a", headline(count=81, total=263)))
    ends = connection.execute("select round(wilson_low, 4), round(wilson_high, 4) from sufficiency").fetchone()
    assert ends == (0.2553, 0.3662)


def test_a_letter_that_counts_the_bad_is_turned_into_the_good(built: Built) -> None:
    connection = built(cambridgeshire())
    assert connection.execute(
        "select measure, sufficient, total, round(share, 2), basis, checked, finding from sufficiency order by measure"
    ).fetchall() == [
        ("public.assessment", 8, 10, 0.8, "printed", 0, "cambridgeshire-2014-04/2.1/79/public.assessment"),
        ("public.planning", 11, 20, 0.55, "printed", 0, "cambridgeshire-2014-04/2.1/9"),
        ("reoffending.assessment", 17, 20, 0.85, "printed", 1, "cambridgeshire-2014-04/1.1/29"),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"count": None, "total": 20}, id="a share in words of a known total"),
        pytest.param({"count": 17, "total": None}, id="out of how many is not known"),
        pytest.param({"count": 21, "total": 20}, id="a misprint"),
        pytest.param({"count": 0, "total": 0}, id="out of nothing"),
        pytest.param({"count": 17, "total": 20, "verdict": "none"}, id="nothing is judged"),
        pytest.param({"count": 17, "total": 20, "verdict": None}, id="not clear what is judged"),
        pytest.param({"count": 17, "total": 20, "role": "breakdown"}, id="a breakdown"),
        pytest.param({"count": 17, "total": 20, "measure": None}, id="no measure fits"),
    ],
)
def test_what_gives_no_certain_result_is_not_reckoned_with(built: Built, fields: dict[str, object]) -> None:
    assert built(letter("a", headline(**fields))).execute("select * from sufficiency").fetchall() == []


def test_of_two_headlines_for_a_measure_the_checked_one_is_taken_and_both_are_counted(built: Built) -> None:
    first = headline(count=17, total=20)
    second = later_headline(count=8, total=10, checked=True)
    for order in ((first, second), (second, first)):
        rows = built(letter("a", *order)).execute("select sufficient, total, headlines from sufficiency").fetchall()
        assert rows == [(8, 10, 2)]


def test_of_two_unchecked_headlines_the_one_printed_first_is_taken(built: Built) -> None:
    first = headline(count=17, total=20)
    second = later_headline(count=8, total=10)
    rows = built(letter("a", second, first)).execute("select sufficient, total, headlines from sufficiency").fetchall()
    assert rows == [(17, 20, 2)]


def test_a_measure_is_summed_up_over_letters_and_invented_ones_are_kept_apart(built: Built) -> None:
    connection = built(
        letter("a", headline(count=17, total=20, checked=True), published=date(2014, 4, 23)),
        letter("b", headline(count=3, total=10, verdict="insufficient"), published=date(2012, 11, 30)),
        letter("c", headline(basis="words", words="most", low=0.5, high=1.0), published=date(2011, 1, 1)),
        letter("d", headline(count=1, total=12), invented=True),
    )
    assert connection.execute(
        """select measure, letters, letters_without_figures, sufficient, total, share, checked,
        first_published, last_published, invented from measure_summary order by invented"""
    ).fetchall() == [
        ("reoffending.assessment", 2, 1, 24, 30, 0.8, 1, "2012-11-30", "2014-04-23", 0),
        ("reoffending.assessment", 1, 0, 1, 12, 1 / 12, 0, None, None, 1),
    ]


def test_a_finding_is_shown_with_its_letter_date_service_and_measure(built: Built) -> None:
    assert built(cambridgeshire(), eastmere()).execute(
        """select area_name, published, number, quote, label, count, total, facsimile, invented
        from finding_details where verdict = 'insufficient' or invented"""
    ).fetchall() == [
        (
            "Cambs. YOS",
            "2014-04-23",
            "2.1",
            "nine of the 20 plans insufficient",
            "Label of public.planning",
            9,
            20,
            1,
            0,
        ),
        (
            "Eastmere",
            None,
            "2.1",
            "All 12 plans were <script>alert('plan')</script> sufficient",
            "Label of public.planning",
            12,
            12,
            0,
            1,
        ),
        ("Eastmere", None, "2.1", "Half of the rest", None, None, None, 0, 1),
    ]


def test_coverage_tells_published_letters_from_invented_ones(built: Built) -> None:
    assert built(cambridgeshire(), eastmere()).execute("select * from coverage order by invented").fetchall() == [
        (0, 1, 0, 1, 1, "2014-04-23", "2014-04-23", 20, 6, 0, 1, 1 / 6, 1, 4),
        (1, 1, 0, 0, 1, None, None, 0, 2, 0, 0, 0.0, 0, 0),
    ]


def test_a_whole_corpus_is_summed_up_without_going_through_it_again_and_again(tmp_path: Path) -> None:
    letters = [letter(f"letter-{number:03}", headline(count=17, total=20)) for number in range(300)]
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with closing(sqlite3.connect(build(tmp_path / "sqs.db", letters))) as connection:
        connection.set_progress_handler(count, 1_000)
        assert connection.execute("select total from measure_summary").fetchall() == [(6_000,)]
    assert steps < 1_000
