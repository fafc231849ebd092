"""Doubt in the database: other readings are rows, a doubtful result is marked, and no sum takes it in unasked."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models.finding import Finding
from pipeline.build.cache import Cache
from pipeline.load.database import RefusedLettersError
from tests.support.doubtful import built_with_doubts, doubted, other
from tests.support.headlines import headline, later_headline, letter
from tests.support.readings import build
from tests.support.site_pages import page_of, rows_of

pytestmark = pytest.mark.slow

ASSESSMENT = "reoffending.assessment"
GIVEN = {"ashford": 15, "beckton": 16, "carrow": 14, "dunmere": 15, "elmley": 16}
"""How many of 20 in each letter that is not doubtful: 76 of 100 together."""


def _doubtful(**fields: object) -> Finding:
    finding = headline(**fields)
    return doubted(finding, other(finding, total=99))


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five letters with a figure, and two whose figure is doubtful; on another measure there is a doubtful one only."""
    return build(
        tmp_path_factory.mktemp("build") / "sqs.db",
        [
            *(
                letter(name, headline(count=count, total=20, certainty="sure"), published=date(2013, 5, 1))
                for name, count in GIVEN.items()
            ),
            letter("farley", _doubtful(count=4, total=20), published=date(2013, 6, 1)),
            letter("gorsey", _doubtful(count=10, total=10), published=date(2014, 6, 1)),
            letter("hexton", _doubtful(measure="public.planning", count=3, total=12)),
        ],
    )


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as connection:
        yield connection


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory, read_before: Cache) -> Path:
    return built_with_doubts(tmp_path_factory.mktemp("letters") / "sqs.db", lambda place: place % 2 == 0, read_before)


def test_a_finding_says_how_sure_it_is_and_why_it_is_doubtful(connection: sqlite3.Connection) -> None:
    assert connection.execute(
        "select letter, confidence, certainty, doubt, doubt_in_words from findings where letter in ('elmley', 'farley')"
    ).fetchall() == [
        ("elmley", None, "sure", None, None),
        ("farley", 0.4, "doubtful", "numbers", "The total may be 99: 4 of 99."),
    ]


def test_other_readings_are_rows_and_one_that_is_no_finding_has_no_numbers(tmp_path: Path) -> None:
    finding = headline(count=8, total=10)
    others = (
        other(finding, count=9, total=14, verdict="insufficient", measure="public.planning"),
        other(finding, "finding", is_finding=False, confidence=0.1),
    )
    with closing(sqlite3.connect(build(tmp_path / "sqs.db", [letter("a", doubted(finding, *others))]))) as connection:
        ((finding_id,),) = connection.execute("select id from findings").fetchall()
        assert connection.execute("select * from alternatives").fetchall() == [
            (
                *(f"{finding_id}/alternative-1", finding_id, "count, total, verdict, measure", 1),
                *(9, 14, "insufficient", "public.planning", 0.3),
            ),
            (f"{finding_id}/alternative-2", finding_id, "finding", 0, None, None, None, None, 0.1),
        ]


def test_what_a_person_has_checked_cannot_be_loaded_as_doubtful(tmp_path: Path) -> None:
    checked = _doubtful(count=8, total=10).model_copy(update={"checked": True})
    with pytest.raises(RefusedLettersError, match=r"a: .*certainty"):
        build(tmp_path / "sqs.db", [letter("a", checked)])


def test_in_no_letter_does_a_doubtful_figure_stand_among_the_results_without_its_mark(letters: Path) -> None:
    with closing(sqlite3.connect(letters)) as connection:
        rows = connection.execute(
            """
            select shown.certainty, shown.confidence, findings.certainty, findings.confidence, findings.doubt_in_words
            from sufficiency as shown join findings on findings.id = shown.finding
            """
        ).fetchall()
        results = connection.execute("select count(*) from results where certainty is null").fetchone()
    assert {row[0] for row in rows} == {"sure", "doubtful"}
    for certainty, confidence, of_finding, its_confidence, why in rows:
        assert (certainty, confidence) == (of_finding, its_confidence)
        assert (certainty == "doubtful") == (why is not None)
    assert results == (0,)


def test_a_sure_headline_goes_before_a_doubtful_one_printed_first_and_a_checked_one_before_both(tmp_path: Path) -> None:
    later = later_headline(count=8, total=10, certainty="sure")
    path = build(
        tmp_path / "sqs.db",
        [
            letter("a", _doubtful(count=17, total=20), later),
            letter("b", _doubtful(count=17, total=20), later_headline(basis="words", words="most", certainty="sure")),
        ],
    )
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select letter, sufficient, total, certainty from results").fetchall() == [
            ("a", 8, 10, "sure"),
            ("b", 17, 20, "doubtful"),
        ]


