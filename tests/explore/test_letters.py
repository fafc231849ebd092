"""The letters' pages: each letter whole, its findings in place and what they became."""

import re
from html import unescape
from pathlib import Path

import pytest
from datasette.utils import tilde_encode

from tests.support.letter_pages import PRINTED, TYPED, Letter, folded, letter_page, place_of
from tests.support.served_site import letters
from tests.support.site_pages import ask, asked, rows_of


@pytest.mark.parametrize("name", [PRINTED, TYPED])
@pytest.mark.parametrize("query", ["", "?numbers=1"])
def test_the_whole_letter_stands_on_its_page_word_for_word(read: Path, name: str, query: str) -> None:
    page = letter_page(read, name, query)
    rows = rows_of(read, "paragraphs-of-a-letter", letter=name)
    assert len(rows) > 25
    assert page.paragraphs == {row["paragraph"].removeprefix(f"{name}/"): row["text"] for row in rows}
    for row in rows:
        assert row["heading"] in folded(page.cards[""])


@pytest.mark.parametrize("name", [PRINTED, TYPED])
@pytest.mark.parametrize("query", ["", "?numbers=1"])
def test_every_finding_is_marked_in_place_by_its_verdict(read: Path, name: str, query: str) -> None:
    page = letter_page(read, name, query)
    rows = rows_of(read, "findings-of-a-letter", letter=name)
    assert page.marks == {place_of(row): row["quote"] for row in rows}
    kinds = {"sufficient": "sufficient", "insufficient": "insufficient", "none": "no-verdict", None: "unknown"}
    assert page.classes == {place_of(row): kinds[row["verdict"]] for row in rows}


def test_findings_that_overlap_or_lie_in_one_another_are_all_marked(three_letters: Path) -> None:
    page = letter_page(three_letters, "nested-2014-01")
    assert page.marks == {
        "2.1/0": "Plans were good in most of the 20 cases",
        "2.1/19": "most of the 20",
        "2.1/31": "20 cases that we saw",
        "2.1/68": "9 of 12",
        "2.2/0": "All ten reports",
    }
    assert sorted(page.classes.values()) == ["insufficient", "no-verdict", "sufficient", "sufficient", "unknown"]


@pytest.mark.parametrize("name", ["nested-2014-01", "cambridgeshire-2014-04", "eastmere-2015-01"])
def test_each_finding_and_paragraph_has_one_place_on_the_page(three_letters: Path, name: str) -> None:
    page = letter_page(three_letters, name)
    assert sorted(set(page.ids)) == sorted(page.ids)
    findings = rows_of(three_letters, "findings-of-a-letter", letter=name)
    paragraphs = rows_of(three_letters, "paragraphs-of-a-letter", letter=name)
    ids = [row["finding"] for row in findings] + [row["paragraph"] for row in paragraphs]
    assert {each.removeprefix(f"{name}/") for each in ids} <= set(page.ids)


def test_a_link_after_each_mark_leads_into_its_card_and_says_the_verdict_in_words(three_letters: Path) -> None:
    (answer,) = ask(three_letters, "/letters/nested-2014-01")
    found = re.findall(
        r'<a class="to-finding" href="#([^"]*)"><span class="visually-hidden">([^<]*)</span>(\d)</a>', answer.text
    )
    assert found == [
        ("card/2.1/19", "insufficient, finding ", "2"),
        ("card/2.1/0", "sufficient, finding ", "1"),
        ("card/2.1/31", "nothing judged, finding ", "3"),
        ("card/2.1/68", "verdict not clear, finding ", "4"),
        ("card/2.2/0", "sufficient, finding ", "5"),
    ]
    assert {target for target, _, _ in found} <= set(Letter(answer.text).ids)
    assert "<details open" not in answer.text


def test_each_kind_of_mark_is_in_the_legend(three_letters: Path) -> None:
    (answer, with_numbers) = ask(three_letters, "/letters/nested-2014-01", "/letters/nested-2014-01?numbers=1")
    legend = r'<ul class="legend">(.*?)</ul>'
    for page, kinds in (
        (answer, ["sufficient", "insufficient", "no-verdict", "unknown"]),
        (with_numbers, ["sufficient", "insufficient", "no-verdict", "unknown", "set-aside", "unread"]),
    ):
        found = re.search(legend, page.text, re.DOTALL)
        assert found
        assert re.findall(r'<mark class="([\w-]+)">', found[1]) == kinds


def test_a_card_says_what_is_judged_and_leads_to_the_findings_page(read: Path) -> None:
    page = letter_page(read, PRINTED)
    for row in rows_of(read, "findings-of-a-letter", letter=PRINTED):
        card = folded(page.cards[place_of(row)])
        for name in ("quote", "words", "label", "definition", "antecedent", "unsure"):
            assert row[name] is None or folded(row[name]) in card
        assert f"/letters/{PRINTED}/findings/{tilde_encode(place_of(row))}" in page.links[place_of(row)]


