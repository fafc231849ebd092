"""`sqs replace`: another edition of a letter in the place of the one held."""

from contextlib import nullcontext
from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL, FOUND_WANTING
from pipeline.cli.options import corpus_option, letter_names
from pipeline.cli.terminal import progress, say, width
from pipeline.corpus.folders import letter_called


@click.command()
@click.argument("letter", shell_complete=letter_names)
@click.argument("place", metavar="FILE|ADDRESS")
@corpus_option
@click.option("--source", help="Where the file came from: a web address or a note.")
@click.option("--dry-run", is_flag=True, help="Show what would change, but write nothing.")
def replace(letter: str, place: str, corpus: Path, source: str | None, *, dry_run: bool) -> int:
    """Put another edition of a letter in the place of the one held.

    Use it for a letter that was published again, or for a better copy. The earlier edition stays in the letter's
    folder, in earlier/, with what was known and checked. What people have checked moves to its place in the new text,
    if its words and those around it are still there; otherwise the entry is no longer marked as checked, and a note
    in findings.yml says what it was. The command shows what was changed in the letter, and what became of each entry.

    \b
    sqs replace rotherham-2013-01 rotherham-again.pdf --dry-run
    sqs review rotherham-2013-01

    Exit status: 0 if everything that was checked still is; 1 if some of it must be checked again; 2 if nothing was
    done.
    """
    from pipeline.cli.text.replace import report
    from pipeline.corpus.occupied import occupied
    from pipeline.curate.add.supply import is_address, supply_at, supply_in
    from pipeline.curate.replace import put_in_its_place, replacement_of

    held = letter_called(letter, corpus)
    supply = supply_at(place, source=source) if is_address(place) else supply_in(Path(place), source=source)
    writes_to = None if dry_run else held.folder
    with occupied(writes_to, "by `sqs replace`") if writes_to else nullcontext():
        with progress(1, "Reading both editions") as on_step:
            replacement = replacement_of(held, supply)
            on_step()
        if not dry_run:
            put_in_its_place(replacement)
    say(report(replacement, is_written=not dry_run, width=width()))
    lost = any(move.entry.checked and move.became in ("changed", "gone") for move in replacement.moves)
    return FOUND_WANTING if lost else ALL_WELL
