"""Options that several commands have in common."""

from pathlib import Path

import click

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
