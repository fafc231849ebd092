"""A release: the same rows in every format, described for programs, and the same bytes each time."""

import datetime as dt
import hashlib
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import csvw
import duckdb
import frictionless
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import yaml

from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.areas import areas_in
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.corpus.inspections import inspections_in
from pipeline.export import export
from pipeline.export.tables import OUTLINES
from pipeline.language.formulas import FORMULA_SIGNS, GUARD
from pipeline.language.rules import load_rules
from pipeline.load import load
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, read_before: Cache) -> Path:
    """Every letter at hand, with a note that a spreadsheet would take for a formula, and one too long for a cell."""
    file = tmp_path_factory.mktemp("build") / "sqs.db"
    corpora = [PROJECT / "corpus", PROJECT / "tests" / "letters"]
    readings, _ = read_corpus([letter for corpus in corpora for letter in letters_in(corpus)], cache=read_before)
    areas = [area for corpus in corpora for area in areas_in(corpus)]
    notes = ["=1+1", "@sum", "-3", "x" * 40_000, 'one\ntwo, "three"']
    noted = [
        (source.model_copy(update={"note": note}), reading)
        for (source, reading), note in zip(readings, [*notes, *[None] * len(readings)], strict=False)
    ]
    rules = load_rules()
    load(
        noted,
        unreadable=(),
        measures=rules.measures,
        areas=areas,
        inspections=inspections_in(corpora[0], areas),
        rules=rules.rules,
        path=file,
        fingerprint="a fingerprint",
    )
    return file


