"""The list of letters, and the addresses at which there is none."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests.support.letter_pages import (
    Letter,
    folded,
)
from tests.support.readings import build, cambridgeshire
from tests.support.site_pages import ask, page_of, rows_of


@pytest.mark.parametrize("address", ["/letters/eastmere-2015-01", "/letters/eastmere-2015-01?numbers=1", "/letters"])
def test_markup_in_a_letter_is_shown_as_words(three_letters: Path, address: str) -> None:
    (answer,) = ask(three_letters, address)
    assert "<script>alert" not in answer.text
    assert "<b>Made up" not in answer.text
    if address != "/letters":
        page = Letter(answer.text)
        assert page.paragraphs["2.1"] == "All 12 plans were <script>alert('plan')</script> sufficient."
        assert page.marks["2.1/0"] == "All 12 plans were <script>alert('plan')</script> sufficient"
        assert "<b>Made up.</b>" in page.cards[""]


@pytest.mark.parametrize(
    "address",
    [
        "/letters/nowhere-2014-01",
        "/letters/cambridgeshire",
        "/letters/+",
        "/letters/cambridgeshire-2014-04%00",
        "/letters/../../etc/passwd",
        "/letters/~2E~2E~2F~2E~2E~2Fetc~2Fpasswd",
        "/letters/cambridgeshire-2014-04/picture/..~2F..~2F..~2Fetc~2Fpasswd.png",
        "/letters/~2E~2E/picture/1.1.png",
        "/letters/cambridgeshire-2014-04/picture/1.1.png?finding=../../../etc/passwd",
        "/letters/cambridgeshire-2014-04/picture/1.1.jpg",
        "/letters/cambridgeshire-2014-04/picture",
        "/letters?page=0",
        "/letters?page=x",
    ],
)
def test_other_addresses_lead_nowhere(three_letters: Path, address: str) -> None:
    (answer,) = ask(three_letters, address)
    assert answer.status_code == 404
    assert "root:" not in answer.text


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """130 letters, more than one page of the list holds, and three of another year."""
    source, reading = cambridgeshire()
    letters = [
        (source.model_copy(update={"id": f"area-{number:03}", "area": f"Area {number:03}"}), reading)
        for number in range(130)
    ]
    later = [
        (each.model_copy(update={"id": f"{each.id}-again", "published": each.published.replace(year=2016)}), reading)
        for each, _ in letters[:3]
        if each.published
    ]
    return build(tmp_path_factory.mktemp("many") / "sqs.db", [*letters, *later])


def _listed(database: Path, address: str) -> tuple[list[str], str]:
    """The letters that the page lists, and its words."""
    page = page_of(database, address)
    return [link.removeprefix("/letters/") for link in page.links if re.match("/letters/[^?]", link)], page.words


def test_the_list_shows_each_letter_once_a_hundred_at_a_time_by_the_services_names(many: Path) -> None:
    first, words = _listed(many, "/letters")
    second, rest = _listed(many, "/letters?page=2")
    third, none = _listed(many, "/letters?page=3")
    assert (len(first), len(second), third) == (100, 33, [])
    expected = [f"area-{number:03}" for number in range(130)]
    expected[3:3] = ["area-002-again"]
    expected[2:2] = ["area-001-again"]
    expected[1:1] = ["area-000-again"]
    assert first + second == expected
    assert "133 letters, by the name of the service. This is page 1 of 2." in words
    assert "This is page 2 of 2" in rest
    assert "No letter matches your choices." in none


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("service=AREA+12", [f"area-12{digit}" for digit in range(10)]),
        ("year=2016", ["area-000-again", "area-001-again", "area-002-again"]),
        ("service=+area+001+&year=2016", ["area-001-again"]),
        ("service=%27%3B+drop+table+letters", []),
        ("service=Area+001&year=&page=1", ["area-001", "area-001-again"]),
    ],
)
def test_the_list_can_be_narrowed_to_a_service_and_a_year(many: Path, asked: str, listed: list[str]) -> None:
    assert _listed(many, f"/letters?{asked}")[0] == listed


def test_what_was_asked_for_stays_in_the_form_and_in_the_links(many: Path) -> None:
    (answer,) = ask(many, "/letters?service=%22Area&year=2014")
    assert 'value="&#34;Area"' in answer.text
    assert re.findall(r'<option value="(\d+)" selected>', answer.text) == ["2014"]
    (answer,) = ask(many, "/letters?service=Area&year=2014")
    assert 'href="/letters?service=Area&amp;year=2014&amp;page=2"' in answer.text


def test_the_lists_figures_are_those_of_the_rows(three_letters: Path) -> None:
    (answer,) = ask(three_letters, "/letters")
    table = [
        [
            folded(unescape(re.sub("<[^>]*>", "", cell)))
            for cell in re.findall("<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        ]
        for row in re.findall("<tr>(.*?)</tr>", answer.text.split("<tbody>")[1], re.DOTALL)
    ]
    rows = rows_of(three_letters, "letters-read")
    names = ("findings", "doubtful", "checked", "numbers_unread", "problems")
    assert [cells[4:9] for cells in table] == [[str(row[name]) for name in names] for row in rows]
    assert [cells[:4] + cells[9:] for cells in table] == [
        ["Cambs. YOS", "23 April 2014", "24 March 2014", "20", "typeset facsimile"],
        ["Eastmere", "not known", "not known", "0", "invented letter"],
        ["nested-2014-01", "not known", "not known", "20", "published letter"],
    ]


def test_letters_that_could_not_be_read_are_listed_with_what_to_do(three_letters: Path) -> None:
    words = page_of(three_letters, "/letters").words
    assert "elsewhere-2013-05: Locked." in words


def test_without_letters_the_list_says_so(tmp_path: Path) -> None:
    words = page_of(build(tmp_path / "sqs.db", []), "/letters").words
    assert "No letter matches your choices." in words
