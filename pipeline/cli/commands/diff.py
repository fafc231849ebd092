"""`sqs diff`: what the findings of two databases have not in common."""

from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.options import json_option
from pipeline.cli.terminal import say, width


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--brief", "is_brief", is_flag=True, help="Print only a line for each letter.")
@json_option
def diff(old: Path, new: Path, *, is_brief: bool, as_json: bool) -> int:
    """Compare the findings of two databases.

    Shows every finding gained, lost or changed between OLD and NEW under its sentence, with both readings side by
    side. The last line counts them. To see the effect of a change to the rules, build before and after it:

    \b
    sqs build --db before.db
    sqs build --db after.db
    sqs diff before.db after.db
    """
    from pipeline.cli.text.diff import brief, report
    from pipeline.cli.text.in_json import as_json_text, diff_in_json
    from pipeline.curate.diff import difference

    found = difference(old, new)
    say(
        [as_json_text(diff_in_json(found))]
        if as_json
        else (brief if is_brief else report)(found, old, new, width=width())
    )
    return ALL_WELL
