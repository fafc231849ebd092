"""`sqs diff`: what the findings of two databases have not in common."""

from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.terminal import say, width


@click.command()
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
    from pipeline.cli.text.diff import report
    from pipeline.curate.diff import difference

    say(report(difference(old, new), old, new, width=width()))
    return ALL_WELL
