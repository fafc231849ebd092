"""`sqs publish`: the site as files."""

from pathlib import Path

import click

from pipeline.cli.commands.explore import METADATA
from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.options import corpus_option, database_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@corpus_option
@database_option
@click.option(
    "--base-url", default="", help="The address the site will have. Needed for a sitemap and for whole links."
)
def publish(folder: Path, corpus: Path, database: Path, base_url: str) -> int:
    """Write the site as files that any web server can serve.

    All links are relative, so the site can be put in any folder of a server. It includes pictures, downloads, a small
    search index and the release that `sqs export` writes. Filters and SQL need the full site: a page says how to open
    it. A site that FOLDER already contains is replaced.

    \b
    sqs publish public
    sqs publish public --base-url https://example.org/sqs
    python -m http.server --directory public

    Exit status: 0 if the site was written; 2 if nothing was.
    """
    from pipeline.export import publish as write

    metadata = METADATA if METADATA.is_file() else None
    number = write(database, folder, corpus=corpus, metadata=metadata, base_url=base_url)
    click.echo(f"{folder} contains {number} files: to see the site, run python -m http.server --directory {folder}.")
    return ALL_WELL
