import asyncio
import csv
import html
import io
import re
from datetime import date
from pathlib import Path

import pytest

from models.finding import Finding
from models.reading import Reading
from models.source import Source
from pipeline.explore.site import SETTINGS, site
from tests.support.letters_by_hand import finding_of, letter_of
from tests.support.readings import CAMBRIDGESHIRE_TEXT, build, cambridgeshire, eastmere
from tests.support.site_pages import METADATA, Page, asked, page_of, rows_of

pytestmark = pytest.mark.slow

HOSTILE = "<script>alert('plan')</script>"
OTHER_TEXT = [
    (section, "Reducing reoffending" if section == "reoffending" else heading, entries)
    for section, heading, entries in CAMBRIDGESHIRE_TEXT
]
LETTER, OTHER = letter_of(CAMBRIDGESHIRE_TEXT), letter_of(OTHER_TEXT)


def _letter(
    name: str, *findings: Finding, year: int = 2013, cases: int = 20, other: bool = False
) -> tuple[Source, Reading]:
    source = Source(
        id=f"{name.lower().replace(' ', '-')}-2014",
        area=name,
        published=date(year, 5, 1),
        cases=cases,
        sha256=f"{name} {year}",
    )
    return source, Reading(letter=OTHER if other else LETTER, findings=findings, numbers=(), problems=())


