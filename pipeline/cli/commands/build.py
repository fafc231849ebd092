"""`sqs build`: every letter of the corpus, read into one SQLite file."""

from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL, FOUND_WANTING
from pipeline.cli.options import corpus_option, database_option
from pipeline.cli.terminal import progress, say
from pipeline.corpus.folders import areas_file, letters_in


@click.command()
@corpus_option
@database_option
def build(corpus: Path, database: Path) -> int:
    """Read every letter of the corpus into one SQLite file.

    Letters that have not changed are not read again. If a letter cannot be read, the command names it, gives the
    reason, and reads the others.

    \b
    sqs build --corpus tests/letters --db demo.db

    Exit status: 0 if every letter was read, except those marked unreadable in their letter.yml; 1 if some could not
    be read; 2 if nothing could be done.
    """
    return build_and_report(corpus, database)


def build_and_report(corpus: Path, database: Path) -> int:
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

        with progress(len(letters), "Reading letters") as on_letter:
            build_database(letters, corpus=corpus, database=database, fingerprint=fingerprint, on_letter=on_letter)
        keep_checksum(database)
    summary = summary_of(database)
    say(report(database, summary))
    return ALL_WELL if summary.unreadable.keys() <= summary.expected else FOUND_WANTING
