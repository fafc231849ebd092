import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from models.finding import Basis, Cue, Finding, Number, Role, Verdict
from models.letter import Paragraph, SectionId
from models.measure import Measure
from models.reading import Problem, Reading
from models.rule import Rule
from models.source import Source
from pipeline import __version__
from tests.support.letters_by_hand import finding_of
from tests.support.readings import build, cambridgeshire, eastmere

Query = Callable[[str], list[tuple[object, ...]]]

NOT_WEIGHED = (None, None, None, None)
"""Confidence, certainty and doubt of a finding made by hand."""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return build(tmp_path / "sqs.db", [cambridgeshire(), eastmere()])


@pytest.fixture
def query(database: Path) -> Iterator[Query]:
    with closing(sqlite3.connect(database)) as connection:
        yield lambda sql: connection.execute(sql).fetchall()


def test_what_a_person_wrote_wins_over_what_was_read_and_neither_is_null(query: Query) -> None:
    assert query("select * from letters order by id") == [
        (
            "cambridgeshire-2014-04",
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
        ),
        (
            "eastmere-2015-01",
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


def test_a_finding_has_an_id_made_of_its_place_and_the_unit_and_voice_of_its_measure(query: Query) -> None:
    paragraph = "Assessment was sufficient in 17 out of the 20 cases. Plans & reviews were good in most of them."
    assert query("select * from findings where paragraph = 'cambridgeshire-2014-04/1.1' order by start") == [
        (
            "cambridgeshire-2014-04/1.1/29",
            "cambridgeshire-2014-04",
            "cambridgeshire-2014-04/1.1",
            "17 out of the 20 cases",
            29,
            51,
            2,
            paragraph,
            "reoffending.assessment",
            "headline",
            "sufficient",
            17,
            20,
            None,
            None,
            "printed",
            None,
            "case",
            "inspector",
            None,
            None,
            "n of m",
            *NOT_WEIGHED,
            1,
            0,
        ),
        (
            "cambridgeshire-2014-04/1.1/74",
            "cambridgeshire-2014-04",
            "cambridgeshire-2014-04/1.1",
            "good in most of them",
            74,
            94,
            2,
            paragraph,
            "reoffending.review",
            "headline",
            "sufficient",
            None,
            None,
            0.5,
            1.0,
            "words",
            "most",
            "case",
            "inspector",
            "20 cases. Plans",
            None,
            "n of m",
            *NOT_WEIGHED,
            0,
            0,
        ),
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


def test_what_is_not_known_is_null_and_the_reasons_are_joined(query: Query) -> None:
    assert query("select measure, role, verdict, unit, voice, unsure from findings where quote = 'six were not'") == [
        (None, None, None, None, None, "The whole is not said. Nor what is judged.")
    ]


def test_two_findings_in_one_place_are_told_apart_by_their_measures(query: Query) -> None:
    assert query("select id from findings where quote = 'eight of ten cases' order by id") == [
        ("cambridgeshire-2014-04/2.1/79/public.assessment",),
        ("cambridgeshire-2014-04/2.1/79/public.planning",),
    ]


def _with_findings(*findings: Finding) -> tuple[Source, Reading]:
    source, reading = eastmere()
    return source, reading.model_copy(update={"findings": findings})


@pytest.mark.parametrize(
    ("differences", "ids"),
    [
        pytest.param([{}, {}], ["0"], id="alike in everything: one statement"),
        pytest.param(
            [{"measure": "public.planning"}, {"measure": "public.planning", "count": 3}],
            ["0/public.planning/16/n of m/None-3-None", "0/public.planning/16/n of m/None-None-None"],
            id="of one measure, with other figures",
        ),
        pytest.param(
            [{}, {"measure": "public.planning"}], ["0/no-measure", "0/public.planning"], id="one of no measure"
        ),
    ],
)
def test_findings_in_one_place_get_ids_that_do_not_depend_on_their_order(
    tmp_path: Path, differences: list[dict[str, object]], ids: list[str]
) -> None:
    letter = eastmere()[1].letter
    findings = [finding_of(letter, "Half of the rest", **fields) for fields in differences]
    for order in (findings, findings[::-1]):
        path = build(tmp_path / "sqs.db", [_with_findings(*order)])
        with closing(sqlite3.connect(path)) as connection:
            found = [row[0] for row in connection.execute("select id from findings order by id")]
        assert found == [f"eastmere-2015-01/2.1-2/{suffix}" for suffix in ids]


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


def test_the_words_that_decided_are_kept_and_those_of_a_heading_have_no_offsets(query: Query) -> None:
    finding = "cambridgeshire-2014-04/2.1/9"
    assert query("select * from cues order by id") == [
        (f"{finding}/measure", finding, "measure", "theme: public", "Protecting the public", None, None, None),
        (
            f"{finding}/verdict",
            finding,
            "verdict",
            "insufficient",
            "insufficient",
            "cambridgeshire-2014-04/2.1",
            30,
            42,
        ),
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
        ("fingerprint", "a fingerprint"),
        ("schema", "1"),
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


@pytest.mark.parametrize(
    "check",
    [
        "pragma integrity_check",
        "insert into paragraphs_fts (paragraphs_fts, rank) values ('integrity-check', 1)",
        "insert into findings_fts (findings_fts, rank) values ('integrity-check', 1)",
    ],
)
def test_the_file_and_its_search_index_are_whole(query: Query, check: str) -> None:
    assert query(check) in ([("ok",)], [])


def test_every_reference_leads_to_a_row(query: Query) -> None:
    assert query("pragma foreign_key_check") == []


def test_every_table_of_our_own_is_strict(query: Query) -> None:
    tables = query("select name, strict from pragma_table_list where type = 'table' and name not like 'sqlite_%'")
    assert len(tables) == 18
    assert all(strict for _, strict in tables)


@pytest.mark.parametrize(
    ("table", "column", "vocabulary"),
    [
        ("findings", "role", Role),
        ("findings", "verdict", Verdict),
        ("findings", "basis", Basis),
        ("findings", "unit", Measure.model_fields["unit"].annotation),
        ("findings", "voice", Measure.model_fields["voice"].annotation),
        ("measures", "unit", Measure.model_fields["unit"].annotation),
        ("measures", "voice", Measure.model_fields["voice"].annotation),
        ("measures", "direction", Measure.model_fields["direction"].annotation),
        ("rules", "kind", Rule.model_fields["kind"].annotation),
        ("cues", "decides", Cue.model_fields["decides"].annotation),
        ("numbers", "status", Number.model_fields["status"].annotation),
        ("problems", "severity", Problem.model_fields["severity"].annotation),
        ("paragraphs", "kind", Paragraph.model_fields["kind"].annotation),
    ],
)
def test_a_column_takes_the_words_of_its_vocabulary_and_no_others(
    query: Query, table: str, column: str, vocabulary: object
) -> None:
    (schema,) = query(f"select sql from sqlite_master where name = '{table}'")[0]  # noqa: S608 - a name of this test
    words = ", ".join(f"'{word}'" for word in get_args(vocabulary))
    assert f"check ({column} in ({words}))" in str(schema)


@pytest.mark.parametrize("table", ["sections", "paragraphs"])
def test_a_section_is_any_of_those_that_segment_knows_but_the_closing(query: Query, table: str) -> None:
    (schema,) = query(f"select sql from sqlite_master where name = '{table}'")[0]  # noqa: S608 - a name of this test
    words = ", ".join(f"'{word}'" for word in get_args(SectionId) if word != "closing")
    assert f"section in ( {words} )" in " ".join(str(schema).split())


@pytest.mark.parametrize(
    "change",
    [
        "update findings set measure = 'no.such-measure'",
        "update findings set rule = 'no such rule'",
        "update findings set verdict = 'good'",
        "update findings set count = 'seventeen'",
        "update findings set count = -1",
        "update findings set low = -0.1",
        "update findings set high = 37.7",
        "update findings set low = 0.6, high = 0.5",
        'update findings set "end" = "end" + 1',
        "update findings set checked = 2",
        "update letters set area = 'atlantis'",
        "update letters set published = '23 April 2014'",
        "update letters set published = '2014-02-30'",
        "update paragraphs set section = 'closing'",
        "insert into letters select * from letters",
    ],
)
def test_the_tables_refuse_what_cannot_be(database: Path, change: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("pragma foreign_keys = on")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(change)


def test_a_count_above_its_total_is_loaded_since_letters_misprint(tmp_path: Path) -> None:
    finding = finding_of(eastmere()[1].letter, "Half of the rest", count=21, total=20)
    path = build(tmp_path / "sqs.db", [_with_findings(finding)])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count, total from findings").fetchall() == [(21, 20)]


def test_the_same_readings_give_the_same_bytes_in_whatever_order_they_come(tmp_path: Path) -> None:
    first = build(tmp_path / "first.db", [cambridgeshire(), eastmere()])
    second = build(tmp_path / "second.db", [eastmere(), cambridgeshire()])
    assert first.read_bytes() == second.read_bytes()


def test_a_new_build_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it(database: Path) -> None:
    before = database.read_bytes()
    build(database, [cambridgeshire()])
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("select id from letters").fetchall() == [("cambridgeshire-2014-04",)]
    assert database.read_bytes() != before
    assert list(database.parent.iterdir()) == [database]


def _interrupted() -> Iterator[tuple[Source, Reading]]:
    yield cambridgeshire()
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("readings", "error"),
    [
        pytest.param(_interrupted, KeyboardInterrupt, id="stopped while letters are read"),
        pytest.param(lambda: [eastmere(), eastmere()], sqlite3.IntegrityError, id="stopped while rows are written"),
    ],
)
def test_a_build_that_fails_leaves_the_old_database_as_it_was(
    database: Path, readings: Callable[[], Iterator[tuple[Source, Reading]]], error: type[BaseException]
) -> None:
    before = database.read_bytes()
    with pytest.raises(error):
        build(database, readings())
    assert database.read_bytes() == before
    assert list(database.parent.iterdir()) == [database]


def test_what_a_killed_build_left_behind_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / f".sqs.db.{os.getpid()}.unfinished").write_bytes(b"half a database")
    path = build(tmp_path / "sqs.db", [eastmere()])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count(*) from letters").fetchall() == [(1,)]
    assert list(tmp_path.iterdir()) == [path]


def test_a_build_of_no_letters_is_a_database_all_the_same(tmp_path: Path) -> None:
    path = build(tmp_path / "sqs.db", [])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select * from coverage").fetchall() == []
        assert connection.execute("select id from unreadable").fetchall() == [("elsewhere-2013-05",)]
