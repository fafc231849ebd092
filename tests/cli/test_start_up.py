"""What a command imports where nothing has changed: libraries take longer than all that it does."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.corpus.folders import PROJECT
from tests.support.small_letter import READ, put
from tests.support.sqs_command import HEAVY

pytestmark = pytest.mark.slow

READING = {"spacy", "pdfplumber", "pdfminer", "pypdfium2", "PIL", "numpy", "datasette", "sqlite_utils", "httpx", "llm"}
"""Libraries that read letters or show them: they take ten times as long to import as all the others."""

RUN = """
import sys
from pipeline.cli.main import main
try:
    main()
finally:
    sys.stderr.write("MODULES " + " ".join(sys.modules))
"""

NAME = "eastmere-2014-10"


def run(*arguments: str, place: Path = PROJECT) -> set[str]:
    """The modules that a process has imported once it has run the command in that folder."""
    command = [sys.executable, "-c", RUN, *arguments]
    ended = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False)
    assert ended.returncode in {0, 1}, ended.stderr
    return set(ended.stderr.partition("MODULES ")[2].split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A working folder with a corpus of one small letter, which was built and checked."""
    place = tmp_path_factory.mktemp("place")
    put(place / "corpus", NAME, *READ)
    run("build", place=place)
    run("check", place=place)
    return place


def test_a_letter_that_has_not_changed_needs_no_library_that_reads(built: Path) -> None:
    commands = (
        *(("build",), ("status",), ("status", "--json"), ("check",), ("check", NAME), ("service", "Eastmere")),
        *(("show", NAME), ("show", NAME, "--numbers"), ("show", NAME, "--json"), ("show", NAME, "--csv")),
        ("diff", "sqs.db", "sqs.db"),
    )
    imported = {command: sorted(run(*command, place=built) & READING) for command in commands}
    assert not any(imported.values()), imported


def test_a_letter_that_has_changed_is_read(built: Path) -> None:
    letter = built / "corpus" / NAME / "letter.txt"
    for command in (("status",), ("check",), ("show", NAME)):
        letter.write_text(f"{letter.read_text(encoding='utf-8')}\n", encoding="utf-8")
        assert "spacy" in run(*command, place=built), command


@pytest.mark.parametrize("command", ["export", "publish", "replace", "second", "service", "explore", "review"])
def test_the_help_of_a_command_is_light(command: str) -> None:
    assert not run(command, "--help") & (HEAVY | READING)