@pytest.fixture(scope="module")
def release(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "data"
    export(database, folder)
    return folder


@pytest.fixture(scope="module")
def in_database(database: Path) -> Iterator[Callable[[str], Rows]]:
    with closing(sqlite3.connect(database)) as connection:

        def rows(table: str) -> Rows:
            outline = OUTLINES[table]
            return connection.execute(
                f'select * from {outline.source} order by "{outline.key}"'  # noqa: S608 - names of our own
            ).fetchall()

        yield rows


def plain(value: Any) -> Any:  # noqa: ANN401 - whatever a reader gives
    """A value as SQLite holds it, whichever reader gave it."""
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return int(value)
    return None if value is None or (isinstance(value, float) and value != value) else value  # noqa: PLR0124 - not a number


def unguarded(value: Any) -> Any:  # noqa: ANN401 - whatever a reader gives
    guarded = isinstance(value, str) and value.startswith(tuple(f"{GUARD}{sign}" for sign in FORMULA_SIGNS))
    return value.removeprefix(GUARD) if guarded else value


def rows_of(found: Any) -> Rows:  # noqa: ANN401 - whatever a reader gives
    return [tuple(plain(value) for value in row) for row in found]


def text_columns(release: Path, table: str) -> set[str]:
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    (held,) = [each for each in package["resources"] if each["name"] == table]
    return {field["name"] for field in held["schema"]["fields"] if field["type"] in ("string", "date")}


@pytest.mark.parametrize("table", OUTLINES)
def test_csv_holds_the_rows_of_the_database(release: Path, table: str, in_database: Callable[[str], Rows]) -> None:
    words = dict.fromkeys(text_columns(release, table), str)
    read = pd.read_csv(release / f"{table}.csv", dtype=words, keep_default_na=False, na_values=[""])
    found = [tuple(unguarded(plain(value)) for value in row) for row in read.itertuples(index=False)]
    assert found == in_database(table)


@pytest.mark.parametrize("table", OUTLINES)
def test_parquet_holds_the_rows_of_the_database(release: Path, table: str, in_database: Callable[[str], Rows]) -> None:
    wanted = in_database(table)
    file = release / f"{table}.parquet"
    with duckdb.connect() as connection:
        found = connection.execute("select * from read_parquet(?)", [str(file)]).fetchall()
    assert rows_of(found) == wanted
    read = pq.read_table(file)
    assert rows_of(zip(*(column.to_pylist() for column in read.columns), strict=True)) == wanted
    assert all(field.metadata[b"description"] for field in read.schema)


@pytest.mark.parametrize("table", OUTLINES)
def test_the_workbook_holds_the_rows_of_the_database(
    release: Path, table: str, in_database: Callable[[str], Rows]
) -> None:
    book = openpyxl.load_workbook(BytesIO((release / "sqs-letters.xlsx").read_bytes()), read_only=True)
    found = rows_of(list(book[table].iter_rows(values_only=True))[1:])
    assert [tuple(map(_fitting, row)) for row in found] == [tuple(map(_fitting, row)) for row in in_database(table)]


def _fitting(value: Any) -> Any:  # noqa: ANN401 - whatever a reader gives
    """What of a value a cell can hold: a workbook has 16 digits of a number, and not all of a very long text."""
    if isinstance(value, float | int):
        return float(f"{value:.16G}")
    return value[:30_000] if isinstance(value, str) else value


def test_text_stays_text_in_the_workbook_and_a_cell_is_never_a_formula(release: Path) -> None:
    book = openpyxl.load_workbook(BytesIO((release / "sqs-letters.xlsx").read_bytes()))
    assert book.sheetnames == ["Key", *OUTLINES]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    (number,) = [place for place, cell in enumerate(book["findings"][1], start=1) if cell.value == "number"]
    assert {cell[0].data_type for cell in book["findings"].iter_rows(min_row=2, min_col=number, max_col=number)} == {
        "s"
    }
    (note,) = [place for place, cell in enumerate(book["letters"][1], start=1) if cell.value == "note"]
    notes = [cell[0].value for cell in book["letters"].iter_rows(min_row=2, min_col=note, max_col=note)]
    assert "=1+1" in notes
    assert any(str(value).endswith("[cut short: the whole text is in the CSV file]") for value in notes)
    key = {(row[0].value, row[1].value) for row in book["Key"].iter_rows(min_row=2)}
    assert key == {(table, cell.value) for table in OUTLINES for cell in book[table][1]}


def test_no_cell_of_a_csv_file_begins_as_a_formula_does(release: Path) -> None:
    letters = (release / "letters.csv").read_text(encoding="utf-8")
    assert ",'=1+1," in letters
    assert ",=1+1" not in letters


def test_frictionless_finds_nothing(release: Path) -> None:
    report = frictionless.validate(str(release / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert report.stats["tasks"] == len(OUTLINES)


def test_frictionless_would_find_a_wrong_cell(release: Path, tmp_path: Path) -> None:
    copytree(release, tmp_path / "copy")
    results = tmp_path / "copy" / "results.csv"
    results.write_text(results.read_text(encoding="utf-8").replace(",sure,", ",certain,", 1), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "copy" / "datapackage.json")).valid


def test_a_reader_of_csv_on_the_web_finds_nothing_and_reads_the_rows(
    release: Path, in_database: Callable[[str], Rows]
) -> None:
    group = csvw.TableGroup.from_file(release / "csv-metadata.json")
    assert [str(table.url) for table in group.tables] == [f"{table}.csv" for table in OUTLINES]
    for table in group.tables:
        name = str(table.url).removesuffix(".csv")
        found = [tuple(row.values()) for row in table.iterdicts(strict=True)]
        wanted = in_database(name)
        assert len(found) == len(wanted)
        assert [tuple(map(unguarded, map(plain, row))) for row in found[:50]] == [
            tuple(float(value) if isinstance(value, float) else value for value in row) for row in wanted[:50]
        ]
    assert group.check_referential_integrity()  # the strict way has no row without a measure


def test_two_exports_are_the_same_bytes_and_the_sums_are_right(database: Path, release: Path, tmp_path: Path) -> None:
    export(database, tmp_path / "again")
    first, second = (
        {file.name: file.read_bytes() for file in folder.iterdir()} for folder in (release, tmp_path / "again")
    )
    assert first == second
    sums = dict(line.split("  ")[::-1] for line in first["SHA256SUMS"].decode().splitlines())
    assert sums == {name: hashlib.sha256(held).hexdigest() for name, held in first.items() if name != "SHA256SUMS"}


def test_it_says_what_it_is_and_how_to_cite_it(release: Path) -> None:
    words = (release / "README.md").read_text(encoding="utf-8")
    assert "Newest letter: 2016-06-" in words
    assert "{" not in words
    described = json.loads((release / "dataset.jsonld").read_text(encoding="utf-8"))
    assert described["@type"] == "Dataset"
    assert {each["contentUrl"] for each in described["distribution"]} <= {file.name for file in release.iterdir()}
    cited = yaml.safe_load((release / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["identifiers"][0]["value"] == "a fingerprint"


def test_evidence_leads_to_the_site_that_is_named_and_a_byte_order_mark_comes_on_request(
    database: Path, tmp_path: Path
) -> None:
    status, said, _ = sqs(
        "export", tmp_path / "data", "--db", database, "--base-url", "https://example.org/sqs", "--bom"
    )
    assert (status, "24 files" in said) == (0, True)
    held = (tmp_path / "data" / "results.csv").read_bytes()
    assert held.startswith(b"\xef\xbb\xbfarea_name,")
    assert b",https://example.org/sqs/letters/cambridgeshire-2014-04#" in held
    assert frictionless.validate(str(tmp_path / "data" / "datapackage.json")).valid


def test_a_folder_with_anything_else_in_it_is_left_alone(database: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "thesis.docx").write_text("years of work")
    status, _, said = sqs("export", tmp_path / "data", "--db", database)
    assert (status, "contains files that sqs did not write" in said) == (2, True)
    assert (tmp_path / "data" / "thesis.docx").read_text() == "years of work"
    assert sqs("export", tmp_path / "new", "--db", database)[0] == 0
    assert sqs("export", tmp_path / "new", "--db", database)[0] == 0, "a former release is replaced"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "new"]


def test_without_the_libraries_a_sentence_says_what_to_install(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "pipeline.export.parquet", raising=False)
    status, _, said = sqs("export", tmp_path / "data", "--db", database)
    assert (status, "pip install 'sqs-letters[export]'" in said) == (2, True)
