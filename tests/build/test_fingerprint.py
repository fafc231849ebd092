import os
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import packages_distributions, version
from itertools import chain
from modulefinder import ModuleFinder
from pathlib import Path
from shutil import copytree

import pytest

from pipeline.build import fingerprint
from pipeline.build.fingerprint import (
    READING_LIBRARIES,
    ROW_LIBRARIES,
    SHAPE_A_READING,
    SHAPE_A_ROW,
    SHAPE_A_TRANSCRIPT,
    SHAPE_ROWS_OF_A_LETTER,
    UNDERSTANDING_LIBRARIES,
    build_fingerprint,
    letter_fingerprint,
    reading_code,
    rows_code,
    understanding_code,
    whole_code,
)
from pipeline.corpus.folders import PROJECT, LetterFolder, areas_file, letters_in

pytestmark = pytest.mark.slow

NAMES = ("alston-2013-02", "zennor-2012-01")
CODE_AND_RULES = ("*.py", "*.yml", "*.csv", "*.sql")
CODES = (reading_code, understanding_code, rows_code, whole_code)
EVERY = {code.__name__ for code in CODES}
SHAPES_NO_ROW = ("pipeline/cli", "pipeline/explore", "pipeline/curate", "pipeline/build/summary.py")
"""Commands, pages, what people do with the corpus, and the reports that are printed on the way."""


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
    for code in CODES:
        code.cache_clear()


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


def fingerprints() -> dict[str, str]:
    forget()
    return {code.__name__: code() for code in CODES}


def changed_by_editing(*files: Path) -> set[str]:
    """The fingerprints that are others once all these files have been edited."""
    before = fingerprints()
    for file in files:
        with file.open("a") as opened:
            opened.write("\n# changed\n")
    after = fingerprints()
    return {name for name, value in after.items() if value != before[name]}


def files_of(part: Path) -> list[Path]:
    return [part] if part.is_file() else sorted(chain.from_iterable(map(part.rglob, CODE_AND_RULES)))


def reached_from(module: str) -> tuple[set[str], set[str]]:
    """The files of ours that a module needs, however far away, and the libraries that these name.

    What packages offer as a library, and import when they are asked for it, the module does not need.
    """
    offered = ["pipeline.build.plain_findings"]
    if module != "pipeline/build/database.py":
        offered.append("pipeline.load.database")
    finder = ModuleFinder(path=[str(PROJECT)], excludes=offered)
    finder.run_script(str(PROJECT / module))
    places = filter(None, (vars(found)["__file__"] for found in finder.modules.values()))
    files = {Path(place).relative_to(PROJECT).as_posix() for place in places}
    named = {name.split(".")[0] for name in finder.badmodules} - set(sys.stdlib_module_names) - {"models", "pipeline"}
    distributions = packages_distributions()
    return files, {distributions[name][0].lower().replace("_", "-") for name in named}


@pytest.mark.parametrize(
    ("module", "listed", "libraries"),
    [
        ("pipeline/read/__init__.py", SHAPE_A_TRANSCRIPT, READING_LIBRARIES),
        (
            "pipeline/build/shelving.py",
            (*SHAPE_A_READING, *SHAPE_ROWS_OF_A_LETTER, "pipeline/build/fingerprint.py"),
            READING_LIBRARIES + UNDERSTANDING_LIBRARIES,
        ),
        ("pipeline/build/database.py", SHAPE_A_ROW, READING_LIBRARIES + ROW_LIBRARIES),
    ],
)
def test_all_that_a_build_runs_is_listed_and_nothing_listed_is_foreign_to_it(
    module: str, listed: tuple[str, ...], libraries: tuple[str, ...]
) -> None:
    files, named = reached_from(module)
    parts = {file: [part for part in listed if file == part or file.startswith(f"{part}/")] for file in files}
    # The first holds the version, which the fingerprint of a build names by itself, and names what the package offers
    # as a library; that lies in the second, which holds no code of its own.
    assert {file for file, of in parts.items() if not of} <= {"pipeline/__init__.py", "pipeline/build/__init__.py"}
    assert named <= set(libraries)
    assert set(listed) - set(chain.from_iterable(parts.values())) <= {
        "pipeline/rules",
        "pipeline/rules/number_words.yml",
    }


