import csv
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models.inspection import Inspection
from models.reading import Reading
from models.source import Source
from pipeline.build.database import build as build_corpus
from pipeline.build.fingerprint import build_fingerprint
from pipeline.corpus.folders import PROJECT, areas_file, letters_in
from pipeline.corpus.inspections import inspections_in
from pipeline.errors import CorpusError
from tests.support.readings import AREAS, build, cambridgeshire, eastmere

Held = Callable[..., list[tuple[object, ...]]]

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


@pytest.fixture
def held(tmp_path: Path) -> Held:
    """Which letter each inspection's is."""

    def of(inspections: Iterable[Inspection], *readings: tuple[Source, Reading]) -> list[tuple[object, ...]]:
        path = build(tmp_path / "sqs.db", readings, inspections)
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("select id, area, letter from inspections order by id").fetchall()

    return of


def _of(reading: tuple[Source, Reading], **fields: object) -> tuple[Source, Reading]:
    """The reading, with other facts: those of the letterhead go."""
    source, read = reading
    head = read.letter.letterhead.model_copy(update={"published": None})
    return (
        source.model_copy(update={"published": None, "fieldwork_start": None, **fields}),
        read.model_copy(update={"letter": read.letter.model_copy(update={"letterhead": head})}),
    )


@pytest.mark.parametrize(
    ("known", "letter", "fits"),
    [
        pytest.param({"fieldwork_start": "2014-03-24"}, {"fieldwork_start": date(2014, 3, 24)}, True, id="day"),
        pytest.param({"fieldwork_start": "2014-03"}, {"fieldwork_start": date(2014, 3, 24)}, True, id="month"),
        pytest.param({"fieldwork_start": "2014-03-25"}, {"fieldwork_start": date(2014, 3, 24)}, False, id="other day"),
        pytest.param({"fieldwork_start": "2013-03"}, {"fieldwork_start": date(2014, 3, 24)}, False, id="other year"),
        pytest.param({"published": "2014-04"}, {"published": date(2014, 4, 23)}, True, id="published"),
        pytest.param(
            {"fieldwork_start": "2014-03-25", "published": "2014-04"},
            {"fieldwork_start": date(2014, 3, 24), "published": date(2014, 4, 23)},
            True,
            id="published then, though the fieldwork differs by a day",
        ),
        pytest.param({"fieldwork_start": "2014-03"}, {"published": date(2014, 6, 1)}, True, id="published soon after"),
        pytest.param({"fieldwork_start": "2014-03"}, {"published": date(2014, 7, 1)}, False, id="published too late"),
        pytest.param({"fieldwork_start": "2014-03"}, {"published": date(2014, 2, 1)}, False, id="published before"),
        pytest.param({"published": "2014-01"}, {"fieldwork_start": date(2013, 12, 9)}, True, id="the other way about"),
        pytest.param({}, {"published": date(2014, 4, 23)}, False, id="no day is known"),
        pytest.param({"fieldwork_start": "2014-03", "published": "2014-04"}, {}, False, id="the letter gives none"),
        pytest.param(
            {"published": "2014-04"}, {"published": date(2014, 4, 23), "area": "Eastmere"}, False, id="another service"
        ),
        pytest.param(
            {"published": "2014-04"}, {"published": date(2014, 4, 23), "invented": True}, False, id="invented"
        ),
    ],
)
def test_a_held_letter_is_that_of_its_service_whose_days_fit(
    held: Held, known: dict[str, str], letter: dict[str, object], *, fits: bool
) -> None:
    inspection = Inspection(area_name="Cambs", **known)
    ((_, area, found),) = held([inspection], _of(cambridgeshire(), **letter))
    assert area == "cambridgeshire"
    assert (found == "cambridgeshire-2014-04") is fits


def test_a_service_in_no_list_goes_by_its_name(held: Held) -> None:
    inspections = [
        Inspection(area_name="East-mere YOS", published="2015-01"),
        Inspection(area_name="East-mere YOS"),
        Inspection(area_name="Isle of Nowhere", published="2015-01", fieldwork_start="2014-12-01"),
    ]
    letter = _of(eastmere(), invented=False, published=date(2015, 1, 9), area="East Mere")
    assert held(inspections, letter) == [
        ("east-mere", None, None),
        ("east-mere-2015-01", None, "eastmere-2015-01"),
        ("isle-of-nowhere-2014-12", None, None),
    ]


def test_those_not_held_are_listed_by_date_and_those_without_one_come_last(tmp_path: Path) -> None:
    inspections = [
        Inspection(area_name="Atlantis"),
        Inspection(area_name="Cambridgeshire", fieldwork_start="2014-03-24"),
        Inspection(area_name="Cambs", published="2012-11", known_from="a council's minutes", cases=14),
        Inspection(area_name="Lyonesse", fieldwork_start="2012-10-01"),
    ]
    path = build(tmp_path / "sqs.db", [cambridgeshire()], inspections)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "select id, area_name, region, fieldwork_start, published, cases, known_from from inspections_not_held"
        ).fetchall()
    assert rows == [
        ("lyonesse-2012-10", "Lyonesse", None, "2012-10-01", None, None, None),
        ("cambridgeshire-2012-11", "Cambs", "East of England", None, "2012-11", 14, "a council's minutes"),
        ("atlantis", "Atlantis", None, None, None, None, None),
    ]


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
