import os
import signal
import sqlite3
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from contextlib import closing, suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from socket import socket
from urllib.request import urlopen

import click
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from pipeline import __version__
from pipeline.build import fingerprint
from pipeline.build import letters as build_letters
from pipeline.cli import main as cli
from pipeline.corpus.folders import PROJECT
from tests.support.processes import begin

ELLERPORT = PROJECT / "tests" / "letters" / "ellerport-2014-10"
PDF = ELLERPORT / "letter.pdf"
SQS = Path(sys.executable).parent / "sqs"
HEAVY = {"pdfplumber", "spacy", "datasette", "sqlite_utils", "pydantic", "yaml", "concurrent.futures"}

Sqs = Callable[..., tuple[int, str, str]]
EllerportOn = Callable[[TextIOWrapper], str]


class Terminal(TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def sqs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Sqs:
    """The command, run here: its exit status, and what it printed on either stream. Never a traceback."""
    level = cli.LOGGER.level

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sqs", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        cli.LOGGER.setLevel(level)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return int(ended.value.code or 0), out, err

    return run


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a corpus of one letter, Ellerport's as text."""
    folder = tmp_path / "corpus" / "ellerport-2014-10"
    folder.mkdir(parents=True)
    for file in ("letter.txt", "letter.yml", "findings.yml"):
        (folder / file).write_bytes((ELLERPORT / file).read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


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


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def encrypted() -> bytes:
    written = BytesIO()
    writer = PdfWriter(clone_from=PdfReader(PDF))
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(written)
    return written.getvalue()


def picture() -> bytes:
    written = BytesIO()
    Image.new("L", (600, 800), 200).save(written, "PDF")
    return written.getvalue()


def other_inspection() -> bytes:
    """A letter of a sister programme: same house style, no Short Quality Screening."""
    written = BytesIO()
    canvas = Canvas(written)
    lines = (
        "Joint targeted area inspection of the multi-agency response to abuse and neglect in Eastmere",
        "Between 9 and 13 May 2016, four inspectorates undertook a joint inspection of the response",
        "to abuse and neglect in Eastmere. This letter to all the service leaders in the area outlines",
        "our findings about the effectiveness of partnership working. The partnership is strong.",
        "Of 12 cases examined, eight were well managed. Areas for improvement are set out below.",
    )
    for place, line in enumerate(lines):
        canvas.drawString(50, 780 - 20 * place, line)
    canvas.save()
    return written.getvalue()


UNREADABLE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a-no-pdf": ("letter.pdf", lambda: b"Dear Chief Executive", "NotPdfError"),
    "b-empty": ("letter.pdf", lambda: b"", "LetterError"),
    "c-encrypted": ("letter.pdf", encrypted, "EncryptedPdfError"),
    "d-truncated": ("letter.pdf", lambda: PDF.read_bytes()[:40_000], "DamagedPdfError"),
    "e-picture": ("letter.pdf", picture, "ImageOnlyPdfError"),
    "f-other-inspection": ("letter.pdf", other_inspection, "NotSqsLetterError"),
    "g-bad-key": ("letter.yml", lambda: b"colour: red\n", "CorpusError"),
    "h-no-text": ("letter.txt", lambda: b"", "LetterError"),
}


def test_help_teaches_with_an_example_of_each_command(sqs: Sqs) -> None:
    status, out, _ = sqs("--help")
    assert status == 0
    for command in cli.sqs.commands:
        assert f"\n  sqs {command}" in out


@pytest.mark.parametrize("command", sorted(cli.sqs.commands))
def test_the_help_of_a_command_says_what_each_option_does_and_gives_an_example(sqs: Sqs, command: str) -> None:
    status, out, _ = sqs(command, "--help")
    assert status == 0
    assert f"\n  sqs {command} " in out
    for option in cli.sqs.commands[command].params:
        assert not isinstance(option, click.Option) or option.help


def test_help_is_light() -> None:
    code = "import sys; from pipeline.cli import main as cli; sys.stderr.write('|'.join(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split("|")
    assert not HEAVY & set(modules)


def test_the_version_is_that_of_the_code_and_of_the_database_that_it_builds(sqs: Sqs, place: Path) -> None:
    assert sqs("--version") == (0, f"sqs, version {__version__}\n", "")
    sqs("build")
    assert rows(place / "sqs.db", "select value from build where key = 'version'") == [(__version__,)]


def test_the_package_is_given_the_version_of_the_code() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    assert "version" not in settings["project"]
    assert settings["project"]["dynamic"] == ["version"]
    assert settings["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "pipeline.__version__"}


def test_a_build_says_what_the_database_holds(sqs: Sqs, place: Path) -> None:
    status, out, err = sqs("build")
    assert (status, err) == (0, "")
    ((findings, letters),) = rows(
        place / "sqs.db", "select (select count(*) from findings), (select count(*) from letters)"
    )
    assert letters == 1
    assert f"sqs.db holds 1 letter, {findings} findings, " in out


def test_a_second_build_with_nothing_changed_loads_no_library_and_leaves_the_file(sqs: Sqs, place: Path) -> None:
    _, first, _ = sqs("build")
    before = (place / "sqs.db").stat().st_mtime_ns
    code = (
        "import sys; from pipeline.cli import main as cli; status = cli._status(); "
        f"sys.exit(status or sorted({HEAVY} & set(sys.modules)) or 0)"
    )
    again = subprocess.run(
        [sys.executable, "-c", code, "build"], capture_output=True, text=True, check=False, cwd=place
    )
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout == f"Nothing has changed since the last build.\n{first}"
    assert (place / "sqs.db").stat().st_mtime_ns == before


def test_a_build_after_a_change_of_code_is_another_build(
    sqs: Sqs, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, first, _ = sqs("build")
    monkeypatch.setattr(fingerprint, "whole_code", lambda: "other rules")
    assert sqs("build") == (0, first, "")
    assert (place / "sqs.db").is_file()


def test_every_unreadable_letter_is_named_with_its_reason_and_the_others_are_built(sqs: Sqs, place: Path) -> None:
    for name, (file, content, _) in UNREADABLE.items():
        (place / "corpus" / name).mkdir()
        (place / "corpus" / name / "letter.txt").write_bytes((ELLERPORT / "letter.txt").read_bytes())
        (place / "corpus" / name / file).write_bytes(content())
    (place / "corpus" / "i-nothing").mkdir()
    status, out, err = sqs("build", "--corpus", place / "corpus")
    assert (status, err) == (1, "")
    assert rows(place / "sqs.db", "select id from letters") == [("ellerport-2014-10",)]
    expected = {name: reason for name, (_, _, reason) in UNREADABLE.items()} | {"i-nothing": "CorpusError"}
    assert dict(rows(place / "sqs.db", "select id, reason from unreadable")) == expected  # type: ignore[arg-type]
    assert "9 letters could not be read:\n" in out
    for name in expected:
        (line,) = (line for line in out.splitlines() if line.startswith(f"  {name}: "))
        assert line.endswith(".")
        assert str(place) not in line
    assert sqs("build", "--corpus", place / "corpus") == (1, f"Nothing has changed since the last build.\n{out}", "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["build", "--corpus", "nowhere"], "sqs: nowhere does not exist: use --corpus to name the"),
        (["build", "--db", "corpus"], "sqs: corpus is a folder: name a file with --db, such as corpus/sqs.db."),
        (["build", "--db", "no/sqs.db"], "sqs: There is no folder no: make it first, or name another place with --db."),
        (["build", "--db", "corpus/ellerport-2014-10/letter.txt"], "already exists and was not made by sqs: name"),
        (["build", "--db", "other.db"], "sqs: other.db already exists and was not made by sqs: name another file"),
        (["build", "--db", "/proc/sqs.db"], "sqs: Nothing can be written in /proc ("),
        (["explore", "--corpus", "nowhere"], "sqs: nowhere does not exist: use --corpus"),
        (["explore", "--no-build"], "sqs: sqs.db was not built by sqs: leave out --no-build to build it."),
        (["show", "elerport"], "sqs: There is no letter elerport in corpus: did you mean ellerport-2014-10?"),
        (["show", "Ellerport"], "sqs: There is no letter Ellerport in corpus: did you mean ellerport-2014-10?"),
        (["show", "xyz"], "sqs: There is no letter xyz in corpus: name a folder in it, or the path of a PDF."),
        (["show", "corpus/ellerport-2014-10/letter.yml"], "letter.yml: the file is not a PDF but plain text; if it"),
        (["show", "no-letter.pdf"], "sqs: no-letter.pdf: the file is not a PDF but plain text; if it is a transcript"),
        (["show", "_bare"], "sqs: There is no letter _bare in corpus"),
        (["show"], "Missing argument 'LETTER'."),
        (["buidl"], "No such command 'buidl'."),
        (["explore", "--port", "70000"], "Invalid value for '--port'"),
    ],
)
def test_what_a_user_gets_wrong_is_a_sentence(sqs: Sqs, place: Path, arguments: list[str], sentence: str) -> None:
    (place / "no-letter.pdf").write_bytes(b"Dear Chief Executive")
    (place / "_bare").mkdir()
    with closing(sqlite3.connect("other.db")) as connection:
        connection.execute("create table mine (only_copy text)")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    status, out, err = sqs(*arguments)
    assert (status, out) == (2, "")
    assert sentence in err
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_a_fault_of_sqs_itself_is_a_sentence(sqs: Sqs, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_letters, "segment", lambda *_, **__: 1 / 0)
    assert sqs("show", "ellerport-2014-10", "--corpus", place / "corpus") == (
        3,
        "",
        (
            "sqs: stopped because of a fault in sqs itself (ZeroDivisionError). Run it again with `sqs --debug` to see "
            "where, and please report it.\n"
        ),
    )


def test_debug_says_where_a_fault_arose(
    sqs: Sqs, place: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(build_letters, "segment", lambda *_, **__: 1 / 0)
    sqs("--debug", "show", "ellerport-2014-10", "--corpus", place / "corpus")
    assert "Traceback" in caplog.text


@pytest.mark.parametrize(
    "letter", ["ellerport-2014-10", "corpus/ellerport-2014-10", "corpus/ellerport-2014-10/letter.txt"]
)
def test_a_letter_is_shown_by_its_name_or_its_path(sqs: Sqs, place: Path, letter: str) -> None:
    status, out, err = sqs("show", letter, "--corpus", place / "corpus")
    assert (status, err) == (0, "")
    assert "ellerport-2014-10 · Ellerport · published " in out
    assert " · checked" in out


def test_a_letter_outside_any_corpus_is_shown(sqs: Sqs, place: Path) -> None:
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


def test_a_reader_that_stops_early_is_no_fault(place: Path) -> None:
    command = f"'{SQS}' show ellerport-2014-10 --numbers | head -n 1"
    ended = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False, cwd=place
    )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.slow
def test_a_build_broken_off_leaves_no_database_and_no_process(place: Path) -> None:
    for copy in range(6):
        (place / "corpus" / f"copy-{copy}").mkdir()
        (place / "corpus" / f"copy-{copy}" / "letter.pdf").write_bytes(PDF.read_bytes() + b"%% %d\n" % copy)
    build = begin([SQS, "build"], stderr=subprocess.PIPE, cwd=place, start_new_session=True)
    try:
        while not list(place.glob(".sqs-cache/reading-*.json")):
            assert build.poll() is None
            time.sleep(0.02)
        os.killpg(build.pid, signal.SIGINT)  # as ^C in a terminal does
        out, err = build.communicate(timeout=60)
        with pytest.raises(ProcessLookupError):
            os.killpg(build.pid, 0)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
    assert (build.returncode, out, err.strip()) == (130, "", "Stopped.")
    assert not (place / "sqs.db").exists()


def test_explore_builds_and_serves_on_the_next_free_port(place: Path) -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = begin([SQS, "explore", "--port", str(port)], stderr=subprocess.PIPE, cwd=place)
        assert server.stdout
        assert server.stderr
        try:
            summary, said = server.stdout.readline(), server.stdout.readline()
            address = said.removeprefix("The site is at ").split(" ")[0]
            with urlopen(f"{address}sqs/letters.json?_shape=array") as answer:  # noqa: S310  our own server
                assert b'"ellerport-2014-10"' in answer.read()
        finally:
            server.send_signal(signal.SIGINT)
        assert summary.startswith("sqs.db holds 1 letter, ")
        assert f":{port}/" not in address
        rest, faults = server.communicate(timeout=10)
        assert (server.returncode, "Traceback" in rest + faults) == (0, False)
