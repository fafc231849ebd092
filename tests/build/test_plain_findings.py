"""What a program gets that uses this package as a library, and what `sqs show` gives to one."""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from models.plain_finding import PlainFinding
from pipeline import findings
from pipeline.build.database import build
from pipeline.corpus.folders import PROJECT, letters_in
from pipeline.errors import CorpusError, NotPdfError
from tests.support.small_letter import READ, put
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

LETTER = PROJECT / "corpus" / "cambridgeshire-2014-04" / "letter.pdf"


def test_the_findings_of_a_letter_are_the_rows_of_a_database(tmp_path: Path) -> None:
    found = findings(LETTER)
    corpus = PROJECT / "corpus"
    build(letters_in(corpus), corpus=corpus, database=tmp_path / "sqs.db", fingerprint="", on_letter=lambda: None)
    with closing(sqlite3.connect(tmp_path / "sqs.db")) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("select * from findings order by id")]
    assert sorted((finding.row for finding in found), key=lambda row: row["id"]) == rows
    assert [name for name in PlainFinding.model_fields if name != "boxes"] == list(rows[0])


def test_a_finding_says_where_its_words_are_on_the_page() -> None:
    review = next(finding for finding in findings(LETTER) if finding.quote.startswith("10 out of 13"))
    assert (review.page, review.measure, review.count, review.total) == (2, "reoffending.review", 10, 13)
    assert {box.page for box in review.boxes} == {2}
    assert all(box.x0 < box.x1 and box.top < box.bottom for box in review.boxes)


def test_a_letter_that_is_plain_text_has_no_places_on_a_page(tmp_path: Path) -> None:
    found = findings(put(tmp_path, "eastmere-2014-10", *READ) / "letter.txt")
    assert len(found) == len(READ)
    assert {finding.boxes for finding in found} == {()}
    assert {finding.checked for finding in found} == {True}, "what a person has checked beside it is taken"


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="There is no file"):
        findings(tmp_path / "none.pdf")
    (tmp_path / "words.pdf").write_text("words")
    with pytest.raises(NotPdfError):
        findings(str(tmp_path / "words.pdf"))


def test_the_examples_of_the_package_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letters").mkdir()
    for place in ("some-letter.pdf", "letters/one.pdf", "letters/two.pdf"):
        (tmp_path / place).write_bytes(LETTER.read_bytes())
    monkeypatch.chdir(tmp_path)
    words = (PROJECT / "docs" / "package.md").read_text(encoding="utf-8")
    three, five = re.findall(r"```python\n(.*?)```", words, re.DOTALL)
    assert len(list(filter(None, three.splitlines()))) == 3
    told = subprocess.run([sys.executable, "-c", three], capture_output=True, text=True, check=True)
    assert len(told.stdout.splitlines()) == len(findings(LETTER))
    assert len(list(filter(None, five.splitlines()))) == 5
    names: dict[str, object] = {}
    exec(five, names)  # noqa: S102 - our own words
    assert isinstance(names["table"], pd.DataFrame)
    assert len(names["table"]) == 2 * len(findings(LETTER))


def test_show_gives_a_program_the_same(tmp_path: Path) -> None:
    found = findings(put(tmp_path) / "letter.txt")
    status, printed, _ = sqs("show", "eastmere-2014-10", "--corpus", tmp_path, "--json")
    assert (status, json.loads(printed)) == (0, [finding.model_dump(mode="json") for finding in found])
    status, printed, _ = sqs("show", "eastmere-2014-10", "--corpus", tmp_path, "--csv")
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [(row["id"], row["count"], row["checked"]) for row in rows] == [
        (finding.id, str(finding.count), "0") for finding in found
    ]
    status, _, said = sqs("show", "eastmere-2014-10", "--corpus", tmp_path, "--csv", "--numbers")
    assert status == 2
    assert "leave it out with --csv" in said
