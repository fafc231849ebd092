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
from tests.support.sqs_command import SQS, sqs

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
    ("output", "no_color", "coloured"), [(Terminal, "", True), (Terminal, "1", False), (TextIOWrapper, "", False)]
)
def test_colours_are_for_terminals_that_want_them(
    ellerport_on: EllerportOn,
    monkeypatch: pytest.MonkeyPatch,
    output: type[TextIOWrapper],
    no_color: str,
    *,
    coloured: bool,
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
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
