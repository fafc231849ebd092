"""`sqs add`: a letter put into the corpus."""

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from pipeline.cli.exit_codes import ALL_WELL
from pipeline.cli.options import corpus_option
from pipeline.cli.terminal import progress, say, width


class _Given(TypedDict):
    """What the options say of the letter."""

    area: str | None
    published: date | None
    source: str | None
    pages: tuple[int, int] | None


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value} is not a date: write it as 2014-04-23.") from None


def _pages(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    first, _, last = value.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        raise click.BadParameter(f"{value} is not a page or a range of pages: write it as 4 or 4-6.")
    return int(first), int(last or first)


@click.command()
@click.argument("place", metavar="PDF-OR-ADDRESS")
@corpus_option
@click.option("--area", help="The service, if the letter does not name it or names it differently from areas.csv.")
@click.option("--published", callback=_day, metavar="DATE", help="The date of publication, if the letter is unclear.")
@click.option("--source", help="Where the file came from: a web address or a note.")
@click.option("--pages", callback=_pages, help="The pages of the letter, such as 4-6, if the PDF has others too.")
@click.option("--dry-run", is_flag=True, help="Show what would be added, but write nothing.")
def add(place: str, corpus: Path, *, dry_run: bool, **given: Unpack[_Given]) -> int:
    """Add a letter to the corpus.

    Copies the PDF (or the .txt, for a transcript), or downloads it from its address, and reads it. The letter gets its
    own folder, named after the service and the month of publication. In it, letter.yml has the facts from the
    letterhead, and findings.yml has the findings, for a person to check. A letter that cannot be read, or is already in
    the corpus, is not added.

    \b
    sqs add https://example.org/sqs-rotherham.pdf
    sqs add rotherham.pdf --published 2013-01-09 --dry-run
    sqs add two-letters.pdf --pages 4-6

    Exit status: 0 if the letter was added; 2 if nothing was done.
    """
    from pipeline.cli.text.add import report
    from pipeline.curate.add import STEPS, GivenFacts, draft_letter, put_in_place

    with progress(STEPS, "Reading the letter") as on_step:
        draft = draft_letter(place, GivenFacts(**given), corpus=corpus, on_step=on_step)
    if not dry_run:
        put_in_place(draft)
    say(report(draft, is_written=not dry_run, width=width()))
    return ALL_WELL
