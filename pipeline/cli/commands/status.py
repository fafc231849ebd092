"""`sqs status`: what the corpus holds and lacks."""

from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.options import corpus_option, database_option, json_option
from pipeline.cli.terminal import progress, say, width


@click.command()
@corpus_option
@database_option
@json_option
def status(corpus: Path, database: Path, *, as_json: bool) -> int:
    """List what the corpus holds, and what is checked, missing or unreadable.

    Letters that have not changed since the last build of the same database are not read again.

    \b
    sqs status --corpus tests/letters

    Exit status: 0, even if something is missing.
    """
    from pipeline.build.cache import cache_beside
    from pipeline.cli.text.in_json import as_json_text, status_in_json
    from pipeline.cli.text.status import report
    from pipeline.corpus.folders import letters_so_far
    from pipeline.curate.status import status_of

    letters = letters_so_far(corpus)
    with progress(len(letters), "Reading letters") as on_letter:
        found = status_of(letters, corpus=corpus, cache=cache_beside(database), on_letter=on_letter)
    say([as_json_text(status_in_json(found))] if as_json else report(found, width=width()))
    return ALL_WELL
