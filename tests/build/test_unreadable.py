"""A letter that a person has marked `unreadable`: listed with the reason, and not read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.build import stages as build_stages
from pipeline.build.letters import read_letter
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import letter_in
from pipeline.errors import CorpusError, MarkedUnreadableError
from tests.support.small_letter import put
from tests.support.sqs_command import sqs


def marked(corpus: Path, reason: str) -> Path:
    folder = put(corpus, "eastmere-2014-10")
    (folder / "letter.yml").write_text(f"area: Eastmere\nunreadable: {reason}\n")
    return folder


def test_it_stands_in_the_table_unreadable_with_the_reason_and_in_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked(tmp_path / "corpus", "The scan is too faint")
    monkeypatch.setattr(build_stages, "read", lambda _: pytest.fail("it is read"))
    status, out, _ = sqs("build", "--corpus", tmp_path / "corpus", "--db", tmp_path / "sqs.db")
    assert status == 0, "a person knows of it, and nothing is to be mended"
    told = "letter.txt is marked unreadable in letter.yml: The scan is too faint."
    assert f"eastmere-2014-10: {told}" in out
    with closing(sqlite3.connect(tmp_path / "sqs.db")) as connection:
        assert connection.execute("select * from unreadable").fetchall() == [
            ("eastmere-2014-10", "letter.txt", "MarkedUnreadableError", told)
        ]
        assert connection.execute("select count(*) from letters").fetchone() == (0,)


def test_the_reason_ends_with_one_full_stop(tmp_path: Path) -> None:
    folder = marked(tmp_path, '"It breaks off after page 1. "')
    with pytest.raises(MarkedUnreadableError, match=r"letter\.yml: It breaks off after page 1\.$"):
        read_letter(letter_in(folder))


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ('" "', "line 2: unreadable has no reason: say why the letter cannot be read."),
        ('""', "line 2: unreadable has no reason: say why the letter cannot be read."),
        ("true", "line 2: unreadable must be text: put it in quotation marks"),
    ],
)
def test_a_mark_without_a_reason_is_a_fault_with_its_line(tmp_path: Path, reason: str, sentence: str) -> None:
    folder = marked(tmp_path, reason)
    with pytest.raises(CorpusError) as raised:
        source_of(letter_in(folder))
    assert sentence in str(raised.value)


def test_a_letter_whose_mark_is_taken_out_is_read_again(tmp_path: Path) -> None:
    folder = marked(tmp_path, "Nobody knows why")
    (folder / "letter.yml").write_text("unreadable:\n")
    source, read = read_letter(letter_in(folder))
    assert source.unreadable is None
    assert len(read.findings) == 4
