"""`sqs show`: one letter, its findings marked."""

from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.options import corpus_option, database_option, letter_names
from pipeline.cli.terminal import say, width
from pipeline.corpus.folders import letter_called


@click.command()
@click.argument("letter", shell_complete=letter_names)
@corpus_option
@database_option
@click.option("--numbers", is_flag=True, help="Also mark the numbers that were set aside or that no rule recognises.")
@click.option(
    "--json", "in_json", is_flag=True, help="Print the findings as JSON instead, with their places on the page."
)
@click.option("--csv", "in_csv", is_flag=True, help="Print the findings as a CSV table instead.")
def show(letter: str, corpus: Path, database: Path, *, in_json: bool, in_csv: bool, numbers: bool) -> int:
    """Show one letter with its findings marked.

    Each finding is followed by the row it became. LETTER is a folder in the corpus, or the path of any PDF or text
    file. If it has not changed since the last build of the same database, it is not read again.

    Colours are for terminals; FORCE_COLOR=1 keeps them for a program that reads the output, and NO_COLOR=1 leaves them
    out.

    \b
    sqs show cambridgeshire-2014-04 --numbers
    FORCE_COLOR=1 sqs show cambridgeshire-2014-04 | less -R
    sqs show some-letter.pdf --csv > findings.csv
    """
    if in_json and in_csv:
        raise click.UsageError("--json and --csv are two forms of the same findings: choose one.")
    if numbers and (in_json or in_csv):
        form = "--json" if in_json else "--csv"
        raise click.UsageError(f"--numbers marks numbers in the text of a letter: leave it out with {form}.")
    folder = letter_called(letter, corpus)
    from pipeline.build.cache import cache_left_beside
    from pipeline.build.letters import read_letter
    from pipeline.cli.text.show import report

    source, reading = read_letter(folder, cache=cache_left_beside(database))
    if in_json or in_csv:
        from pipeline.build.plain_findings import plain_findings
        from pipeline.cli.text.plain_findings import as_csv, as_json

        click.echo((as_json if in_json else as_csv)(plain_findings(source, reading)), nl=False)
        return ALL_WELL
    say(report(source, reading, numbers=numbers, width=width()))
    return ALL_WELL
