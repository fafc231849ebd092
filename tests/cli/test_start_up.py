"""What a command imports where nothing has changed: libraries take longer than all that it does."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sqs_command import HEAVY

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

NAME = "ellerport-2014-10"


def run(*arguments: str) -> set[str]:
    """The modules that a process has imported once it has run the command."""
    ended = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False)
    assert ended.returncode in {0, 1}, ended.stderr
    return set(ended.stderr.partition("MODULES ")[2].split())


@pytest.fixture
def built(place: Path) -> Path:
    """The working folder, in which the letter was built and checked."""
    run("build")
    run("check")
    return place


@pytest.mark.usefixtures("built")
def test_a_letter_that_has_not_changed_needs_no_library_that_reads() -> None:
    commands = (
        *(("build",), ("status",), ("status", "--json"), ("check",), ("check", NAME), ("service", "Ellerport")),
        *(("show", NAME), ("show", NAME, "--numbers"), ("show", NAME, "--json"), ("show", NAME, "--csv")),
        ("diff", "sqs.db", "sqs.db"),
    )
    imported = {command: sorted(run(*command) & READING) for command in commands}
    assert not any(imported.values()), imported


def test_a_letter_that_has_changed_is_read(built: Path) -> None:
    letter = built / "corpus" / NAME / "letter.txt"
    for command in (("status",), ("check",), ("show", NAME)):
        letter.write_text(f"{letter.read_text(encoding='utf-8')}\n", encoding="utf-8")
        assert "spacy" in run(*command), command


@pytest.mark.parametrize("command", ["export", "publish", "replace", "second", "service", "explore", "review"])
def test_the_help_of_a_command_is_light(command: str) -> None:
    assert not run(command, "--help") & (HEAVY | READING)
