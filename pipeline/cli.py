"""The command `sqs`. The only place that prints; each command imports what it needs when it runs."""

import logging
import os
import shutil
import sys
import warnings
from collections.abc import Iterable
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from pipeline.built import built, built_fingerprint, refuse_place
from pipeline.errors import SqsError
from pipeline.fingerprint import build_fingerprint
from pipeline.folders import PROJECT, areas_file, letter_called, letters_in

ALL_READ = 0
SOME_UNREADABLE = 1
USER_ERROR = 2
FAULT_IN_SQS = 3
STOPPED = 130

LOGGER = logging.getLogger("pipeline")

corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default="corpus",
    show_default=True,
    help="The folder that holds a folder for each letter.",
)
database_option = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    default="sqs.db",
    show_default=True,
    help="The SQLite file.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sqs-letters", prog_name="sqs")
@click.option("--debug", is_flag=True, help="Show where in the code a fault arose.")
@click.pass_context
def sqs(context: click.Context, *, debug: bool) -> None:
    """Findings of Short Quality Screening letters, as rows that can be compared.

    \b
    sqs build                          read every letter of corpus/ into sqs.db
    sqs explore                        the same, then open it in a browser
    sqs show cambridgeshire-2014-04    one letter, its findings marked
    sqs show some-letter.pdf           the same for any PDF
    sqs evaluate                       how well the checked letters are read
    sqs diff before.db after.db        what a change of rules gains, loses and changes
    """
    if os.environ.get("NO_COLOR"):
        context.color = False
    if debug:
        logging.basicConfig()
        LOGGER.setLevel(logging.DEBUG)
    else:
        logging.basicConfig(level=logging.CRITICAL)
        warnings.simplefilter("ignore")


@sqs.command()
@corpus_option
@database_option
def build(corpus: Path, database: Path) -> int:
    """Read every letter of the corpus into one SQLite file.

    Letters that have not changed are not read again. One that cannot be read is named, with the
    reason, and the others are read all the same.

    \b
    sqs build --corpus tests/letters --db demo.db

    Ends with 0 if every letter was read, 1 if some could not be, 2 if nothing could be done.
    """
    return _build(corpus, database)


@sqs.command()
@corpus_option
@database_option
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The next free one is used."
)
@click.option("--no-build", is_flag=True, help="Serve the file as it is.")
def explore(corpus: Path, database: Path, port: int, *, no_build: bool) -> int:
    """Build, then serve the findings to a browser.

    Only this machine can ask for them. The pages of letters are shown from their files in the corpus.

    \b
    sqs explore --db demo.db --no-build
    """
    if not no_build:
        _build(corpus, database)
    elif built_fingerprint(database) is None:
        raise SqsError(f"{database} is no database that sqs has built: leave out --no-build to build it.")
    from pipeline.explore.serve import explore as serve

    serve(database, metadata=PROJECT / "metadata.yml", corpus=corpus, port=port, on_ready=_say_address)
    click.echo("Stopped.")
    return ALL_READ


@sqs.command()
@click.argument("letter")
@corpus_option
@click.option("--numbers", is_flag=True, help="Mark the numbers that were set aside or that no rule reads, too.")
def show(letter: str, corpus: Path, *, numbers: bool) -> int:
    """One letter with its findings marked.

    Each is followed by the row it became. LETTER is a folder of the corpus, or the path of any PDF or text file.

    \b
    sqs show cambridgeshire-2014-04 --numbers | less -R
    """
    folder = letter_called(letter, corpus)
    from pipeline.reading import read_letter
    from pipeline.show import shown

    source, reading = read_letter(folder)
    _say(shown(source, reading, numbers=numbers, width=_width()))
    return ALL_READ


