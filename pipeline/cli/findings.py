"""Commands that give the findings: `sqs build`, `sqs explore`, `sqs show`."""

from pathlib import Path

import click

from pipeline.cli.options import corpus_option, database_option
from pipeline.cli.statuses import ALL_WELL, FOUND_WANTING
from pipeline.cli.terminal import progress, say, width
from pipeline.corpus.folders import PROJECT, areas_file, letter_called, letters_in
from pipeline.errors import SqsError


@click.command()
@corpus_option
@database_option
def build(corpus: Path, database: Path) -> int:
    """Read every letter of the corpus into one SQLite file.

    Letters that have not changed are not read again. One that cannot be read is named, with the
    reason, and the others are read all the same.

    \b
    sqs build --corpus tests/letters --db demo.db

    Ends with 0 if every letter was read, but for those that their letter.yml calls unreadable; 1 if some could not
    be; 2 if nothing could be done.
    """
    return _build(corpus, database)


@click.command()
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
    from pipeline.build.summary import built_fingerprint

    if not no_build:
        _build(corpus, database)
    elif built_fingerprint(database) is None:
        raise SqsError(f"{database} is no database that sqs has built: leave out --no-build to build it.")
    from pipeline.explore.serve import explore as serve

    serve(database, metadata=PROJECT / "metadata.yml", corpus=corpus, port=port, on_ready=_say_address)
    click.echo("Stopped.")
    return ALL_WELL


@click.command()
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
    from pipeline.build.letters import read_letter
    from pipeline.cli.text.letter import shown

    source, reading = read_letter(folder)
    say(shown(source, reading, numbers=numbers, width=width()))
    return ALL_WELL


def _build(corpus: Path, database: Path) -> int:
    from pipeline.build.fingerprint import build_fingerprint
    from pipeline.build.summary import built_fingerprint, refuse_place

    refuse_place(database)
    letters = letters_in(corpus)
    fingerprint = build_fingerprint(letters, areas_file(corpus))
    if built_fingerprint(database) == fingerprint:
        click.echo("Nothing has changed since the last build.")
    else:
        from pipeline.build.database import build as build_database

        with progress(len(letters), "Reading letters") as on_letter:
            build_database(letters, corpus=corpus, database=database, fingerprint=fingerprint, on_letter=on_letter)
    return _report(database)


def _report(database: Path) -> int:
    from pipeline.build.summary import built

    result = built(database)
    click.echo(f"{database} holds {result.in_words}.")
    if not result.unreadable:
        return ALL_WELL
    click.echo(f"{result.unreadable_in_words} could not be read:")
    for letter, message in result.unreadable.items():
        click.echo(f"  {letter}: {message}")
    return ALL_WELL if result.unreadable.keys() <= result.expected else FOUND_WANTING


def _say_address(address: str) -> None:
    click.echo(f"The findings are at {address} (^C ends it).")
