"""Options that several commands have in common."""

from pathlib import Path

import click

from pipeline.corpus.folders import letters_so_far
from pipeline.errors import CorpusError


def letter_names(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The letters of the corpus whose names begin so: what the shell offers when Tab is pressed."""
    try:
        return [letter.id for letter in letters_so_far(context.params["corpus"]) if letter.id.startswith(begun)]
    except (CorpusError, KeyError):
        return []


corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default="corpus",
    show_default=True,
    help="The folder that contains a folder for each letter.",
)
database_option = click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path),
    default="sqs.db",
    show_default=True,
    help="The SQLite file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