@sqs.command()
@corpus_option
@click.option(
    "--sentences",
    type=click.Path(path_type=Path),
    help="A file of checked sentences, one JSON object a line; their numbers are measured, too.",
)
@click.option("--letters", "each", is_flag=True, help="Give every figure of each letter, not only of all together.")
@click.option("--brief", is_flag=True, help="Cut long sentences short.")
@click.option("--json", "as_json", is_flag=True, help="Print figures and faults as JSON.")
def evaluate(corpus: Path, sentences: Path | None, *, each: bool, brief: bool, as_json: bool) -> int:
    """How well the checked letters are read.

    The reading of each letter is laid beside its findings.yml. Precision is the part of what was read that is
    right; recall, the part of what is printed that was read right; F1, the balance of the two, from 0 to 1. Below
    the figures stands every statement that was missed, misread or read where there is none, with its sentence.

    What the rules read is judged, never what a person has entered. Entries that are `optional`, or not `checked`, are
    neither right nor wrong. Ends with 0 however many faults there are.

    \b
    sqs evaluate --corpus tests/letters --brief
    sqs evaluate --sentences tests/real-sentences.jsonl --json
    """
    import json

    from pipeline.evaluate import evaluate as measure
    from pipeline.evaluate import machine_readable, report

    evaluation = measure(letters_in(corpus), sentences=sentences)
    if as_json:
        _say([json.dumps(machine_readable(evaluation), indent=2, ensure_ascii=False)])
    else:
        _say(report(evaluation, letters=each, brief=brief, width=_width()))
    return ALL_READ


@sqs.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
def diff(old: Path, new: Path) -> int:
    """What the findings of two databases have not in common.

    Every finding gained, lost or changed between OLD and NEW is shown under its sentence, both readings side by
    side; the last line counts them. To see what a change of rules does, build before it and after it:

    \b
    sqs build --db before.db
    sqs build --db after.db
    sqs diff before.db after.db
    """
    from pipeline.difference import difference, side_by_side

    _say(side_by_side(difference(old, new), old, new, width=_width()))
    return ALL_READ


def main() -> NoReturn:
    """The command line: ends the process, and says in one sentence whatever stopped it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no dashes shows question marks
    sys.exit(_status())


def _status() -> int:
    try:
        return int(sqs.main(prog_name="sqs", standalone_mode=False) or ALL_READ)
    except click.Abort:
        click.echo("Stopped.", err=True)
        return STOPPED
    except click.ClickException as error:
        error.show()
        return USER_ERROR
    except SqsError as error:
        LOGGER.debug("stopped", exc_info=True)
        click.echo(f"sqs: {error}", err=True)
        return USER_ERROR
    except OSError as error:
        LOGGER.debug("stopped", exc_info=True)
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"sqs: {place}{error.strerror or error}.", err=True)
        return USER_ERROR
    except Exception as error:
        LOGGER.debug("stopped", exc_info=True)
        fault = type(error).__name__
        click.echo(
            f"sqs: stopped by a fault of its own ({fault}); `sqs --debug` says where. Please report it.", err=True
        )
        return FAULT_IN_SQS


def _build(corpus: Path, database: Path) -> int:
    refuse_place(database)
    letters = letters_in(corpus)
    fingerprint = build_fingerprint(letters, areas_file(corpus))
    if built_fingerprint(database) == fingerprint:
        click.echo("Nothing has changed since the last build.")
    else:
        from pipeline.building import build as build_database

        terminal = sys.stderr
        with click.progressbar(
            length=len(letters), label="Reading letters", file=terminal, hidden=not terminal.isatty()
        ) as bar:
            build_database(
                letters, corpus=corpus, database=database, fingerprint=fingerprint, on_letter=lambda: bar.update(1)
            )
    return _report(database)


def _report(database: Path) -> int:
    result = built(database)
    click.echo(f"{database} holds {result.in_words}.")
    if not result.unreadable:
        return ALL_READ
    click.echo(f"{result.unreadable_in_words} could not be read:")
    for letter, message in result.unreadable.items():
        click.echo(f"  {letter}: {message}")
    return SOME_UNREADABLE


def _say(lines: Iterable[str]) -> None:
    try:
        for line in lines:
            click.echo(line)
    except BrokenPipeError:
        # The reader has seen enough (`| head`). What is left in the buffer must go somewhere when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns


def _say_address(address: str) -> None:
    click.echo(f"The findings are at {address} (^C ends it).")
