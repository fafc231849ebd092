"""The list of known inspections, as people keep it."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.build.database import build as build_corpus
from pipeline.build.fingerprint import build_fingerprint
from pipeline.corpus.folders import PROJECT, areas_file, letters_in
from pipeline.corpus.inspections import inspections_in
from pipeline.errors import CorpusError
from tests.support.readings import AREAS

HEADER = "area_name,fieldwork_start,fieldwork_end,published,cases,known_from,note\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus" / "ellerport-2014-10"
    folder.mkdir(parents=True)
    (folder / "letter.txt").touch()
    return folder.parent


def _fault(corpus: Path, content: str | bytes) -> str:
    (corpus / "inspections.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CorpusError) as raised:
        inspections_in(corpus, AREAS)
    return str(raised.value)


def test_inspections_keep_their_days_and_months_as_they_are_written(corpus: Path) -> None:
    (corpus / "inspections.csv").write_text(
        f"{HEADER}Ynys Môn,2014-03-24,2014-03,2014-04-23,20,the letter itself,\n\n"
        '"Nowhere, Isle of", ,,2016-08,,a news item,October; 2014 or 2015\nElsewhere,,,,,,\n',
        encoding="utf-8-sig",
    )
    assert [each.model_dump(exclude_defaults=True) for each in inspections_in(corpus, AREAS)] == [
        {
            "area_name": "Ynys Môn",
            "fieldwork_start": "2014-03-24",
            "fieldwork_end": "2014-03",
            "published": "2014-04-23",
            "cases": 20,
            "known_from": "the letter itself",
        },
        {
            "area_name": "Nowhere, Isle of",
            "published": "2016-08",
            "known_from": "a news item",
            "note": "October; 2014 or 2015",
        },
        {"area_name": "Elsewhere"},
    ]


def test_a_corpus_without_the_list_knows_of_no_inspections_not_even_the_projects(corpus: Path) -> None:
    assert inspections_in(corpus, AREAS) == ()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("Hull,2014-3\n", "line 2: fieldwork_start is '2014-3': write a date as 2014-04-23, or where"),
        ("Hull,2014-13\n", "line 2: fieldwork_start is '2014-13': write"),
        ("Hull,2014\n", "line 2: fieldwork_start is '2014': write"),
        ("Hull,2014-02-30\n", "line 2: fieldwork_start is '2014-02-30': write"),
        ("Hull,٢٠١٤-٠٣\n", "line 2: fieldwork_start is '٢٠١٤-٠٣': write"),
        ("Hull,2014-03\n\nLeeds,24 March 2014\n", "line 4: fieldwork_start is '24 March 2014': write"),
        ("Hull,,,April 2014\n", "line 2: published is 'April 2014': write"),
        ("Hull,2014-03-24,2014-03-20\n", "line 2: fieldwork_end is before fieldwork_start: correct one"),
        ("Hull,2014-03-24,2014-02\n", "line 2: fieldwork_end is before fieldwork_start: correct one"),
        ("Hull,2014-03,,,twenty\n", "line 2: cases is 'twenty': write a whole number in figures, or leave it empty."),
        ("Hull,2014-03,,,0\n", "line 2: cases is '0': write"),
        ("Hull,2014-03,,,-5\n", "line 2: cases is '-5': write"),
        ("Hull,2014-03,,,20.5\n", "line 2: cases is '20.5': write"),
        (f"Hull,2014-03,,,{'9' * 30}\n", "line 2: cases is '999"),
        (",2014-03\n", "line 2: area_name is empty or is not a name: write the name of the service's area."),
        ("The YOT,2014-03\n", "line 2: area_name is empty or is not a name: write"),
        ("Hull,2014-03-24\nHull YOS,2014-03\n", "line 3: this inspection is also on line 2: keep one of them."),
        ("Cambs,2014-03\nCambridgeshire,2014-03-24\n", "line 3: this inspection is also on line 2: keep one"),
        ("Hull,,,2014-03\nHull,,,2014-03-24\n", "line 3: this inspection is also on line 2: keep one"),
        ("Hull\nHull\n", "line 3: this inspection is also on line 2: keep one"),
    ],
)
def test_a_fault_in_the_list_is_named_with_its_line_and_its_cure(corpus: Path, rows: str, sentence: str) -> None:
    filled = "".join(f"{row}{',' * (6 - row.count(','))}\n" if row else "\n" for row in rows.split("\n")[:-1])
    said = _fault(corpus, HEADER + filled)
    assert said.startswith(f"{corpus / 'inspections.csv'}, {sentence}")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            "area_name,fieldwork\nHull,2014-03\n",
            "line 1: 'fieldwork' is not a known column: correct its name, or remove it",
        ),
        ("fieldwork_start\n2014-03\n", "line 1: the column area_name is missing: add it."),
        ("", "line 1: the column area_name is missing: add it."),
        ("area_name,note,note\nHull,a,b\n", "line 1: the column note appears twice: keep one of them."),
        (
            "area_name,note\nHull,a, b\n",
            "line 2: the number of values does not match the number of columns: put values",
        ),
        ("area_name,note\nHull\n", "line 2: the number of values does not match the number of columns: put"),
        ('area_name,note\nHull,"a" b\n', "line 2: this is not valid CSV"),
        (b"area_name\nYnys M\xf4n\n", "is not UTF-8 text: save it again in that encoding."),
    ],
)
def test_a_list_that_is_no_such_table_is_refused(corpus: Path, content: str | bytes, sentence: str) -> None:
    assert sentence in _fault(corpus, content)


def test_a_list_that_cannot_be_opened_is_one_clear_sentence(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "inspections.csv").touch()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CorpusError, match=r"inspections\.csv cannot be opened \(Permission denied\): check"):
        inspections_in(corpus, AREAS)


@pytest.mark.parametrize("content", [HEADER, f"{HEADER}Hull,2014-03,,,,,\n", None])
def test_a_build_is_another_when_the_list_changes(corpus: Path, content: str | None) -> None:
    def fingerprint() -> str:
        return build_fingerprint(letters_in(corpus), areas_file(corpus))

    without = fingerprint()
    (corpus / "inspections.csv").write_text("area_name\n")
    before = fingerprint()
    assert before != without
    if content is None:
        (corpus / "inspections.csv").unlink()
    else:
        (corpus / "inspections.csv").write_text(content)
    assert fingerprint() != before
    assert (fingerprint() == without) is (content is None)


def test_a_build_holds_the_list_of_its_corpus(corpus: Path) -> None:
    database = corpus.parent / "sqs.db"
    (corpus / "inspections.csv").write_text("area_name,fieldwork_start\nCambridgeshire,2014-03\n")
    build_corpus([], corpus=corpus, database=database, fingerprint="", on_letter=lambda: None)
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("select id, area from inspections").fetchall() == [
            ("cambridgeshire-2014-03", "cambridgeshire")
        ]


def test_the_projects_own_list_can_be_used_and_each_line_says_where_it_is_known_from() -> None:
    with (PROJECT / "corpus" / "inspections.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    inspections = inspections_in(PROJECT / "corpus", AREAS)
    assert [each.area_name for each in inspections] == [row["area_name"] for row in rows]
    assert [each.area_name for each in inspections if not each.known_from] == []
