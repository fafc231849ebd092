"""Whatever one letter or list holds, the other letters are built, and an older database is never lost."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from models.reading import Reading
from models.source import Source
from pipeline.load.body import Rows
from pipeline.load.rows import letter_rows
from tests.support.small_letter import put
from tests.support.sqs_command import sqs

pytestmark = pytest.mark.slow

GOOD, BAD = "alston-2013-02", "eastmere-2014-10"
AREAS = "slug,name,nation,region,latitude\nalston,Alston,England,North,54.5\n"


def facts(text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "letter.yml").write_text(text)

    return write


def findings(text: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "findings.yml").write_text(text)

    return write


def printed(old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        letter = folder / "letter.txt"
        text = letter.read_text()
        assert old in text
        letter.write_text(text.replace(old, new, 1))

    return change


def build(tmp_path: Path) -> tuple[int, str]:
    status, out, err = sqs("build", "--corpus", tmp_path / "corpus", "--db", tmp_path / "sqs.db")
    return status, out + err


def rows(tmp_path: Path, query: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(tmp_path / "sqs.db")) as connection:
        return connection.execute(query).fetchall()


ENTRY = """\
- paragraph: "1.1"
  quote: {quote}
  measure: reoffending.assessment
  role: headline
  verdict: sufficient
  count: {count}
  total: {total}
  basis: printed
  words: null
