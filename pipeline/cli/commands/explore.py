"""`sqs explore`: the findings, served to a browser."""

from pathlib import Path

import click

from pipeline.cli.commands.build import build_and_report
from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.options import corpus_option, database_option
from pipeline.errors import SqsError

METADATA = Path("metadata.yml")
"""What the current folder's project says about its site, where it says anything."""


@click.command()
@corpus_option
@database_option
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8001,
    show_default=True,
    help="The port to use. If it is taken, the next free one is used.",
)
@click.option(
    "--public-url",
    metavar="URL",
    callback=lambda _context, _option, url: _checked(url),
    help="Where others find the site, such as https://sqs.example.org: citations begin with it.",
)
@click.option("--no-build", is_flag=True, help="Serve the database as it is, without building it first.")
def explore(corpus: Path, database: Path, port: int, public_url: str | None, *, no_build: bool) -> int:
    """Build the database, then show it on a local website.

    Only this computer can open the site. Pictures of the letters' pages come from their files in the corpus. If the
    current folder contains a metadata.yml, its title, description and other words are shown instead of ours.

    \b
    sqs explore --db demo.db --no-build
    """
    from pipeline.build.summary import fingerprint_in

    if not no_build:
        build_and_report(corpus, database)
    elif fingerprint_in(database) is None:
        raise SqsError(f"{database} was not built by sqs: leave out --no-build to build it.")
    from pipeline.explore.serve import explore as serve

    serve(
        database,
        metadata=METADATA if METADATA.is_file() else None,
        corpus=corpus,
        port=port,
        public_url=public_url,
        on_ready=_say_address,
        on_change=click.echo,
    )
    click.echo("Stopped.")
    return ALL_WELL


def _say_address(address: str) -> None:
    click.echo(f"The site is at {address} (press Ctrl+C to stop).")


def _checked(url: str | None) -> str | None:
    """The address, if it is one that a browser can open."""
    if url is not None and not url.startswith(("https://", "http://")):
        raise click.BadParameter(f"{url} is not a web address: begin it with https://.")
    return url
