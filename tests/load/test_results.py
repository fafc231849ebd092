from math import copysign

import pytest

from models.reading import Reading
from models.source import Source
from pipeline.load.reckoning import PUT_DOWN
from tests.support.headlines import Built, headline, later_headline, letter
from tests.support.readings import cambridgeshire, eastmere


def test_results_are_the_rows_that_the_reckoning_gives_and_name_the_letters_without_figures(built: Built) -> None:
    connection = built(cambridgeshire(), eastmere())
    rows = connection.execute("select * from results order by letter, measure").fetchall()
    reckoned = connection.execute("select * from results_reckoned order by letter, measure").fetchall()
    assert [row[: len(reckoned[0])] for row in rows] == reckoned
    for table in PUT_DOWN:
        held, again = (
            connection.execute(f"select * from {name} order by 1, 2").fetchall()  # noqa: S608 - our own names
            for name in (table, f"{table}_reckoned")
        )
        assert sorted(held, key=str) == sorted(again, key=str) != []
    assert connection.execute(
        "select letter, finding, basis, words, wilson_low, wilson_high, headlines from results where total is null"
    ).fetchall() == [
        ("cambridgeshire-2014-04", "cambridgeshire-2014-04/1.1/74", "words", "most", None, None, 1),
    ]


def test_a_headline_with_figures_goes_before_a_checked_one_without(built: Built) -> None:
    words = headline(basis="words", words="most", low=0.5, high=1.0, checked=True)
    connection = built(letter("a", words, later_headline(count=8, total=10)))
    assert connection.execute("select sufficient, total, checked, headlines from results").fetchall() == [(8, 10, 0, 1)]


@pytest.mark.parametrize(
    ("words", "count", "verdict", "bound"),
    [
        pytest.param("At least 20", 20, "sufficient", "at least", id="a lower bound"),
        pytest.param("no fewer than nine", 9, "sufficient", "at least", id="in words"),
        pytest.param("no less than twenty-two", 22, "sufficient", "at least", id="in two words"),
        pytest.param("no more than 3", 3, "sufficient", "at most", id="an upper bound"),
        pytest.param("at most thirty", 30, "sufficient", "at most", id="tens"),
        pytest.param("up to five", 5, "sufficient", "at most", id="up to"),
        pytest.param("no more than 3", 3, "insufficient", "at least", id="few that failed: the rest at least did not"),
        pytest.param("at least 20", 20, "insufficient", "at most", id="many that failed"),
        pytest.param("at least half", 23, "sufficient", None, id="a fraction: the count beside it is exact"),
        pytest.param("at least 50%", 20, "sufficient", None, id="a percentage"),
        pytest.param("at least one in five", 5, "sufficient", None, id="a proportion"),
        pytest.param("more than 12", 13, "sufficient", None, id="the one number left is exact"),
        pytest.param("more than 12", 12, "sufficient", "more than", id="more than so many, the total elsewhere"),
        pytest.param("fewer than 12", 12, "insufficient", "more than", id="fewer than so many failed"),
        pytest.param("12 or more", 12, "sufficient", "at least", id="said after the number"),
        pytest.param("at least 12", 13, "sufficient", None, id="another number"),
        pytest.param("nearly all", 38, "sufficient", None, id="a quantifier"),
        pytest.param(None, 20, "sufficient", None, id="no words"),
    ],
)
def test_words_that_call_the_count_a_bound_are_told_from_others(
    built: Built, words: str | None, count: int, verdict: str, bound: str | None
) -> None:
    connection = built(letter("a", headline(count=count, total=40, words=words, verdict=verdict)))
    assert connection.execute("select bound from sufficiency").fetchall() == [(bound,)]


def _shares(*results: tuple[int, int]) -> list[tuple[Source, Reading]]:
    return [
        letter(f"letter-{place:02}", headline(count=count, total=total)) for place, (count, total) in enumerate(results)
    ]


def test_a_funnel_goes_from_one_case_to_the_largest_sample_of_its_measure(built: Built) -> None:
    connection = built(*_shares((17, 20), (3, 10)), letter("other", headline(count=1, total=3), invented=True))
    assert connection.execute(
        "select measure, invented, count(*), min(n), max(n), min(share), max(share) from funnel_limits group by 1, 2"
    ).fetchall() == [
        ("reoffending.assessment", 0, 20, 1, 20, 20 / 30, 20 / 30),
        ("reoffending.assessment", 1, 3, 1, 3, 1 / 3, 1 / 3),
    ]


@pytest.mark.parametrize("counts", [(0, 0), (20, 10)])
def test_where_all_services_do_alike_at_an_end_the_funnel_has_no_width(built: Built, counts: tuple[int, int]) -> None:
    share = float(counts[0] > 0)
    connection = built(*_shares((counts[0], 20), (counts[1], 10)))
    rows = connection.execute("select distinct low_95, high_95, low_998, high_998 from funnel_limits").fetchall()
    assert rows == [(share,) * 4]
    assert copysign(1, rows[0][0]) == 1


def test_a_misprinted_total_does_not_make_an_endless_funnel(built: Built) -> None:
    connection = built(*_shares((3, 900_000_000), (17, 20)))
    assert connection.execute("select count(*), max(n) from funnel_limits").fetchall() == [(1_000, 1_000)]
