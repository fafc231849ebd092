import csv
import math
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT
from pipeline.curate.evaluate.outcomes import NOT_EXPECTED
from pipeline.curate.evaluate.rated import RatedOutcome
from tests.support.headlines import headline, letter
from tests.support.readings import build, cambridgeshire, eastmere
from tests.support.site_pages import asked, page_of, rows_of

FACSIMILE = "typeset again because we do not have the original file."


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A facsimile, an invented letter, and one of thirteen cases about a service with markup in its name."""
    return build(
        tmp_path_factory.mktemp("build") / "sqs.db",
        [
            cambridgeshire(),
            eastmere(),
            letter("<i>Marsh</i>", headline(count=10, total=13), published=date(2013, 5, 8)),
        ],
    )


def test_what_is_here_is_counted_the_invented_apart(database: Path) -> None:
    words = page_of(database, "/").words
    published, invented = rows_of(database, "what-is-here")
    assert (published["letters"], published["findings"], published["checked"], invented["findings"]) == (2, 7, 1, 2)
    for row, heading in ((published, "Published letters"), (invented, "Invented letters: no such service exists")):
        part = words[words.index(f"{heading} Letter") :]
        letters, services = (
            f"{noun} {row[column]}" if row[column] == 1 else f"{noun}s {row[column]}"
            for noun, column in (("Letter", "letters"), ("Service", "services"))
        )
        assert part.startswith(f"{heading} {letters} {services} Published")
        assert f"Findings {row['findings']} " in part
        assert f"Checked by a person {row['checked']} ({row['per_cent_checked']}%)" in part
        assert f"Numbers that could not be placed: {row['numbers_unread']}." in part
        among = ", these numbers among them" if row["numbers_unread"] else ""
        assert f"Problems that a person should look at{among}: {row['problems']}." in part
    assert "Published 8 May 2013 to 23 April 2014" in words
    assert "Of which facsimiles 1" in words


def test_how_often_the_software_is_wrong_is_said_as_it_was_measured(database: Path) -> None:
    with (PROJECT / "tests" / "unseen.tsv").open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        outcomes = [RatedOutcome.model_validate(row) for row in rows]
    expected = [outcome for outcome in outcomes if outcome.found != NOT_EXPECTED]
    sure = [outcome for outcome in outcomes if outcome.certainty == "sure"]
    of_all, of_sure = (
        math.floor(100 * sum(each.is_right for each in some) / len(some) + 0.5) for some in (expected, sure)
    )
    words = page_of(database, "/").words
    assert f"it read {of_all} of every 100 statements right in everything" in words
    assert f"sure, {of_sure} of every 100 were right" in words


def test_known_inspections_that_are_not_here_are_listed_with_their_dates(database: Path) -> None:
    page = page_of(database, "/")
    assert [row["area_name"] for row in rows_of(database, "inspections-not-here")] == ["Isle of Nowhere"]
    assert "Public sources mention one more inspection of this kind" in page.words
    assert "Isle of Nowhere 2 December 2013 to 4 December 2013 not known" in page.words
    assert "/sqs/inspections-not-here" in page.links


def test_without_a_list_of_inspections_none_is_made_up(tmp_path: Path) -> None:
    page = page_of(build(tmp_path / "sqs.db", [eastmere()], inspections=()), "/")
    assert "This database has no list of inspections whose letter is missing." in page.words


QUESTIONS = [
    pytest.param(["/services"], id="how does a service do, on what evidence"),
    pytest.param(["/measures", "/compare"], id="which services do well on a measure, and how sure can one be"),
    pytest.param(["/measures?order=share"], id="which work is weakest everywhere"),
    pytest.param(["/search", "/letters"], id="what did inspectors say"),
    pytest.param(["/data", "/sqs/sufficiency.csv?_stream=on&_dl=1"], id="give me the table"),
]


@pytest.mark.parametrize("addresses", QUESTIONS)
def test_each_question_has_its_door_and_the_door_opens(database: Path, addresses: list[str]) -> None:
    links = page_of(database, "/").links
    for address in addresses:
        assert address in links
        assert asked(database, address).status_code == 200


@pytest.mark.parametrize(("action", "name"), [("/services", "name"), ("/search", "q")])
def test_a_door_with_a_field_asks_the_page_behind_it(database: Path, action: str, name: str) -> None:
    text = asked(database, "/").text
    form = text[text.index(f'<form action="{action}"') :]
    assert f'name="{name}"' in form[: form.index("</form>")]


def test_the_example_is_the_result_nearest_to_thirteen_cases(database: Path) -> None:
    page = page_of(database, "/")
    (row,) = rows_of(database, "a-sample-of-thirteen")
    assert (row["sufficient"], row["total"], row["per_cent"]) == (10, 13, 77)
    assert (row["interval_from"], row["interval_to"]) == (50, 92)
    assert "<i>Marsh</i>, letter of 8 May 2013" in page.words
    assert "10 of 13 (77%, 95% interval 50 to 92)" in page.words
    assert "The mark is the share in the sample, 77%. The line is its 95% interval, from 50% to 92%" in page.words
    assert "small-samples" in page.ids
    assert any(link.endswith(f"#{row['place']}") for link in page.links)


def test_an_invented_letter_is_no_example_while_there_is_a_published_one(tmp_path: Path) -> None:
    letters = [
        letter("Northmarsh", headline(count=10, total=13), invented=True),
        letter("Southmarsh", headline(count=30, total=40)),
    ]
    (row,) = rows_of(build(tmp_path / "sqs.db", letters), "a-sample-of-thirteen")
    assert row["area_name"] == "Southmarsh"


def test_names_of_services_are_words_and_never_markup(database: Path) -> None:
    text = asked(database, "/").text
    assert "<i>Marsh" not in text
    assert '<option value="&lt;i&gt;Marsh&lt;/i&gt;">' in text


def test_letters_that_are_all_invented_are_credited_to_nobody(demonstration: Path) -> None:
    words = page_of(demonstration, "/").words
    assert "The letters here are invented" in words
    assert "Crown copyright" not in words


@pytest.mark.parametrize("words", ["This is not an official publication.", "Crown copyright", "telephone numbers"])
def test_it_says_where_this_comes_from_and_what_is_left_out(database: Path, words: str) -> None:
    assert words in page_of(database, "/").words


def test_a_database_without_letters_has_a_first_page(tmp_path: Path) -> None:
    page = page_of(build(tmp_path / "sqs.db", []), "/")
    assert "There are no letters in this database." in page.words
    assert "small-samples" in page.ids


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        pytest.param([cambridgeshire()], f"{FACSIMILE} The one letter here is of this kind.", id="one, and it is one"),
        pytest.param(
            [cambridgeshire(), letter("Marsh")],
            f"{FACSIMILE} 1 of the 2 letters here is of this kind.",
            id="one of two",
        ),
        pytest.param([eastmere()], "no such service exists. The one letter here is invented.", id="one, invented"),
        pytest.param(
            [eastmere(), letter("Marsh", invented=True)],
            "no such service exists. All 2 letters here are invented.",
            id="all are invented",
        ),
        pytest.param(
            [eastmere(), letter("Marsh", invented=True), letter("Moor")],
            "no such service exists. 2 of the 3 letters here are invented.",
            id="two of three",
        ),
    ],
)
def test_the_notice_says_how_many_letters_it_is_about(
    tmp_path: Path, letters: list[tuple[object, object]], said: str
) -> None:
    database = build(tmp_path / "sqs.db", letters)  # type: ignore[arg-type]  # a letter is such a pair
    assert said in page_of(database, "/").words


@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param("/services/cambridgeshire", 1, id="its service"),
        pytest.param("/letters/cambridgeshire-2014-04", 1, id="the letter"),
        pytest.param("/sqs/paragraphs/cambridgeshire-2014-04~2F1~2E1", 1, id="a paragraph of it"),
        pytest.param("/services/Eastmere", 0, id="another service"),
        pytest.param("/letters/eastmere-2015-01", 0, id="another letter"),
        pytest.param("/sqs/findings/eastmere-2015-01~2F2~2E1~2F0", 0, id="a finding of another letter"),
        pytest.param("/measures", 1, id="a page about all letters"),
    ],
)
def test_a_facsimile_is_called_one_on_the_pages_that_are_about_it(database: Path, address: str, said: int) -> None:
    assert page_of(database, address).words.count("Typeset facsimile:") == said


def test_the_figures_are_those_of_the_tables(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        counted = connection.execute(
            "select count(*), count(distinct area_name), sum(invented) from letters"
        ).fetchone()
    rows = rows_of(database, "what-is-here")
    assert counted == (3, 3, 1)
    assert [(row["letters"], row["services"], row["invented"]) for row in rows] == [(2, 2, 0), (1, 1, 1)]
