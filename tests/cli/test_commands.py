import signal
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from pathlib import Path
from socket import socket
from urllib.request import urlopen

import click
import pytest
from click.testing import CliRunner

from pipeline.build import stages as build_stages
from pipeline.cli import main as cli
from pipeline.corpus.folders import PROJECT
from tests.support.processes import begin
from tests.support.sqs_command import HEAVY, SQS, sqs


def test_help_teaches_with_an_example_of_each_command() -> None:
    status, out, _ = sqs("--help")
    assert status == 0
    for command in cli.sqs.commands:
        assert f"\n  sqs {command}" in out


@pytest.mark.parametrize("command", sorted(cli.sqs.commands))
def test_the_help_of_a_command_says_what_each_option_does_and_gives_an_example(command: str) -> None:
    status, out, _ = sqs(command, "--help")
    assert status == 0
    assert f"\n  sqs {command} " in out
    for option in cli.sqs.commands[command].params:
        assert not isinstance(option, click.Option) or option.help


def test_help_is_light() -> None:
    code = "import sys; from pipeline.cli import main as cli; sys.stderr.write('|'.join(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split("|")
    assert not HEAVY & set(modules)


def test_the_package_is_given_the_version_of_the_code() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    assert "version" not in settings["project"]
    assert settings["project"]["dynamic"] == ["version"]
    assert settings["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "pipeline.__version__"}


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
def test_what_a_user_gets_wrong_is_a_sentence(place: Path, arguments: list[str], sentence: str) -> None:
    (place / "no-letter.pdf").write_bytes(b"Dear Chief Executive")
    (place / "_bare").mkdir()
    with closing(sqlite3.connect("other.db")) as connection:
        connection.execute("create table mine (only_copy text)")
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    status, out, err = sqs(*arguments)
    assert (status, out) == (2, "")
    assert sentence in err
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_a_fault_of_sqs_itself_is_a_sentence(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_stages, "segment", lambda *_, **__: 1 / 0)
    assert sqs("show", "ellerport-2014-10", "--corpus", place / "corpus") == (
        3,
        "",
        (
            "sqs: stopped because of a fault in sqs itself (ZeroDivisionError). Run it again with `sqs --debug` to see "
            "where, and please report it.\n"
        ),
    )


def test_debug_says_where_a_fault_arose(
    place: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(build_stages, "segment", lambda *_, **__: 1 / 0)
    sqs("--debug", "show", "ellerport-2014-10", "--corpus", place / "corpus")
    assert "Traceback" in caplog.text


@pytest.mark.slow
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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "x.txt", "--json", "--csv"), "--json and --csv are two forms of the same findings: choose one."),
        (("show", "x.txt", "--csv", "--numbers"), "leave it out with --csv."),
        (("review", "x", "--by", "a@b.org"), "“@” cannot be part of it."),
        (("review", "x", "--by", "1A"), "it must begin with a letter and have at most 40 characters."),
    ],
)
def test_options_that_do_not_fit_are_refused_with_the_reason(arguments: tuple[str, ...], said: str) -> None:
    ended = CliRunner().invoke(cli.sqs, arguments)
    assert ended.exit_code == 2
    assert said in " ".join(ended.output.split())