@pytest.mark.parametrize("part", SHAPE_A_ROW)
@pytest.mark.slow
def test_each_part_that_shapes_a_row_changes_what_is_made_of_it(own_copy_of_the_code: Path, part: str) -> None:
    files = files_of(own_copy_of_the_code / part)
    assert files
    for file in files:
        assert "whole_code" in changed_by_editing(file), file


@pytest.mark.parametrize("part", SHAPE_A_TRANSCRIPT)
@pytest.mark.slow
def test_each_part_that_shapes_a_transcript_changes_all(own_copy_of_the_code: Path, part: str) -> None:
    for file in files_of(own_copy_of_the_code / part):
        assert changed_by_editing(file) == EVERY, file


@pytest.mark.parametrize("part", ["models/finding.py", "pipeline/rules", "pipeline/segment"])
def test_a_transcript_does_not_depend_on_what_comes_after_it(own_copy_of_the_code: Path, part: str) -> None:
    files = [file for file in files_of(own_copy_of_the_code / part) if file.name != "number_words.yml"]
    assert changed_by_editing(*files) == EVERY - {"reading_code"}


def test_what_makes_the_rows_of_a_letter_has_no_letter_understood_again(own_copy_of_the_code: Path) -> None:
    changed = changed_by_editing(own_copy_of_the_code / "pipeline" / "load" / "boxes.py")
    assert changed == {"rows_code", "whole_code"}


@pytest.mark.parametrize("file", ["views.sql", "schema.sql", "dictionary.yml", "reckoning.py", "copies.py"])
def test_a_view_or_a_statistic_is_another_build_and_has_no_row_of_a_letter_made_again(
    own_copy_of_the_code: Path, file: str
) -> None:
    assert changed_by_editing(own_copy_of_the_code / "pipeline" / "load" / file) == {"whole_code"}


@pytest.mark.parametrize("part", SHAPES_NO_ROW)
def test_a_report_a_page_or_a_command_has_no_letter_read_again(own_copy_of_the_code: Path, part: str) -> None:
    files = files_of(own_copy_of_the_code / part)
    assert files
    assert changed_by_editing(*files) == set()


def test_remarks_beside_the_rules_change_nothing(own_copy_of_the_code: Path) -> None:
    assert changed_by_editing(own_copy_of_the_code / "pipeline" / "rules" / "notes.md") == set()


def test_another_version_is_another_build_and_has_no_letter_read_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = letters_in(corpus)
    build, letter = build_fingerprint(letters, areas_file(corpus)), letter_fingerprint(letters[0])
    monkeypatch.setattr(fingerprint, "__version__", "99")
    assert build_fingerprint(letters, areas_file(corpus)) != build
    assert letter_fingerprint(letters[0]) == letter


@pytest.mark.parametrize("library", READING_LIBRARIES + ROW_LIBRARIES)
def test_another_version_of_a_library_is_other_code(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    before = fingerprints()
    monkeypatch.setattr(fingerprint, "version", lambda name: "99" if name == library else version(name))
    changed = {name for name, value in fingerprints().items() if value != before[name]}
    own = {library: {"whole_code"} for library in ROW_LIBRARIES}
    own |= dict.fromkeys(UNDERSTANDING_LIBRARIES, EVERY - {"reading_code"}) | dict.fromkeys(READING_LIBRARIES, EVERY)
    assert changed == own[library]


def test_what_is_to_be_read_by_the_slower_way_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprints()
    monkeypatch.setenv("SQS_READER", "pdfplumber")
    assert {name for name, value in fingerprints().items() if value != before[name]} == EVERY


def test_a_file_that_cannot_be_opened_is_part_of_the_fingerprint() -> None:
    missing, folder = (LetterFolder(id="a", file=path) for path in (Path("/no/letter.txt"), Path("/")))
    assert letter_fingerprint(missing) != letter_fingerprint(folder)
