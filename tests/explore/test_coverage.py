"""Which services have a letter, which were inspected without one being here, and of which nothing is known."""

from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT
from pipeline.explore.charts.map import HEIGHT, LEFT, PIN, TOP, WIDTH, outline_map
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.served_site import built
from tests.support.site_pages import asked, page_of, rows_of


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one published letter, with the lists of services and of known inspections."""
    return built(PROJECT / "corpus", tmp_path_factory.mktemp("published") / "sqs.db")


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Cambridgeshire", "letter held"),
        ("Rotherham", "inspected, letter not held"),
        ("Liverpool", "inspected, letter not held"),
        ("Leeds", "not known"),
    ],
)
def test_each_service_has_a_status(published: Path, name: str, status: str) -> None:
    (row,) = rows_of(published, "coverage-of-services", name=name)
    assert (row["name"], row["status"]) == (name, status)


def test_a_service_that_was_inspected_is_said_to_be_where_its_letter_is_not_held(published: Path) -> None:
    words = page_of(published, "/services?name=Rotherham").words
    assert "Rotherham: inspected November 2012, letter not held" in words
    assert "council action plan answering the letter" in words
    assert "Leeds: not known" in page_of(published, "/services?name=Leeds").words
    assert "No service here has" in page_of(published, "/services?name=nowhere").words


def test_every_service_is_listed_once_and_counted_in_its_region(published: Path) -> None:
    rows = rows_of(published, "coverage-of-services")
    assert len({row["service"] for row in rows}) == len(rows) > 150
    words = page_of(published, "/coverage").words
    assert "1 service with a letter here; 8 known to have been inspected" in words
    assert all(row["name"] in words for row in rows)
    held, missing, unknown = (
        sum(row["region"] == "Wales" and row["status"] == status for row in rows)
        for status in ("letter held", "inspected, letter not held", "not known")
    )
    assert f"Wales{held}{missing}{unknown}" in words


def test_a_letter_about_a_service_that_is_not_in_the_list_counts_too(tmp_path: Path) -> None:
    rows = rows_of(build(tmp_path / "sqs.db", [cambridgeshire(), eastmere()]), "coverage-of-services")
    assert [(row["name"], row["status"]) for row in rows if row["letters"]] == [
        ("Cambridgeshire", "letter held"),
        ("Eastmere", "letter held"),
    ]


def test_every_service_with_a_place_has_a_pin_on_the_map(published: Path) -> None:
    rows = rows_of(published, "coverage-of-services")
    outline = outline_map(rows)
    assert outline
    pins = outline.pins
    assert len(pins) == sum(row["latitude"] is not None for row in rows) > 150
    assert all(LEFT + PIN <= pin.x <= LEFT + WIDTH - PIN for pin in pins)
    assert all(TOP + PIN <= pin.y <= TOP + HEIGHT - PIN for pin in pins)
    assert [pin.row["name"] for pin in pins if pin.shape == "held"] == ["Cambridgeshire"]
    assert asked(published, "/coverage").text.count('class="pin ') == len(pins) + 3  # and three in the key


def test_a_pin_that_the_edge_would_cut_is_not_drawn(published: Path) -> None:
    row = {**rows_of(published, "coverage-of-services", name="Leeds")[0], "latitude": 60.2, "longitude": -1.2}
    assert outline_map([row]) is None


def test_invented_services_are_nowhere_and_the_page_says_so(demonstration: Path) -> None:
    page = asked(demonstration, "/coverage").text
    assert "<image" not in page
    assert "There is no map here: the services are invented, so they have no place on one." in page
    assert {row["latitude"] for row in rows_of(demonstration, "services-on-map")} == {None}
    assert "/sqs/services-on-map" not in asked(demonstration, "/charts").text
    assert outline_map(rows_of(demonstration, "coverage-of-services")) is None