def _headline(**fields: object) -> Finding:
    held = {"measure": "reoffending.assessment", "role": "headline", "verdict": "sufficient", **fields}
    return finding_of(LETTER, "17 out of the 20 cases", **held)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of letters that differ in what they can be chosen by."""
    return build(
        tmp_path_factory.mktemp("build") / "sqs.db",
        [
            cambridgeshire(),
            eastmere(),
            _letter("Ashford", _headline(count=1, total=10), cases=14),
            _letter("Beckton", _headline(count=3, total=4), year=2015, cases=29),
            _letter(
                "Carrow",
                _headline(basis="words", words="one in five", verdict="insufficient", low=0.17, high=0.23),
                cases=30,
            ),
            _letter("Dunmere", _headline(count=4, total=10), other=True),
        ],
    )


def _text(database: Path, address: str) -> str:
    """The page as it is sent."""
    answer = asked(database, address)
    assert answer.status_code == 200, answer.text
    text: str = answer.text
    return text


def _cells(page: str) -> dict[str, list[tuple[str, str]]]:
    """For each service, the class and the words of each of its cells."""
    (body,) = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    found = {}
    for line in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL):
        service = re.findall(r'<a href="/services/[^"]*">(.*?)</a>', line)[0]
        found[service] = [
            (name, Page(words).words)
            for name, words in re.findall(r'<td(?: class="([^"]*)")?[^>]*>(.*?)</td>', line, re.DOTALL)
        ]
    return found


def test_each_cell_says_how_many_of_how_many_and_between_which_per_cents(database: Path) -> None:
    assert _cells(_text(database, "/compare")) == {
        "Ashford": [("shade-1", "1/10 2 to 40%"), ("none", "–")],
        "Beckton": [("", "3/4"), ("none", "–")],
        "Cambs. YOS": [("shade-5", "17/20 64 to 95%"), ("words", "“most”")],
        "Carrow": [("words", "“one in five” did not"), ("none", "–")],
        "Dunmere": [("shade-3", "4/10 17 to 69%"), ("none", "–")],
        "Eastmere": [("none", "–"), ("none", "–")],
    }


def test_the_figures_are_those_of_the_rows_as_json_and_csv(database: Path) -> None:
    page = _text(database, "/compare?theme=public")
    link = html.unescape(re.findall(r'href="(/sqs/services-compared\.csv[^"]*)"', page)[0])
    rows = asked(database, link.replace(".csv", ".json", 1).replace("_dl=1", "_shape=array")).json()
    assert list(csv.DictReader(io.StringIO(asked(database, link).text))) == [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in rows
    ]
    shown = {f"{row['sufficient']}/{row['total']}" for row in rows if row["total"]}
    assert shown == {"8/10", "11/20", "12/12"}
    assert shown == {
        count for cells in _cells(page).values() for _, words in cells for count in re.findall(r"\d+/\d+", words)
    }


def test_a_cell_leads_to_the_sentence_and_quotes_it(database: Path) -> None:
    page = _text(database, "/compare")
    assert '<a href="/letters/ashford-2014#1.1/29" title="17 out of the 20 cases">' in page
    assert 'title="in words only: good in most of them"' in page
    assert '<td class="none">–</td>' in page


def test_columns_are_the_measures_of_the_theme_and_all_have_a_heading(database: Path) -> None:
    page = _text(database, "/compare?theme=all")
    assert re.findall(r'<th scope="colgroup" colspan="(\d)">([^<]+)<', page) == [
        ("2", "Reducing the likelihood of reoffending"),
        ("2", "Protecting the public"),
    ]
    assert re.findall(r'<th scope="col"><a href="/measures/([^"]+)">', page) == [
        "reoffending.assessment",
        "reoffending.review",
        "public.assessment",
        "public.planning",
    ]
    assert {len(cells) for cells in _cells(page).values()} == {4}


@pytest.mark.parametrize(
    ("chosen", "services"),
    [
        ("", ["Ashford", "Beckton", "Cambs. YOS", "Carrow", "Dunmere", "Eastmere"]),
        ("region=East+of+England", ["Cambs. YOS"]),
        ("region=not+known", ["Ashford", "Beckton", "Carrow", "Dunmere", "Eastmere"]),
        ("year=2015", ["Beckton"]),
        ("year=not+known", ["Eastmere"]),
        ("edition=Reducing+reoffending", ["Dunmere"]),
        ("edition=not+known", ["Eastmere"]),
        ("size=under+15", ["Ashford", "Eastmere"]),
        ("size=15+to+29", ["Beckton", "Cambs. YOS", "Dunmere"]),
        ("size=30+and+more", ["Carrow"]),
        ("size=15+to+29&year=2013", ["Dunmere"]),
    ],
)
def test_letters_can_be_chosen_and_what_is_chosen_is_what_is_exported(
    database: Path, chosen: str, services: list[str]
) -> None:
    page = _text(database, f"/compare?{chosen}")
    assert list(_cells(page)) == services
    rows = rows_of(
        database, "services-compared", page="", theme="", **dict(pair.split("=") for pair in chosen.split("&") if pair)
    )
    assert list(dict.fromkeys(row["area_name"] for row in rows)) == services
    assert {row["letters_in_all"] for row in rows} == {len(services)}
    link = html.unescape(re.findall(r'href="(/sqs/services-compared\.csv[^"]*)"', page)[0])
    assert set(filter(None, chosen.split("&"))) <= set(link.partition("?")[2].split("&"))


def test_each_choice_says_how_many_letters_have_it_and_the_chosen_one_stays(database: Path) -> None:
    page = _text(database, "/compare?edition=Reducing+reoffending&theme=public")
    assert re.findall(r"<option[^>]*selected>([^<]+)<", page) == ["Protecting the public", "Reducing reoffending (1)"]
    for row in rows_of(database, "what-letters-can-be-chosen-by"):
        if row["letters"]:
            assert f">{row['value']} ({row['letters']})</option>" in page


@pytest.mark.parametrize("chosen", ["region=Nowhere", "theme=nothing", f"edition={HOSTILE}", "page=2"])
def test_where_nothing_fits_the_page_says_so(database: Path, chosen: str) -> None:
    page = page_of(database, f"/compare?{chosen}").words
    assert ("No letter matches your choices." in page) or ("No letter gives a result on this theme." in page)


@pytest.mark.parametrize("number", ["0", "-1", "two", "1" * 5_000])
def test_a_part_that_cannot_be_is_not_found(database: Path, number: str) -> None:
    assert asked(database, f"/compare?page={number}").status_code == 404


def test_words_of_a_letter_are_shown_as_words(database: Path, tmp_path: Path) -> None:
    assert HOSTILE not in _text(database, "/compare?theme=public")
    hostile = letter_of([("reoffending", f'"{HOSTILE}"', [("1.1", f'All 12 were "{HOSTILE}" sufficient.')])])
    finding = finding_of(
        hostile,
        f'All 12 were "{HOSTILE}"',
        measure="reoffending.assessment",
        role="headline",
        basis="words",
        verdict="sufficient",
        words=f'"{HOSTILE}"',
    )
    source = Source(id="hostile-2014", area=f'"{HOSTILE}', sha256="0")
    reading = Reading(letter=hostile, findings=(finding,), numbers=(), problems=())
    page = _text(build(tmp_path / "sqs.db", [(source, reading)]), "/compare")
    assert "<script>alert" not in page
    escaped = html.escape(HOSTILE).replace("&#x27;", "&#39;")
    # The edition's value and words, the service and its name to choose by, the quotation, the words.
    assert page.count(escaped) == 6
    assert page.count(f"&#34;{escaped}") == 6  # a quotation mark ends no attribute


def test_a_build_of_no_letters_compares_none(tmp_path: Path) -> None:
    page = page_of(build(tmp_path / "sqs.db", []), "/compare").words
    assert "No letter matches your choices." in page


@pytest.fixture(scope="module")
def fifty_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    letters = [_letter(f"Service {place:02}", _headline(count=7, total=10)) for place in range(51)]
    return build(tmp_path_factory.mktemp("many") / "sqs.db", letters)


def test_more_than_fifty_letters_are_shown_in_parts_that_keep_what_was_chosen(fifty_one: Path) -> None:
    first, second = (_text(fifty_one, f"/compare?year=2013{more}") for more in ("", "&page=2"))
    assert list(_cells(first)) == [f"Service {place:02}" for place in range(50)]
    assert list(_cells(second)) == ["Service 50"]
    assert "51 letters: how many met the standard, out of how many" in Page(first).words
    assert "Letters 1 to 50 of 51, by name." in Page(first).words
    assert 'href="/compare?year=2013&amp;page=2"' in first
    assert 'href="/compare?year=2013"' in second


@pytest.mark.slow
def test_the_more_measures_the_fewer_letters_on_a_page(demonstration: Path) -> None:
    theme, every = (page_of(demonstration, f"/compare?theme={theme}").words for theme in ("reoffending", "all"))
    assert "Letters 1 to" not in theme
    assert "Letters 1 to 7 of 21, by name." in every


def test_all_the_letters_that_fit_can_be_taken_at_once(fifty_one: Path) -> None:
    page = _text(fifty_one, "/compare?year=2013")
    assert "All matching letters, not only those shown here: table and SQL · CSV · Excel · JSON" in Page(page).words
    assert 'href="/sqs/services-compared.csv?year=2013&amp;_dl=1"' in page
    assert len(rows_of(fifty_one, "services-compared", year="2013")) == 51


def test_more_than_one_answer_holds_is_not_offered_as_one(demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SETTINGS, "max_returned_rows", 400)
    page = asyncio.run(site(demonstration, METADATA).client.get("/compare?theme=all")).text
    assert "There are too many matching letters for one download" in page
    assert "All matching letters, not only those shown here" not in page
    assert 'href="/sqs/sufficiency.csv?_stream=on&amp;_dl=1"' in page
