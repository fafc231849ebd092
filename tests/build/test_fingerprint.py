import os
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.build import fingerprint
from pipeline.build.fingerprint import build_fingerprint, letter_fingerprint, reading_code, whole_code
from pipeline.corpus.folders import PROJECT, LetterFolder, areas_file, letters_in

NAMES = ("alston-2013-02", "zennor-2012-01")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / "corpus" / name).mkdir(parents=True)
        for file in ("letter.txt", "letter.yml", "findings.yml"):
            (tmp_path / "corpus" / name / file).write_text(f"{file} of {name}")
    return tmp_path / "corpus"


@pytest.fixture
def own_copy_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("pipeline", "models"):
        copytree(PROJECT / folder, tmp_path / "code" / folder)
    monkeypatch.setattr(fingerprint, "PROJECT", tmp_path / "code")
    return tmp_path / "code"


@pytest.fixture(autouse=True)
def fresh_fingerprints() -> Iterator[None]:
    forget()
    yield
    forget()


def forget() -> None:
    reading_code.cache_clear()
    whole_code.cache_clear()


@pytest.mark.parametrize(
    ("why", "change"),
    [
        ("a letter was edited", lambda corpus: (corpus / NAMES[0] / "letter.txt").write_text("Dear Ann")),
        ("a fact was corrected", lambda corpus: (corpus / NAMES[0] / "letter.yml").write_text("cases: 12\n")),
        ("a fact sheet went", lambda corpus: (corpus / NAMES[0] / "letter.yml").unlink()),
        ("a finding was checked", lambda corpus: (corpus / NAMES[0] / "findings.yml").write_text("[]\n")),
        ("a letter was renamed", lambda corpus: (corpus / NAMES[0]).rename(corpus / "alston-2013-03")),
        ("a letter came", lambda corpus: (corpus / "bodmin-2014-01").mkdir()),
        ("a letter went", lambda corpus: (corpus / NAMES[0]).rename(corpus / "_alston")),
        ("a PDF came beside the text", lambda corpus: (corpus / NAMES[0] / "letter.pdf").touch()),
        ("the corpus brought its own areas", lambda corpus: (corpus / "areas.csv").write_text("slug,name\n")),
    ],
)
def test_a_build_is_another_when_anything_in_the_corpus_changes(
    corpus: Path, why: str, change: Callable[[Path], object]
) -> None:
    before = build_fingerprint(letters_in(corpus), areas_file(corpus))
    change(corpus)
    assert build_fingerprint(letters_in(corpus), areas_file(corpus)) != before, why


def test_a_build_is_the_same_wherever_the_corpus_stands_and_whenever_it_was_copied(corpus: Path) -> None:
    before = build_fingerprint(letters_in(corpus), areas_file(corpus))
    moved = corpus.rename(corpus.parent / "elsewhere")
    os.utime(moved / NAMES[0] / "letter.txt", (0, 0))
    assert build_fingerprint(letters_in(moved), areas_file(moved)) == before


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("pipeline/read/__init__.py", {"reading_code", "whole_code"}),
        ("models/text.py", {"reading_code", "whole_code"}),
        ("models/finding.py", {"whole_code"}),
        ("pipeline/extract.py", {"whole_code"}),
        ("pipeline/rules/shares.yml", {"whole_code"}),
        ("pipeline/rules/measures.csv", {"whole_code"}),
        ("pipeline/load/views.sql", {"whole_code"}),
        ("pipeline/explore/__init__.py", set()),
        ("pipeline/curate/review/__init__.py", set()),
        ("pipeline/cli/__init__.py", set()),
        ("pipeline/rules/notes.md", set()),
    ],
)
def test_what_was_made_by_other_code_is_made_again(own_copy_of_the_code: Path, file: str, changes: set[str]) -> None:
    before = {"reading_code": reading_code(), "whole_code": whole_code()}
    with (own_copy_of_the_code / file).open("a") as opened:
        opened.write("\n# changed\n")
    forget()
    after = {"reading_code": reading_code(), "whole_code": whole_code()}
    assert {name for name, value in after.items() if value != before[name]} == changes


def test_another_version_of_a_library_is_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = reading_code()
    forget()
    monkeypatch.setattr(fingerprint, "version", lambda library: f"{library} 99")
    assert reading_code() != before


def test_a_file_that_cannot_be_opened_is_part_of_the_fingerprint() -> None:
    missing, folder = (LetterFolder(id="a", file=path) for path in (Path("/no/letter.txt"), Path("/")))
    assert letter_fingerprint(missing) != letter_fingerprint(folder)
