import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models.inspection import Inspection
from models.reading import Reading
from models.source import Source
from tests.support.readings import build, cambridgeshire, eastmere

Held = Callable[..., list[tuple[object, ...]]]


@pytest.fixture
def held(tmp_path: Path) -> Held:
    """Which letter each inspection's is."""

    def of(inspections: Iterable[Inspection], *readings: tuple[Source, Reading]) -> list[tuple[object, ...]]:
        path = build(tmp_path / "sqs.db", readings, inspections)
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("select id, area, letter from inspections order by id").fetchall()

    return of


def _of(reading: tuple[Source, Reading], **fields: object) -> tuple[Source, Reading]:
    """The reading, with other facts: those of the letterhead go."""
    source, read = reading
    head = read.letter.letterhead.model_copy(update={"published": None})
    return (
        source.model_copy(update={"published": None, "fieldwork_start": None, **fields}),
        read.model_copy(update={"letter": read.letter.model_copy(update={"letterhead": head})}),
    )


@pytest.mark.parametrize(
    ("known", "letter", "fits"),
    [
        pytest.param({"fieldwork_start": "2014-03-24"}, {"fieldwork_start": date(2014, 3, 24)}, True, id="day"),
        pytest.param({"fieldwork_start": "2014-03"}, {"fieldwork_start": date(2014, 3, 24)}, True, id="month"),
        pytest.param({"fieldwork_start": "2014-03-25"}, {"fieldwork_start": date(2014, 3, 24)}, False, id="other day"),
        pytest.param({"fieldwork_start": "2013-03"}, {"fieldwork_start": date(2014, 3, 24)}, False, id="other year"),
        pytest.param({"published": "2014-04"}, {"published": date(2014, 4, 23)}, True, id="published"),
        pytest.param(
            {"fieldwork_start": "2014-03-25", "published": "2014-04"},
            {"fieldwork_start": date(2014, 3, 24), "published": date(2014, 4, 23)},
            True,
            id="published then, though the fieldwork differs by a day",
        ),
        pytest.param({"fieldwork_start": "2014-03"}, {"published": date(2014, 6, 1)}, True, id="published soon after"),
        pytest.param({"fieldwork_start": "2014-03"}, {"published": date(2014, 7, 1)}, False, id="published too late"),
        pytest.param({"fieldwork_start": "2014-03"}, {"published": date(2014, 2, 1)}, False, id="published before"),
        pytest.param({"published": "2014-01"}, {"fieldwork_start": date(2013, 12, 9)}, True, id="the other way about"),
        pytest.param({}, {"published": date(2014, 4, 23)}, False, id="no day is known"),
        pytest.param({"fieldwork_start": "2014-03", "published": "2014-04"}, {}, False, id="the letter gives none"),
        pytest.param(
            {"published": "2014-04"}, {"published": date(2014, 4, 23), "area": "Eastmere"}, False, id="another service"
        ),
        pytest.param(
            {"published": "2014-04"}, {"published": date(2014, 4, 23), "invented": True}, False, id="invented"
        ),
    ],
)
def test_a_held_letter_is_that_of_its_service_whose_days_fit(
    held: Held, known: dict[str, str], letter: dict[str, object], *, fits: bool
) -> None:
    inspection = Inspection(area_name="Cambs", **known)
    ((_, area, found),) = held([inspection], _of(cambridgeshire(), **letter))
    assert area == "cambridgeshire"
    assert (found == "cambridgeshire-2014-04") is fits


def test_a_service_in_no_list_goes_by_its_name(held: Held) -> None:
    inspections = [
        Inspection(area_name="East-mere YOS", published="2015-01"),
        Inspection(area_name="East-mere YOS"),
        Inspection(area_name="Isle of Nowhere", published="2015-01", fieldwork_start="2014-12-01"),
    ]
    letter = _of(eastmere(), invented=False, published=date(2015, 1, 9), area="East Mere")
    assert held(inspections, letter) == [
        ("east-mere", None, None),
        ("east-mere-2015-01", None, "eastmere-2015-01"),
        ("isle-of-nowhere-2014-12", None, None),
    ]


def test_those_not_held_are_listed_by_date_and_those_without_one_come_last(tmp_path: Path) -> None:
    inspections = [
        Inspection(area_name="Atlantis"),
        Inspection(area_name="Cambridgeshire", fieldwork_start="2014-03-24"),
        Inspection(area_name="Cambs", published="2012-11", known_from="a council's minutes", cases=14),
        Inspection(area_name="Lyonesse", fieldwork_start="2012-10-01"),
    ]
    path = build(tmp_path / "sqs.db", [cambridgeshire()], inspections)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "select id, area_name, region, fieldwork_start, published, cases, known_from from inspections_not_held"
        ).fetchall()
    assert rows == [
        ("lyonesse-2012-10", "Lyonesse", None, "2012-10-01", None, None, None),
        ("cambridgeshire-2012-11", "Cambs", "East of England", None, "2012-11", 14, "a council's minutes"),
        ("atlantis", "Atlantis", None, None, None, None, None),
    ]
