"""The page of a search, and the saved queries behind it."""

import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.site_pages import ask


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred letters of five years, with five findings on plans in each."""
    source, reading = cambridgeshire()
    sources = [
        source.model_copy(update={"id": f"cambridgeshire-{number}", "published": date(2012 + number % 5, 1, 1)})
        for number in range(100)
    ]
    return build(tmp_path_factory.mktemp("many") / "sqs.db", [(each, reading) for each in sources])


def _page(database: Path, **fields: object) -> str:
    (answer,) = ask(database, f"/search?{urlencode(fields)}")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def _rows(database: Path, query: str, **fields: object) -> list[dict[str, Any]]:
    (answer,) = ask(database, f"/sqs/{query}.json?{urlencode({**fields, '_shape': 'objects'})}")
    assert answer.status_code == 200
    held = answer.json()
    assert held["truncated"] is False
    return list(held["rows"])


@pytest.mark.parametrize(
    ("words", "findings", "paragraphs"),
    [
        ("plan", 6, 3),
        ("PLANS", 6, 3),
        ("plans reviews", 2, 1),
        ('"plans insufficient"', 3, 1),
        ("“plans insufficient”", 3, 1),
        ('"insufficient plans"', 0, 0),
        ("nowhere", 0, 0),
    ],
)
def test_words_and_phrases_are_found_in_sentences_and_paragraphs(
    database: Path, words: str, findings: int, paragraphs: int
) -> None:
    assert len(_rows(database, "findings-that-say", words=words)) == findings
    assert len(_rows(database, "what-inspectors-said", words=words)) == paragraphs


def test_nothing_is_looked_for_until_words_are_given(database: Path) -> None:
    for fields in ({}, {"q": ""}, {"q": "   "}, {"in": "findings"}):
        page = _page(database, **fields)
        assert "Type one or more words" in page
        assert "<mark>" not in page
        assert 'class="hits"' not in page


def test_a_page_of_everything_shows_services_findings_and_paragraphs_with_their_numbers(database: Path) -> None:
    page = _page(database, q="plan")
    assert "Findings 1 to 6 of <strong>6</strong>" in page
    assert "Paragraphs 1 to 3 of <strong>3</strong>" in page
    assert "Services called" not in page
    assert "<mark>plans</mark>" in page
    assert page.count('class="behind"') == 3


def test_a_hit_leads_to_its_place_in_the_letter_and_says_its_date_and_its_kind(database: Path) -> None:
    page = _page(database, q="insufficient")
    assert '<a href="/letters/cambridgeshire-2014-04#2.1/9">9 of 20 insufficient</a>: Label of public.planning' in page
    assert '<a href="/letters/cambridgeshire-2014-04#2.1">Cambs. YOS, published 23 April 2014, paragraph 2.1' in page
    assert "read by software, not checked" in page
    assert '<span class="badge">typeset facsimile</span>' in page
    assert "checked by a person" in _page(database, q="17")
    assert '<span class="badge">invented</span>' in _page(database, q="rest")


def test_a_sentence_is_printed_once_with_all_its_findings_below(database: Path) -> None:
    page = _page(database, q="eight of ten", **{"in": "findings"})
    assert "Findings 1 to 3 of <strong>3</strong>" in page
    assert page.count('<p class="said">') == 1
    assert page.count('<a href="/letters/cambridgeshire-2014-04#2.1/') == 3


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("cambridge", '<a href="/services/cambridgeshire">Cambridgeshire</a>: 1 letter, published 23 April 2014'),
        ("Cambs", '<a href="/services/cambridgeshire">Cambridgeshire</a>: 1 letter, published 23 April 2014'),
        ("CAMBRIDGESHIRE  county", '<a href="/services/cambridgeshire">Cambridgeshire</a>'),
        ("Eastmere", '<a href="/services/Eastmere">Eastmere</a>: 1 letter, date not known'),
    ],
)
def test_a_service_is_found_by_any_of_its_names(database: Path, words: str, held: str) -> None:
    assert held in _page(database, q=words)
    assert held in _page(database, q=words, **{"in": "services"})


def test_a_service_without_a_letter_here_is_named_without_a_link(tmp_path: Path) -> None:
    page = _page(build(tmp_path / "sqs.db", [eastmere()]), q="cambs")
    assert "Cambridgeshire: no letter here" in page
    assert "/services/cambridgeshire" not in page


def test_every_service_is_listed_where_no_name_is_given(database: Path) -> None:
    assert [row["name"] for row in _rows(database, "services-called")] == ["Cambridgeshire", "Eastmere"]


def test_hits_come_fifty_to_a_page_the_newest_letter_first_and_none_is_lost_or_shown_twice(many: Path) -> None:
    all_of_them = _rows(many, "findings-that-say", words="plan")
    assert [row["hit"] for row in all_of_them] == list(range(1, len(all_of_them) + 1))
    assert {row["hits"] for row in all_of_them} == {len(all_of_them)}
    assert [row["published"] for row in all_of_them] == sorted((row["published"] for row in all_of_them), reverse=True)
    paged: list[dict[str, Any]] = []
    number = 1
    while rows := _rows(many, "findings-that-say", words="plan", page=number):
        assert len(rows) == min(50, len(all_of_them) - len(paged))
        paged += rows
        number += 1
    assert number == 11
    assert paged == all_of_them


def test_the_pages_of_a_search_lead_to_one_another_and_keep_what_was_asked(many: Path) -> None:
    fields = {"q": "plan", "in": "findings", "section": "public", "year": "2014"}
    first = _page(many, **fields)
    number = len(_rows(many, "findings-that-say", words="plan", section="public", year="2014"))
    assert f"Findings 1 to 50 of <strong>{number}</strong>" in first
    assert "Previous page" not in first
    following = re.search(r'rel="next" href="([^"]*)"', first)
    assert following
    (answer,) = ask(many, following[1].replace("&amp;", "&"))
    assert f"Findings 51 to {min(100, number)} of <strong>{number}</strong>" in " ".join(answer.text.split())
    assert 'rel="prev"' in answer.text
    assert '<option value="public" selected>' in answer.text
    assert '<option value="2014" selected>' in answer.text


def test_a_page_past_the_last_says_so(many: Path) -> None:
    page = _page(many, q="plan", page=10_000, **{"in": "paragraphs"})
    assert "There is nothing on page 10000 of this search" in page
    assert "Next page" not in page


@pytest.mark.parametrize(
    "fields",
    [
        {"page": "0"},
        {"page": "-1"},
        {"page": "two"},
        {"page": "9" * 400},
        {"page": "٢"},
        {"in": "nowhere"},
        {"section": "nothing"},
        {"year": "1066"},
        {"section": "public' or 1=1"},
    ],
)
def test_what_is_no_choice_of_the_form_counts_as_not_chosen(database: Path, fields: dict[str, str]) -> None:
    page = _page(database, **{"q": "plan", **fields})
    assert "Findings 1 to 6 of <strong>6</strong>" in page


def test_a_search_is_narrowed_to_a_part_and_a_year(many: Path) -> None:
    rows = _rows(many, "what-inspectors-said", words="plan", section="public", year="2014")
    assert rows
    assert {(row["section"], row["published"][:4]) for row in rows} == {("public", "2014")}


def test_the_parts_of_the_letters_and_the_years_are_there_to_choose(many: Path) -> None:
    choices = [(row["kind"], row["value"]) for row in _rows(many, "parts-and-years")]
    assert [value for kind, value in choices if kind == "year"] == ["2012", "2013", "2014", "2015", "2016"]
    assert [value for kind, value in choices if kind == "section"] == ["context", "reoffending", "public"]


def test_the_words_that_a_person_typed_are_shown_as_text(database: Path) -> None:
    page = _page(database, q='"><script>alert(1)</script>{{ 7*7 }}')
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page


def test_a_build_without_letters_can_be_searched(tmp_path: Path) -> None:
    page = _page(build(tmp_path / "sqs.db", []), q="plan")
    assert page.count("Nothing found. Try fewer words") == 2


def test_of_many_services_of_a_name_a_page_shows_the_first_and_leads_to_all(tmp_path: Path) -> None:
    source, reading = cambridgeshire()
    names = [f"Westby {number:02}" for number in range(60)]
    sources = [source.model_copy(update={"id": name.lower().replace(" ", "-"), "area": name}) for name in names]
    database = build(tmp_path / "sqs.db", [(each, reading) for each in sources])
    for place, shown in (("", 10), ("services", 50)):
        page = _page(database, q="Westby", **{"in": place})
        listed = page[page.index("Services called") :]
        assert [name for name in names if f"{name}</a>: 1 letter" in listed] == names[:shown]
        assert f"These are the first {shown} of 60." in listed
    assert len(_rows(database, "services-called", name="Westby")) == 60