def test_no_letters_page_is_heavier_than_100_kb(demonstration: Path) -> None:
    for address in letters(demonstration):
        assert (address, len(asked(demonstration, address).content) < 100_000) == (address, True)


def test_a_closed_card_says_the_figure_the_verdict_what_is_judged_and_the_role(three_letters: Path) -> None:
    (answer,) = ask(three_letters, "/letters/cambridgeshire-2014-04")
    summaries = [
        folded(unescape(re.sub("<[^>]*>", " ", each)))
        for each in re.findall("<summary>(.*?)</summary>", answer.text, re.DOTALL)
    ]
    assert summaries == [
        "1 17 of 20 sufficient – Label of reoffending.assessment – headline",
        "2 most sufficient – Label of reoffending.review – headline",
        "3 6 verdict not clear – no measure fits – role not clear",
        "4 9 of 20 insufficient – Label of public.planning – headline",
        "5 8 of 10 sufficient – Label of public.assessment – headline",
        "6 8 of 10 verdict not clear – Label of public.planning – breakdown",
    ]


def test_numbers_set_aside_or_unread_are_shown_when_asked_for(three_letters: Path) -> None:
    name = "cambridgeshire-2014-04"
    without, with_them = letter_page(three_letters, name), letter_page(three_letters, name, "?numbers=1")
    assert "set aside" not in without.beside["1.2"]
    shown = folded(with_them.beside["1.2"])
    assert "“2012”: set aside (year): A year." in shown
    assert "“3”: not placed: it may belong to a finding" in shown
    (plain, marked) = ask(three_letters, f"/letters/{name}", f"/letters/{name}?numbers=1")
    assert re.findall(r'<mark class="(?:set-aside|unread)">\w+</mark>', plain.text.split('id="parts"')[1]) == []
    assert re.findall(r'<mark class="(?:set-aside|unread)">\w+</mark>', marked.text.split('id="parts"')[1]) == [
        '<mark class="set-aside">2012</mark>',
        '<mark class="unread">3</mark>',
    ]
    assert f"/letters/{name}?numbers=1" in without.links[""]
    assert f"/letters/{name}" in with_them.links[""]


def test_problems_stand_beside_their_paragraph_and_those_of_the_whole_letter_at_the_head(three_letters: Path) -> None:
    page = letter_page(three_letters, "cambridgeshire-2014-04")
    assert "Warning: unread number. “3.” – Read it." in folded(page.beside["1.2"])
    assert "Note: no total. Look above." in folded(page.beside["1.2"])
    assert "Error" not in page.beside["1.2"]
    head = folded(page.cards[""])
    assert head.index("Of planning.") < head.index("one line under the words")
    assert "Of review." in head


def test_the_facts_at_the_head_are_those_of_the_row(read: Path) -> None:
    (row,) = rows_of(read, "one-letter", letter=PRINTED)
    head = folded(letter_page(read, PRINTED).cards[""])
    for name in ("title", "area_name", "source", "sha256"):
        assert row[name] in head
    assert f"Cases examined {row['cases']} " in head
    assert f"Findings {row['findings']}, of which {row['checked']} checked by a person" in head
    assert f"{row['numbers_set_aside']} set aside, {row['numbers_unread']} that could not be placed" in head
    assert f"Problems {row['problems']} " in head
    assert f"Pages {row['pages']} " in head
    assert "Published 15 June 2016" in head
    assert "Inspectors’ visit 9 to 12 May 2016" in head
    assert "an invented letter" in head


def test_a_letter_of_which_little_is_known_is_shown_all_the_same(three_letters: Path) -> None:
    head = folded(letter_page(three_letters, "nested-2014-01").cards[""])
    assert "Service not known" in head
    assert "Published not known Inspectors’ visit not known" in head


def test_the_page_leads_to_the_rows_behind_it(three_letters: Path) -> None:
    links = letter_page(three_letters, "cambridgeshire-2014-04", "?numbers=1").links[""]
    for query in ("one-letter", "paragraphs-of-a-letter", "findings-of-a-letter"):
        assert f"/sqs/{query}.csv?letter=cambridgeshire-2014-04&_dl=1" in links
    for query in ("numbers-of-a-letter", "problems-of-a-letter"):
        assert f"/sqs/{query}.json?letter=cambridgeshire-2014-04&_shape=array" in links


def test_a_letter_leads_to_the_one_before_and_the_one_after(three_letters: Path) -> None:
    names = [row["letter"] for row in rows_of(three_letters, "letters-read")]
    assert len(names) == 3
    for place, name in enumerate(names):
        (row,) = rows_of(three_letters, "letters-beside", letter=name)
        assert row["letter_before"] == (names[place - 1] if place else None)
        assert row["letter_after"] == (names[place + 1] if place + 1 < len(names) else None)
        links = letter_page(three_letters, name).links[""]
        assert all(f"/letters/{other}" in links for other in (row["letter_before"], row["letter_after"]) if other)
