"""`sqs show`: which letter, and on what kind of output."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import click
import pytest

from pipeline.cli import main as cli
from tests.support.ellerport import PDF
from tests.support.small_letter import READ, TEXT, put
from tests.support.sqs_command import SQS, sqs

pytestmark = pytest.mark.slow

EllerportOn = Callable[[TextIOWrapper], str]


class Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def ellerport_on(place: Path, monkeypatch: pytest.MonkeyPatch) -> EllerportOn:
    """Ellerport as `sqs show` prints it on an output of one's own."""

    def run(output: TextIOWrapper) -> str:
        monkeypatch.setattr(sys, "stdout", output)
        monkeypatch.setattr(sys, "argv", ["sqs", "show", "ellerport-2014-10", "--corpus", str(place / "corpus")])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert not ended.value.code
        output.seek(0)
        return output.read()

    return run


@pytest.mark.parametrize(
    "letter", ["ellerport-2014-10", "corpus/ellerport-2014-10", "corpus/ellerport-2014-10/letter.txt"]
)
def test_a_letter_is_shown_by_its_name_or_its_path(place: Path, letter: str) -> None:
    status, out, err = sqs("show", letter, "--corpus", place / "corpus")
    assert (status, err) == (0, "")
    assert "ellerport-2014-10 · Ellerport · published " in out
    assert " · checked" in out


def test_a_letter_outside_any_corpus_is_shown(place: Path) -> None:
    (place / "from-the-web.pdf").write_bytes(PDF.read_bytes())
    status, out, err = sqs("show", "from-the-web.pdf", "--corpus", "nowhere")
    assert (status, err) == (0, "")
    assert "from-the-web · " in out


@pytest.mark.parametrize(
    ("output", "wish", "coloured"),
    [
        (Terminal, "", True),
        (Terminal, "NO_COLOR", False),
        (TextIOWrapper, "", False),
        (TextIOWrapper, "FORCE_COLOR", True),
    ],
)
def test_colours_are_for_terminals_and_for_programs_that_want_them(
    ellerport_on: EllerportOn,
    monkeypatch: pytest.MonkeyPatch,
    output: type[TextIOWrapper],
    wish: str,
    *,
    coloured: bool,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.setenv(name, "1" if name == wish else "")
    out = ellerport_on(output(BytesIO(), encoding="utf-8"))
    assert ("\x1b[32m" in out) == coloured
    assert " · sufficient · " in click.unstyle(out)


def test_a_terminal_that_lacks_a_letter_shows_a_question_mark(ellerport_on: EllerportOn, place: Path) -> None:
    letter = place / "corpus" / "ellerport-2014-10" / "letter.txt"
    quoted = letter.read_text(encoding="utf-8").replace(" sufficient ", " \u201csufficient\u201d ")
    letter.write_text(quoted, encoding="utf-8")
    out = ellerport_on(Terminal(BytesIO(), encoding="latin-1"))
    assert "ellerport-2014-10 · Ellerport" in out
    assert "?sufficient?" in click.unstyle(out)


@pytest.mark.slow
def test_a_reader_that_stops_early_is_no_fault(place: Path) -> None:
    command = f"'{SQS}' show ellerport-2014-10 --numbers | head -n 1"
    ended = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False, cwd=place
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("command", ["show", "status", "check", "diff"])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    put(tmp_path / "old", "kelsingham-and-south-wold-2014-10", *READ)
    put(tmp_path / "new", "kelsingham-and-south-wold-2014-10", text=TEXT.replace("17 out", "16 out"))
    (tmp_path / "old" / "inspections.csv").write_text("area_name,fieldwork_start\n", encoding="utf-8")
    databases = [tmp_path / "old.db", tmp_path / "new.db"]
    if command == "diff":
        for database in databases:
            sqs("build", "--corpus", tmp_path / database.stem, "--db", database)
    monkeypatch.setenv("COLUMNS", "58")
    monkeypatch.chdir(tmp_path)
    asked: dict[str, list[str | Path]] = {
        "diff": [*databases],
        "show": ["kelsingham-and-south-wold-2014-10", "--numbers", "--corpus", "old"],
    }
    _, out, err = sqs(command, *asked.get(command, ["--corpus", "old"]))
    assert err == ""
    assert len(out.splitlines()) > 1
    assert [line for line in out.splitlines() if len(line) > 58 and " " in line.strip()] == []