"""


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (facts(f"area: Alston\ncases: {10**19}\n"), "letter.yml, line 2: cases is too large: correct it."),
        (facts("area: Alston\ncases: -1\n"), "letter.yml, line 2: cases is less than 0: correct it."),
        (facts(f"area: Alston\ncases: {'9' * 5000}\n"), f"line 2: {'9' * 40}... is too large: correct it."),
        (facts('area: Alston\ntitle: "a\\0b"\n'), "line 2: the character U+0000 cannot be kept: remove it."),
        (facts('area: Alston\nnote: "a\\ud800b"\n'), "this is not valid YAML"),
        (facts('"\\udfff": 1\n'), "this is not valid YAML"),
        (facts('area: "\\e]52;c;eA==\\a"\n'), "line 1: the character U+001B cannot be kept: remove it."),
        (facts('area: "a\\x9b2Jb"\n'), "line 1: the character U+009B cannot be kept: remove it."),
        (facts('area: Alston\nunreadable: "a\\nb"\n'), "line 2: unreadable has several lines: write one sentence."),
        (findings(ENTRY.format(quote='"17\\0out"', count=17, total=20)), "line 2: the character U+0000"),
        (findings(ENTRY.format(quote='"17 \\ud800"', count=17, total=20)), "this is not valid YAML"),
        (findings(ENTRY.format(quote="17 out", count=10**19, total=20)), "line 6: count is too large"),
        (findings(ENTRY.format(quote="17 out", count=17, total=10**12)), "line 7: total is too large"),
        (findings(ENTRY.format(quote="17 out", count=-3, total=20)), "line 6: count is less than 0"),
        (printed("17 out of the 20", f"{10**19} out of the 20"), "letter.txt gives a number that is too large for"),
        (printed("17 out of the 20", f"17 out of the {10**19}"), "letter.txt gives a number that is too large for"),
        (printed("examined 20 cases", f"examined {10**19} cases"), "letter.txt gives a number that is too large for"),
        (printed("17 out of the 20", f"{'9' * 5000} out of the 20"), "letter.txt gives a number that is too large"),
    ],
)
def test_a_letter_that_cannot_be_kept_is_listed_and_the_others_are_built(
    spoil: Callable[[Path], None], says: str, tmp_path: Path
) -> None:
    put(tmp_path / "corpus", GOOD)
    spoil(put(tmp_path / "corpus", BAD))
    status, said = build(tmp_path)
    assert status == 1, said
    assert "fault in sqs" not in said
    assert rows(tmp_path, "select id from letters") == [(GOOD,)]
    ((listed, message),) = rows(tmp_path, "select id, message from unreadable")
    assert listed == BAD
    assert says in message


def test_a_row_that_only_the_database_refuses_costs_its_letter_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(source: Source, reading: Reading, **lists: object) -> Rows:
        made = letter_rows(source, reading, **lists)  # type: ignore[arg-type]  # as `load` gives them
        if source.id == BAD:
            made["findings"][0]["basis"] = "guessed"
        return made

    monkeypatch.setattr("pipeline.load.shelf.letter_rows", spoilt)
    for name in (GOOD, BAD, "zennor-2012-01"):
        put(tmp_path / "corpus", name)
    status, said = build(tmp_path)
    assert status == 1, said
    assert rows(tmp_path, "select id from letters") == [(GOOD,), ("zennor-2012-01",)]
    assert rows(tmp_path, "select id, reason from unreadable") == [(BAD, "IntegrityError")]


def test_signs_that_are_no_text_in_a_letter_stop_nothing(tmp_path: Path) -> None:
    printed("Assessment", "Assess\0ment\x1b[2J")(put(tmp_path / "corpus", BAD))
    build(tmp_path)
    for (text,) in rows(tmp_path, "select text from paragraphs union all select quote from findings"):
        assert not set(text) & set("\0\x1b")


def test_a_name_that_is_an_order_to_the_terminal_is_spelt_out(tmp_path: Path) -> None:
    put(tmp_path / "corpus", GOOD)
    put(tmp_path / "corpus", "a\x1b[2Jb")
    (tmp_path / "corpus" / "\x1b]0;x\x07.pdf").write_bytes(b"%PDF-1.4")
    status, said = build(tmp_path)
    assert status == 1, said
    assert said.replace("\n", "").isprintable()
    assert rows(tmp_path, "select id, message from unreadable where id glob 'a*'") == [
        ("a\\x1b[2Jb", "The name a\\x1b[2Jb has a character that is no text: rename it with plain letters and figures.")
    ]


def test_a_folder_whose_name_is_not_utf8_is_listed(tmp_path: Path) -> None:
    put(tmp_path / "corpus", GOOD)
    (put(tmp_path / "corpus", BAD)).rename(tmp_path / "corpus" / os.fsdecode(b"caf\xe9-2014-10"))
    (tmp_path / "corpus" / os.fsdecode(b"l\xe9.pdf")).write_bytes(b"%PDF-1.4")
    status, said = build(tmp_path)
    assert status == 1, said
    assert rows(tmp_path, "select id from letters") == [(GOOD,)]
    assert rows(tmp_path, "select id, message from unreadable") == [
        ("caf\\xe9-2014-10", "The name caf\\xe9-2014-10 is not UTF-8: rename it with plain letters and figures."),
        ("l", "The name l\\xe9.pdf is not UTF-8: rename it with plain letters and figures."),
    ]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (AREAS + "alston,Alston,England,North,\n", "areas.csv, line 3: alston is also on line 2: keep one of them."),
        (AREAS + "b,B,England,North,95\n", "areas.csv, line 3: latitude cannot be used (Input should be less than"),
        (AREAS + "b,B,England,North,nan\n", "areas.csv, line 3: latitude cannot be used"),
        (AREAS + ",B,England,North,\n", "areas.csv, line 3: slug is empty or missing: add it."),
        (AREAS.replace(",", ";"), "areas.csv, line 1: the columns are parted by semicolons: save it with commas."),
        (AREAS + "b,B\0,England,North,\n", "areas.csv, line 3: "),
        (AREAS + "b,B\x1b[2J,England,North,\n", "areas.csv, line 3: the character U+001B cannot be kept: remove it."),
        (AREAS + 'b,"' + "x" * 200_000 + '",England,North,\n', "areas.csv, line 3: this is not valid CSV"),
    ],
)
def test_a_list_that_cannot_be_used_is_named_and_the_database_stays_as_it_was(
    spoil: str, says: str, tmp_path: Path
) -> None:
    put(tmp_path / "corpus", GOOD)
    (tmp_path / "corpus" / "areas.csv").write_text(AREAS)
    assert build(tmp_path)[0] == 0
    before = (tmp_path / "sqs.db").read_bytes()
    (tmp_path / "corpus" / "areas.csv").write_text(spoil)
    status, said = build(tmp_path)
    assert status == 2, said
    assert says in " ".join(said.split())
    assert (tmp_path / "sqs.db").read_bytes() == before


@pytest.mark.parametrize("linked", ["letter.txt", "letter.yml", "findings.yml", "second.yml", ""])
def test_a_link_out_of_the_corpus_is_not_followed(tmp_path: Path, linked: str) -> None:
    put(tmp_path / "corpus", GOOD)
    if linked:
        (tmp_path / "secret").write_text("first words: of a secret")
        folder = put(tmp_path / "corpus", BAD)
        (folder / linked).unlink(missing_ok=True)
        (folder / linked).symlink_to(tmp_path / "secret")
    else:
        (tmp_path / "corpus" / BAD).symlink_to(put(tmp_path / "elsewhere", BAD))
    status, said = build(tmp_path)
    assert status == 1, said
    ((message,),) = rows(tmp_path, "select message from unreadable")
    assert "is a link to a file outside the corpus: put the file itself in the letter's folder." in message
    assert b"first words" not in (tmp_path / "sqs.db").read_bytes()


def test_links_inside_the_corpus_are_followed(tmp_path: Path) -> None:
    folder = put(tmp_path / "corpus", GOOD)
    (tmp_path / "corpus" / BAD).symlink_to(folder)
    (tmp_path / "link").symlink_to(tmp_path / "corpus")
    assert sqs("build", "--corpus", tmp_path / "link", "--db", tmp_path / "sqs.db")[0] == 0
    assert rows(tmp_path, "select id from letters") == [(GOOD,), (BAD,)]
