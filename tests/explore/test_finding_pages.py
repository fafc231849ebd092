"""A finding's page: the words in the letter, the row that they became, why, and how to cite it."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.headlines import headline, letter
from tests.support.letter_pages import PRINTED, finding_pages, folded, place_of
from tests.support.readings import build, cambridgeshire
from tests.support.site_pages import ask, asked, rows_of

TOTALS = {
    **dict.fromkeys(("not printed", "doubtful"), "not clear from the letter"),
    "not applicable": "none: this count is not a part of anything",
}


def test_every_field_of_a_finding_stands_on_its_page(read: Path) -> None:
    rows = rows_of(read, "findings-of-a-letter", letter=PRINTED)
    for row, page in zip(rows, finding_pages(read, PRINTED, *map(place_of, rows)), strict=True):
        printed = ("quote", "words", "label", "definition", "measure", "sentence", "finding", "antecedent", "unsure")
        for name in (*printed, "rule", "rule_meaning", "role", "basis"):
            assert row[name] is None or folded(row[name]) in page.words
        assert f"Count {'no whole number' if row['count'] is None else row['count']}" in page.words
        assert f"Total {TOTALS.get(row['why_no_total'], row['total'])}" in page.words
        number = row["number"] if row["number"][0].isdigit() else row["number"].rpartition(".")[2]
        assert f"paragraph {number}, characters {row['start']} to {row['end']}, page {row['page']}" in page.words
        if row["words_from"] is not None:
            assert f"{row['words_from']} to {row['words_to']} per cent" in page.words


def test_it_says_which_words_decided_what(read: Path) -> None:
    reasons = rows_of(read, "reasons-of-a-letter", letter=PRINTED)
    assert len(reasons) > 80
    for reason in reasons[::5]:
        (page,) = finding_pages(read, PRINTED, reason["finding"].removeprefix(f"{PRINTED}/"))
        assert f"The {reason['decides']}, from the words" in page.words
        assert folded(f"“{reason['quote']}”, taken as {reason['meaning']}") in page.words


def test_the_way_from_the_first_to_the_last_finding_and_back(read: Path) -> None:
    places = list(map(place_of, rows_of(read, "findings-of-a-letter", letter=PRINTED)))
    pages = finding_pages(read, PRINTED, *places)
    assert f"← Finding {len(places) - 1}" in pages[-1].words
    assert "Finding 2 →" in pages[0].words
    for (before, after), (place, following) in zip(pairwise(pages), pairwise(places), strict=True):
        here, there = (f"/letters/{PRINTED}#{each}" for each in (place, following))
        assert here in before.links
        assert there in after.links


def test_the_words_are_marked_where_they_stand_in_the_paragraph(three_letters: Path) -> None:
    page = asked(three_letters, "/letters/nested-2014-01/findings/2~2E1~2F19").text
    assert '<p>Plans were good in <mark class="insufficient">most of the 20</mark> cases that we saw' in page


def test_none_that_fell_short_is_said_to_be_good(tmp_path: Path) -> None:
    short = build(tmp_path / "sqs.db", [letter("Area", headline(count=0, total=20, verdict="insufficient"))])
    (row,) = rows_of(short, "findings-of-a-letter", letter="Area")
    (page,) = finding_pages(short, "Area", place_of(row))
    assert "0 of 20 insufficient (none fell short)" in page.words


def test_it_leads_to_the_row_its_json_and_its_measure(three_letters: Path) -> None:
    (page,) = finding_pages(three_letters, "cambridgeshire-2014-04", "1.1/29")
    row = "/sqs/findings/cambridgeshire-2014-04~2F1~2E1~2F29"
    wanted = {row, f"{row}.json", "/measures/reoffending.assessment", "/letters/cambridgeshire-2014-04#1.1/29"}
    assert wanted <= set(page.links)
    assert [answer.status_code for answer in ask(three_letters, row, f"{row}.json")] == [200, 200]


@pytest.mark.parametrize("address", ["no-letter/findings/1~2E1~2F29", "cambridgeshire-2014-04/findings/1~2E1~2F30",
                                     "cambridgeshire-2014-04/findings/1", "~20/findings/1"])  # fmt: skip
def test_where_there_is_none_that_is_said(three_letters: Path, address: str) -> None:
    answer = asked(three_letters, f"/letters/{address}")
    assert answer.status_code == 404
    assert "The letter has no finding at this place." in answer.text


@pytest.mark.parametrize(
    ("letter", "place", "citation"),
    [
        pytest.param(
            "cambridgeshire-2014-04",
            "1.1/29",
            "HM Inspectorate of Probation, Short Quality Screening letter, Cambs. YOS (typeset facsimile),"
            " 23 April 2014, paragraph 1.1: “17 out of the 20 cases”."
            " Read by sqs-letters, finding cambridgeshire-2014-04/1.1/29,"
            " /letters/cambridgeshire-2014-04#1.1/29. A person has checked it.",
            id="a facsimile",
        ),
        pytest.param(
            "eastmere-2015-01",
            "2.1-2/0",
            "An invented letter, made for tests (no such service exists), Short Quality Screening letter, Eastmere,"
            " undated, paragraph 2.1: “Half of the rest”. Read by sqs-letters, finding eastmere-2015-01/2.1-2/0,"
            " /letters/eastmere-2015-01#2.1-2/0. No person has checked it.",
            id="an invented letter",
        ),
    ],
)
def test_a_citation_stands_on_the_page_to_be_copied(
    three_letters: Path, letter: str, place: str, citation: str
) -> None:
    (page,) = finding_pages(three_letters, letter, place)
    assert citation in page.words


def test_a_published_letter_is_cited_by_its_title(tmp_path: Path) -> None:
    source, reading = cambridgeshire()
    title = "Report of Short Quality Screening (SQS) of youth offending work in Cambridgeshire"
    plain = source.model_copy(update={"facsimile": False, "title": title})
    (page,) = finding_pages(build(tmp_path / "sqs.db", [(plain, reading)]), plain.id, "1.1/29")
    cited = f"HM Inspectorate of Probation, {title}, 23 April 2014, paragraph 1.1: “17 out of the 20 cases”."
    assert cited in page.words
