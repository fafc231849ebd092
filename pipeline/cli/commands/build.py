"""`sqs build`: every letter of the corpus, read into one SQLite file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.exit_codes import ALL_WELL, FOUND_WANTING
from pipeline.cli.options import corpus_option, database_option
from pipeline.cli.terminal import progress, say
from pipeline.corpus.folders import areas_file, letters_in
from pipeline.errors import SqsError

if TYPE_CHECKING:
    from pipeline.build.crews import Crew


@click.command()
@corpus_option
@database_option
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Have letters read by the workers of your own dask.distributed cluster, such as tcp://host:8786.",
)
def build(corpus: Path, database: Path, scheduler: str | None) -> int:
    """Read every letter of the corpus into one SQLite file.

    Letters that have not changed are not read again. If a letter cannot be read, the command names it, gives the
    reason, and reads the others.

    With --scheduler, the workers of a cluster read the letters: the rows are the same. Workers need no corpus, but the
    same sqs with the same libraries. They execute what they are sent, so use a cluster of your own only. It needs
    dask.distributed: pip install 'sqs-letters[cluster]'.

    \b
    sqs build --corpus tests/letters --db demo.db
    sqs build --scheduler tcp://host:8786

    Exit status: 0 if every letter was read, except those marked unreadable in their letter.yml; 1 if some could not
    be read; 2 if nothing could be done.
    """
    return build_and_report(corpus, database, scheduler)


def build_and_report(corpus: Path, database: Path, scheduler: str | None = None) -> int:
    """The status to end with, once the database is as the corpus is now; what it holds is printed."""
    from pipeline.build.fingerprint import build_fingerprint, recognition
    from pipeline.build.summary import fingerprint_in, is_whole, keep_checksum, recognition_in, refuse_place, summary_of
    from pipeline.cli.text.build import report

    refuse_place(database)
    letters = letters_in(corpus)
    fingerprint = build_fingerprint(letters, areas_file(corpus))
    recognised_by = recognition_in(database)
    is_current = fingerprint_in(database) == fingerprint and recognised_by in (None, recognition())
    damaged = database.is_file() and bool(database.stat().st_size) and not is_whole(database)
    if is_current and not damaged:
        click.echo("Nothing has changed since the last build.")
    else:
        if damaged:
            click.echo(f"{database} is not as it was built, so it is built again.")
        from pipeline.build.database import build as build_database

        with _crew_of(scheduler) as crew, progress(len(letters), "Reading letters") as on_letter:
            build_database(
                letters, corpus=corpus, database=database, fingerprint=fingerprint, on_letter=on_letter, crew=crew
            )
        keep_checksum(database)
    summary = summary_of(database)
    say(report(database, summary))
    return ALL_WELL if summary.unreadable.keys() <= summary.expected else FOUND_WANTING


@contextmanager
def _crew_of(scheduler: str | None) -> Iterator["Crew | None"]:
    """The workers of that scheduler's cluster; None without one: letters are then read here."""
    if scheduler is None:
        yield None
        return
    try:
        from pipeline.build.cluster import cluster_at
    except ModuleNotFoundError as error:
        raise SqsError(
            "A cluster needs dask.distributed, which is not installed: run `pip install 'sqs-letters[cluster]'`."
        ) from error
    with cluster_at(scheduler) as crew:
        yield crew
