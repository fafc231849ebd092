"""What can be taken away from the site and followed: workbooks, JSON, a feed, and a page printed whole."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from pipeline.explore import database as databases
from pipeline.explore.saved_queries import saved_queries
from pipeline.explore.site import site
from tests.support.headlines import headline, letter
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.site_pages import METADATA, answers_of, ask_anew, asked, page_of, rows_of

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("two") / "sqs.db", [cambridgeshire(), eastmere()])


def test_the_rows_of_a_query_are_had_as_a_workbook(two: Path) -> None:
    (link,) = (each for each in page_of(two, "/compare?theme=public").links if each.startswith("/excel/"))
    answer = asked(two, link)
    assert answer.headers["content-disposition"] == 'attachment; filename="services-compared.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    names, *lines = book["Rows"].iter_rows(values_only=True)
    rows = rows_of(two, "services-compared", theme="public")
    # An empty text and an empty cell are one in a workbook.
    assert [dict(zip(names, line, strict=True)) for line in lines] == [
        {name: None if value == "" else value for name, value in row.items()} for row in rows
    ]
    about = dict(book["About"].iter_rows(values_only=True))
    assert about["What it is"] == "Services compared on the measures of a theme"
    assert "/sqs/services-compared?theme=public" in str(about["Where it is from"])


def test_words_that_look_like_a_formula_stay_words(tmp_path: Path) -> None:
    source, reading = letter("=1+1", headline(count=9, total=12))
    built = build(tmp_path / "sqs.db", [(source.model_copy(update={"id": "formula"}), reading)])
    (answer,) = ask_anew(built, "/excel/services-compared.xlsx")
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(answer.content))["Rows"] for cell in row]
    (name,) = {cell.data_type for cell in cells if cell.value == "=1+1"}
    assert name == "s"


def test_where_no_workbook_can_be_written_none_is_offered(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "CAN_WRITE_WORKBOOKS", False)
    monkeypatch.setattr("pipeline.explore.pages.workbooks.CAN_WRITE_WORKBOOKS", False)
    page, file, nothing = ask_anew(two, "/compare", "/excel/services-compared.xlsx", "/excel/nothing.xlsx")
    assert "/excel/" not in page.text
    assert (file.status_code, nothing.status_code) == (404, 404)
    assert "cannot write Excel files" in file.text


def test_every_query_is_described_for_programs_with_its_parameters_and_fields(two: Path) -> None:
    page = page_of(two, "/data/json")
    assert "/data/json" in page_of(two, "/data").links
    for query in saved_queries():
        assert query.name in page.ids
        for name in query.parameters:
            assert name in page.words
    fields = ", ".join(rows_of(two, "this-build")[0])
    assert f"Fields: {fields}." in page.words
    assert {f"/sqs/{name}.json?_shape=objects" for name in ("letters", "findings", "sufficiency")} <= set(page.links)


def _entries(text: str) -> dict[str, str]:
    """The id of each entry by what it leads to."""
    found = ET.fromstring(text).findall(f"{ATOM}entry")  # noqa: S314 - our own
    return {
        (entry.find(f"{ATOM}link") or entry[2]).attrib["href"]: entry.findtext(f"{ATOM}id") or "" for entry in found
    }


def test_the_feed_brings_a_letter_up_anew_when_its_results_have_changed(tmp_path: Path) -> None:
    first = build(
        tmp_path / "first.db", [letter("a", headline(count=9, total=12)), letter("b", headline(count=3, total=9))]
    )
    second = build(
        tmp_path / "second.db", [letter("a", headline(count=9, total=12)), letter("b", headline(count=4, total=9))]
    )
    before, after = (
        _entries(answers_of(site(each, METADATA, None, "https://sqs.example.org"), "GET", ["/feed.xml"])[0].text)
        for each in (first, second)
    )
    a, b = "https://sqs.example.org/letters/a", "https://sqs.example.org/letters/b"
    assert set(before) == set(after) == {a, b}
    assert before[a] == after[a]
    assert before[b] != after[b]


def test_every_page_names_the_feed_and_the_feed_says_what_is_invented(two: Path) -> None:
    answer = asked(two, "/feed.xml")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    titles = [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(answer.text).findall(f"{ATOM}entry")]  # noqa: S314
    assert any(title and title.endswith("(invented)") for title in titles)
    assert '<link rel="alternate" type="application/atom+xml"' in asked(two, "/").text
    assert all("://" in link for link in _entries(answer.text))


def test_what_is_taken_from_a_site_of_invented_letters_says_so(demonstration: Path, two: Path) -> None:
    for database, invented in ((demonstration, True), (two, False)):
        book = openpyxl.load_workbook(io.BytesIO(asked(database, "/excel/services-compared.xlsx").content))
        said = dict(book["About"].iter_rows(values_only=True))["Whose it is"]
        feed = ET.fromstring(asked(database, "/feed.xml").text).findtext(f"{ATOM}subtitle")  # noqa: S314 - our own
        assert said == feed
        assert ("no such service exists" in str(said), "HM Inspectorate" in str(said)) == (invented, not invented)