def test_a_sum_leaves_doubtful_figures_out_and_says_what_it_would_be_with_them(connection: sqlite3.Connection) -> None:
    assert connection.execute(
        """
        select measure, letters, letters_doubtful, sufficient, total, round(share, 2), sufficient_with_doubtful,
            total_with_doubtful, round(share_with_doubtful, 2), first_published, last_published
        from measure_summary order by measure
        """
    ).fetchall() == [
        ("public.planning", 0, 1, None, None, None, 3, 12, 0.25, None, None),
        (ASSESSMENT, 5, 2, 76, 100, 0.76, 90, 130, 0.69, "2013-05-01", "2013-05-01"),
    ]


def test_the_lines_of_a_funnel_are_those_of_the_figures_that_are_not_doubtful(
    database: Path, connection: sqlite3.Connection
) -> None:
    assert connection.execute("select measure, share, max(n) from funnel_limits group by measure").fetchall() == [
        (ASSESSMENT, 0.76, 20)
    ]
    (outside,) = rows_of(database, "outside-the-limits", measure=ASSESSMENT)
    assert (outside["letters"], outside["letters_doubtful"], outside["outside_95"], outside["outside_998"]) == (
        5,
        2,
        0,
        0,
    )
    points = rows_of(database, "funnel-of-a-measure", measure=ASSESSMENT)
    assert [(row["sufficient"], row["total"], row["certainty"]) for row in points if row["certainty"]] == [
        (10, 10, "doubtful"),
        (4, 20, "doubtful"),
    ]
    assert sum(row["letters"] for row in points if not row["certainty"]) == 5


def test_a_sure_and_a_doubtful_figure_that_are_alike_are_two_points(tmp_path: Path) -> None:
    path = build(
        tmp_path / "sqs.db",
        [letter("a", headline(count=8, total=10, certainty="sure")), letter("b", _doubtful(count=8, total=10))],
    )
    assert [(row["letters"], row["certainty"]) for row in rows_of(path, "funnel-of-a-measure")] == [
        (1, None),
        (1, "doubtful"),
    ]


def test_the_sums_of_years_leave_doubtful_figures_out_too(database: Path) -> None:
    rows = [row for row in rows_of(database, "shares-by-year") if row["measure"] == ASSESSMENT]
    names = (
        "year",
        "letters",
        "letters_doubtful",
        "sufficient",
        "total",
        "sufficient_with_doubtful",
        "total_with_doubtful",
    )
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("2013", 5, 1, 76, 100, 80, 120),
        ("2014", 0, 1, None, None, 10, 10),
    ]


def test_other_services_ticks_are_those_of_figures_that_are_not_doubtful(
    database: Path, connection: sqlite3.Connection
) -> None:
    assert connection.execute(
        f"select per_cent, letters, doubtful from letters_by_share where measure = '{ASSESSMENT}'"  # noqa: S608 - a name
    ).fetchall() == [(20, 0, 1), (70, 1, 0), (75, 2, 0), (80, 2, 0), (100, 0, 1)]
    for name in ("ashford", "farley"):
        ticks = {
            row["per_cent"]: row["letters"] for row in rows_of(database, "where-other-services-stand", letter=name)
        }
        assert ticks == {70: 1, 75: 1 if name == "ashford" else 2, 80: 2}


@pytest.mark.parametrize(
    ("query", "chart", "said"),
    [
        (
            "charts-in-words",
            "put-together",
            "76 of 100 (76%, 95% interval 67 to 83). Left out: 3 figures that are doubtful.",
        ),
        ("charts-in-words", "by-year", "76 of 100 in 2013 (5 letters). Left out: 2 figures that are doubtful."),
        ("letters-in-words", "basis", "A person has checked 0 of the 8. Doubtful: 3 of the 8."),
    ],
)
def test_the_words_of_a_chart_say_how_many_are_left_out(database: Path, query: str, chart: str, said: str) -> None:
    (sentence,) = (row["sentence"] for row in rows_of(database, query) if row["chart"] == chart)
    assert sentence.endswith(said)


def test_pages_say_how_many_are_left_out_and_what_the_sum_would_be_with_them(database: Path) -> None:
    page = page_of(database, f"/measures/{ASSESSMENT}").words
    assert "Met the standard in 76 of 100 (76%, 95% interval 67 to 83)." in page
    assert (
        "Left out: 2 letters whose figures are doubtful. With them, the sum would be 90 of 130 (69%) doubtful." in page
    )
    alone = page_of(database, "/measures/public.planning").words
    assert "Every figure that letters give is doubtful, so there is no share." in alone
    assert "Left out: 1 letter whose figure is doubtful. With it, the sum would be 3 of 12 (25%) doubtful." in alone
    listed = page_of(database, "/measures").words
    assert "2 with them: 90 of 130 doubtful" in listed
    assert "Only doubtful figures" in listed
