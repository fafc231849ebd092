import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline import __version__
from tests.support.readings import Query, build, cambridgeshire


def test_what_a_person_wrote_wins_over_what_was_read_and_neither_is_null(query: Query) -> None:
    assert query("select * from letters order by id") == [
        (
            "cambridgeshire-2014-04",
            "letters/cambridgeshire-2014-04",
            "cambridgeshire",
            "Cambs. YOS",
            "England",
            "East of England",
            None,
            "2014-04-23",
            "2014-03-24",
            None,
            20,
            5,
            1,
            0,
            0,
            None,
            "Supplied as text.",
            "c" * 64,
            None,
        ),
        (
            "eastmere-2015-01",
            "letters/eastmere-2015-01",
            None,
            "Eastmere",
            None,
            None,
            None,
            None,
            None,
            None,
            0,
            3,
            0,
            1,
            0,
            "<b>Made up.</b>",
            None,
            "e" * 64,
            None,
        ),
    ]


def test_sections_keep_their_headings_and_a_repeated_one_has_an_id_of_its_own(query: Query) -> None:
    assert query("select id, section, heading, position from sections order by letter, position") == [
        ("cambridgeshire-2014-04/context", "context", "Introduction", 1),
        ("cambridgeshire-2014-04/reoffending", "reoffending", "Reducing the likelihood of reoffending", 2),
        ("cambridgeshire-2014-04/public", "public", "Protecting the public", 3),
        ("eastmere-2015-01/public", "public", "Protecting the public", 1),
        ("eastmere-2015-01/public-2", "public", "Protecting the public, continued", 2),
    ]


def test_a_paragraph_has_its_number_and_a_number_printed_twice_has_two_ids(query: Query) -> None:
    assert query("select id, number, heading, position, page, text from paragraphs where letter like 'east%'") == [
        (
            "eastmere-2015-01/2.1",
            "2.1",
            "eastmere-2015-01/public",
            1,
            1,
            "All 12 plans were <script>alert('plan')</script> sufficient.",
        ),
        ("eastmere-2015-01/2.1-2", "2.1", "eastmere-2015-01/public", 2, 2, "Half of the rest were not."),
        ("eastmere-2015-01/public.2", "public.2", "eastmere-2015-01/public-2", 3, 3, "Nobody's review was late."),
    ]


@pytest.mark.parametrize("scanned", [False, True])
def test_every_row_of_a_letter_says_whether_it_was_read_from_a_scan(tmp_path: Path, *, scanned: bool) -> None:
    source, reading = cambridgeshire()
    transcript = reading.letter.transcript.model_copy(update={"scanned": scanned})
    letter = reading.letter.model_copy(update={"transcript": transcript})
    path = build(tmp_path / "sqs.db", [(source, reading.model_copy(update={"letter": letter}))])
    with closing(sqlite3.connect(path)) as connection:
        for table in ("letters", "paragraphs", "findings", "numbers", "sufficiency", "finding_details"):
            assert connection.execute(f"select distinct scanned from {table}").fetchall() == [(int(scanned),)]  # noqa: S608 - names of this test


@pytest.mark.parametrize("table", ["findings", "cues"])
def test_a_quotation_stands_in_its_paragraph_where_its_offsets_say(query: Query, table: str) -> None:
    rows = query(
        f"""select {table}.quote, substr(paragraphs.text, "start" + 1, "end" - "start")
        from {table} join paragraphs on paragraphs.id = {table}.paragraph"""  # noqa: S608 - one of two names
    )
    assert rows
    assert [printed for printed, _ in rows] == [found for _, found in rows]


def test_a_number_stands_in_its_paragraph_where_its_offset_says(query: Query) -> None:
    assert query(
        """select numbers.id, substr(paragraphs.text, start + 1, length(numbers.text)), status, rule, finding
        from numbers join paragraphs on paragraphs.id = numbers.paragraph order by numbers.id"""
    ) == [
        ("cambridgeshire-2014-04/1.1/29", "17", "read", "n of m", "cambridgeshire-2014-04/1.1/29"),
        ("cambridgeshire-2014-04/1.2/27", "2012", "set aside", "year", None),
        ("cambridgeshire-2014-04/1.2/43", "3", "unread", None, None),
    ]


def test_problems_stand_where_they_are_found_and_those_of_the_whole_letter_are_told_apart(query: Query) -> None:
    letter = "cambridgeshire-2014-04"
    assert query('select id, paragraph, "check", severity, quote, page, message from problems order by id') == [
        (f"{letter}/1.2/43/unread-number", f"{letter}/1.2", "unread number", "warning", "3.", 3, "Read it."),
        (f"{letter}/1.2/no-total", f"{letter}/1.2", "no total", "note", None, None, "Look above."),
        (f"{letter}/two-headlines/2e120be3", None, "two headlines", "error", None, None, "Of planning."),
        (f"{letter}/two-headlines/5f56d35c", None, "two headlines", "error", None, None, "Of review."),
    ]


@pytest.mark.parametrize("words", ["Jane", "be reached", "We thank", "closing.1", "Thanks.", "14 of May", "Dear Chief"])
def test_nothing_of_the_closing_or_from_outside_the_sections_is_in_the_file(database: Path, words: str) -> None:
    content = database.read_bytes().lower()
    assert b"cambridgeshire" in content
    assert words.lower().encode() not in content


def test_letters_that_could_not_be_read_are_listed_with_the_reason(query: Query) -> None:
    assert query("select * from unreadable") == [("elsewhere-2013-05", "letter.pdf", "EncryptedPdfError", "Locked.")]


def test_the_build_says_what_it_was_made_from_and_not_when(query: Query) -> None:
    assert query("select * from build order by key") == [
        ("date", "2014-04-23"),
        ("fingerprint", "a fingerprint"),
        ("schema", "3"),
        ("version", __version__),
    ]


def test_vocabulary_is_loaded_with_lists_as_text(query: Query) -> None:
    assert query("select slug, aliases, gss_codes, notes from areas") == [
        ("cambridgeshire", "Cambs|Cambridgeshire County", "E10000003", None)
    ]
    assert query("select id, kind, examples from rules order by id") == [
        ("n of m", "share", "nine of the 20\neight of ten"),
        ("year", "set aside", "In 2012"),
    ]
    assert query("select id from measures order by id")[0] == ("public.assessment",)


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("paragraphs", "review", ["cambridgeshire-2014-04/1.1", "eastmere-2015-01/public.2"]),
        ("findings", "planning", ["cambridgeshire-2014-04/2.1/9", "eastmere-2015-01/2.1/0"]),
    ],
)
def test_full_text_search_finds_words_in_all_their_forms(
    query: Query, table: str, words: str, found: list[str]
) -> None:
    rows = query(
        f"""select id from {table} where rowid in (select rowid from {table}_fts where {table}_fts match '{words}')
        order by id"""  # noqa: S608 - names and words of this test
    )
    assert set(found) <= {row[0] for row in rows}
