"""What a spreadsheet would take for a formula, in the CSV of the site."""

import csv
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest

from pipeline.explore.csv_cells import guarded_rows
from tests.support.site_pages import ask

FORMULAS = ["=cmd|' /C calc'!A0", "+44", "-1+1", "@sum(1)", "\tx", '="a","b"', "=a\nb"]


@pytest.mark.parametrize("text", FORMULAS[:1] + FORMULAS[2:])
@pytest.mark.parametrize("ends", ["", "&_dl=1"])
def test_words_that_would_be_a_formula_have_an_apostrophe(database: Path, text: str, ends: str) -> None:
    sql = "select :text as [=column], 'before' || :text as b, :text as c"
    as_csv, as_json = ask(
        database, *(f"/sqs.{form}?sql={quote(sql)}&text={quote(text)}{ends}" for form in ("csv", "json"))
    )
    rows = list(csv.reader(StringIO(as_csv.text, newline="")))
    assert rows == [["'=column", "b", "c"], [f"'{text}", f"before{text}", f"'{text}"]]
    assert as_json.json()["rows"] == [[text, f"before{text}", text]]


@pytest.mark.parametrize("row", ["-5,1.25,-0.5\r\n", 'words,"a, =b","said ""=x"""\r\n', "-1e-05,+44\r\n", "\r\n", ""])
def test_numbers_and_other_words_stay_as_they_are(row: str) -> None:
    assert guarded_rows(row) == row


def test_a_table_is_guarded_as_well_and_loses_no_row(database: Path) -> None:
    plain, chosen = ask(database, "/sqs/paragraphs.csv?_stream=on", "/sqs/paragraphs.json?_size=max")
    assert len(list(csv.reader(StringIO(plain.text, newline="")))) == len(chosen.json()["rows"]) + 1
