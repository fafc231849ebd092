"""`sqs export`: the rows as files for other programs."""

from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.options import database_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@database_option
@click.option(
    "--base-url", default="", help="The address of the site, so that each row leads to its words in the letter."
)
@click.option(
    "--bom", is_flag=True, help="Begin CSV files with a byte order mark, so that Excel shows accents correctly."
)
def export(folder: Path, database: Path, base_url: str, *, bom: bool) -> int:
    """Write the rows as CSV, Parquet and Excel files.

    They come with descriptions of every column for people and for programs, a list of checksums, and the database
    itself. The same database gives the same bytes. A release that FOLDER already contains is replaced.

    \b
    sqs export release
    sqs export release --base-url https://example.org/sqs

    Exit status: 0 if the release was written; 2 if nothing was.
    """
    from pipeline.export import export as write

    names = write(database, folder, base_url=base_url, bom=bom)
    click.echo(f"{folder} contains {len(names)} files: start with {folder / 'README.md'}.")
    return ALL_WELL
