from datetime import date
from pathlib import Path

import pytest

from tests.support.headlines import headline, letter
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.site_pages import asked, page_of, rows_of

pytestmark = pytest.mark.slow

HOSTILE = "<script>alert('area')</script>"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two letters of Cambridgeshire, the second a copy, an invented one, and one with markup in its name."""
    source, reading = cambridgeshire()
    later = source.model_copy(
        update={"id": "cambridgeshire-2016-01", "published": date(2016, 1, 20), "facsimile": False}
    )
    return build(
        tmp_path_factory.mktemp("build") / "sqs.db",
        [
            (source, reading),
            (later, reading),
            eastmere(),
            letter(HOSTILE, headline(count=9, total=12), published=date(2013, 5, 8)),
        ],
    )


def _results(database: Path, letter_id: str) -> dict[str, dict[str, object]]:
    rows = rows_of(database, "one-letters-statements", letter=letter_id)
    return {row["quote"]: row for row in rows if row["stands"] != "further"}


@pytest.mark.parametrize("letter_id", ["cambridgeshire-2014-04", "cambridgeshire-2016-01"])
def test_each_result_stands_on_the_page_with_its_count_its_share_and_its_interval(
    database: Path, letter_id: str
) -> None:
    page = page_of(database, f"/services/cambridgeshire?letter={letter_id}")
    rows = [row for row in _results(database, letter_id).values() if row["stands"] == "figures"]
    assert [(row["sufficient"], row["total"]) for row in rows] == [(17, 20), (11, 20), (8, 10)]
    for row in rows:
        figure = "{sufficient} of {total} ({per_cent}%, 95% interval {interval_from} to {interval_to})".format(**row)
        assert page.words.count(figure) == 1


def test_two_letters_of_a_service_stand_apart_the_newest_first(database: Path) -> None:
    page = page_of(database, "/services/cambridgeshire")
    assert "2 letters are here, newest first" in page.words
    assert "34 of 40" not in page.words
    assert "Letter of 20 January 2016." in page.words
    assert "/services/cambridgeshire?letter=cambridgeshire-2014-04" in page.links
    older = page_of(database, "/services/cambridgeshire?letter=cambridgeshire-2014-04")
    assert "Letter of 23 April 2014." in older.words
    assert asked(database, "/services/cambridgeshire?letter=eastmere-2015-01").status_code == 404


@pytest.mark.parametrize("letter_id", ["cambridgeshire-2014-04", "cambridgeshire-2016-01"])
def test_every_statement_of_a_letter_leads_to_its_place_there(database: Path, letter_id: str) -> None:
    links = page_of(database, f"/services/cambridgeshire?letter={letter_id}").links
    rows = rows_of(database, "one-letters-statements", letter=letter_id)
    assert len(rows) == 6
    for row in rows:
        assert row["finding"] == f"{letter_id}/{row['place']}"
        assert f"/letters/{letter_id}#{row['place']}" in links


def test_each_part_of_the_page_leads_to_its_rows(database: Path) -> None:
    links = page_of(database, "/services/Eastmere").links
    assert "/sqs/one-service?service=Eastmere" in links
    for query in ("one-letters-statements", "strengths-and-improvements", "one-letters-problems", "numbers-not-read"):
        assert f"/sqs/{query}?letter=eastmere-2015-01" in links
    assert (
        "/sqs/profile-of-a-letter?letter=cambridgeshire-2016-01" in page_of(database, "/services/cambridgeshire").links
    )


def test_the_services_own_letters_are_not_among_the_others(database: Path) -> None:
    others = rows_of(database, "where-other-services-stand", letter="cambridgeshire-2016-01")
    assert [(row["measure"], row["per_cent"], row["letters"]) for row in others] == [("reoffending.assessment", 75, 1)]


def test_problems_and_unread_numbers_are_each_shown_once(database: Path) -> None:
    words = page_of(database, "/services/cambridgeshire").words
    assert words.count("Of planning.") == 1
    assert words.count("Look above.") == 1
    assert words.count("1 number could not be placed, and may belong to a finding: 3 paragraph 1.2.") == 1
    assert "There are no problems" in page_of(database, "/services/Eastmere").words


def test_words_of_a_letter_are_shown_as_words(database: Path) -> None:
    for address in ("/services", "/services/Eastmere", f"/services?name={HOSTILE}"):
        assert "<script>alert(" not in asked(database, address).text
    assert (
        "All 12 plans were <script>alert('plan')</script> sufficient" in page_of(database, "/services/Eastmere").words
    )
    assert "<b>Made up.</b>" in page_of(database, "/services/Eastmere").words


def test_a_service_with_markup_in_its_name_has_its_page(database: Path) -> None:
    address = asked(database, "/services?name=%3Cscript").headers["location"]
    assert HOSTILE in page_of(database, address).words


@pytest.mark.parametrize(
    "address",
    [
        "/services/nowhere",
        "/services/CAMBRIDGESHIRE",
        "/services/+",
        "/services/~20",
        "/services/..~2F..~2Fetc~2Fpasswd",
        "/services/../../etc/passwd",
        "/services/~27",
    ],
)
def test_a_service_that_is_not_here_is_not_found(database: Path, address: str) -> None:
    assert asked(database, address).status_code == 404


@pytest.mark.parametrize(
    ("name", "location"),
    [
        pytest.param("eastm", "/services/Eastmere", id="a part of the name"),
        pytest.param("+EASTMERE+", "/services/Eastmere", id="in capitals, between spaces"),
        pytest.param("Cambs", "/services/cambridgeshire", id="another name of the service"),
    ],
)
def test_a_name_that_one_service_answers_to_leads_to_its_page(database: Path, name: str, location: str) -> None:
    answer = asked(database, f"/services?name={name}")
    assert (answer.status_code, answer.headers["location"]) == (302, location)


@pytest.mark.parametrize("name", ["%25", "nobody", "_", "%22"])
def test_a_name_that_no_service_answers_to_is_said_to_be_none(database: Path, name: str) -> None:
    assert "No service here has" in page_of(database, f"/services?name={name}").words


def test_the_list_names_each_letter_with_its_date_and_its_numbers(database: Path) -> None:
    page = page_of(database, "/services")
    rows = rows_of(database, "services-by-name")
    assert [(row["letter"], row["published"]) for row in rows] == [
        (HOSTILE, "2013-05-08"),
        ("cambridgeshire-2016-01", "2016-01-20"),
        ("cambridgeshire-2014-04", "2014-04-23"),
        ("eastmere-2015-01", None),
    ]
    assert "Cambridgeshire East of England 20 January 2016 20 6 1" in page.words
    assert "Cambridgeshire typeset facsimile East of England 23 April 2014 20 6 1" in page.words
    assert "Eastmere invented not known an unknown date 0 2 0" in page.words
    assert "3 services." in page.words


def test_a_letter_whose_service_is_not_known_is_listed_too(tmp_path: Path) -> None:
    source, reading = letter("Northmarsh", headline(count=9, total=12))
    database = build(tmp_path / "sqs.db", [(source.model_copy(update={"area": None}), reading)])
    page = page_of(database, "/services")
    assert "not known not known an unknown date" in page.words
    assert "/letters/Northmarsh" in page.links
    assert rows_of(database, "where-other-services-stand", letter="Northmarsh") == []


def test_a_hundred_services_stand_on_a_page_and_none_is_left_out(tmp_path: Path) -> None:
    names = [f"Area {number:03}" for number in range(101)]
    database = build(tmp_path / "sqs.db", [letter(name) for name in names])
    first, second = page_of(database, "/services"), page_of(database, "/services?page=2")
    assert "101 services: page 1 of 2." in first.words
    shown = [link for page in (first, second) for link in page.links if link.startswith("/services/Area")]
    assert shown == [f"/services/{name.replace(' ', '+')}" for name in names]
    assert "/services?name=&page=2" in first.links
    assert "There are no services on this page" in page_of(database, "/services?page=none").words


def test_a_site_without_letters_says_so(tmp_path: Path) -> None:
    assert "There are no services" in page_of(build(tmp_path / "sqs.db", []), "/services").words


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("service-names?", 3),
        ("services-by-name?", 4),
        ("services-by-name?name=camb", 2),
        ("services-by-name?page=2", 0),
        ("one-service?", 4),
        ("one-service?service=cambridgeshire", 2),
        ("one-letters-statements?", 15),
        ("one-letters-statements?letter=eastmere-2015-01", 2),
        ("where-other-services-stand?", 5),
        ("where-other-services-stand?letter=nowhere", 0),
        ("strengths-and-improvements?", 0),
        ("one-letters-problems?", 7),
        ("one-letters-problems?letter=cambridgeshire-2014-04", 3),
        ("numbers-not-read?", 2),
        ("numbers-not-read?letter=eastmere-2015-01", 0),
    ],
)
def test_a_saved_query_answers_with_and_without_its_parameters(database: Path, address: str, number: int) -> None:
    answer = asked(database, f"/sqs/{address.replace('?', '.json?', 1)}&_shape=objects")
    assert (len(answer.json()["rows"]), answer.json()["truncated"]) == (number, False)
    assert asked(database, f"/sqs/{address}").status_code == 200


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("/services/cambridgeshire", 1, id="one of its two letters"),
        pytest.param("/services/Eastmere", 0, id="another service"),
    ],
)
def test_a_service_is_said_to_have_a_facsimile_where_a_letter_of_it_is_one(
    database: Path, address: str, said: int
) -> None:
    words = page_of(database, address).words
    assert words.count("Typeset facsimile:") == said
    assert words.count("the original file. 1 of the 2 letters here is of this kind.") == said


def test_a_whole_name_leads_to_its_service_where_others_hold_it_too(hundred: Path) -> None:
    answer = asked(hundred, "/services?name=ellerport")
    assert (answer.status_code, answer.headers["location"]) == (302, "/services/ellerport")
    assert asked(hundred, "/services?name=ellerpor").status_code == 200


def test_of_a_service_that_has_a_letter_it_is_never_said_that_it_has_none(hundred: Path) -> None:
    answer = asked(hundred, "/services/Ellerport")
    assert answer.status_code == 404
    assert "The page of this service is at /services/ellerport." in answer.text
    assert "No letter here" not in answer.text


def test_a_service_without_a_letter_is_named_and_coverage_is_offered(three_letters: Path) -> None:
    answer = asked(three_letters, "/services/rotherham")
    assert answer.status_code == 404
    assert "No letter here is about a service called rotherham." in answer.text
    assert 'href="/coverage"' in answer.text
