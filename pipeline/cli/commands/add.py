"""`sqs add`: letters put into the corpus."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from pipeline.cli.exit_codes import ALL_WELL, DOUBTFUL, FOUND_WANTING
from pipeline.cli.options import corpus_option
from pipeline.cli.terminal import progress, say, width

if TYPE_CHECKING:
    from pipeline.curate.add import GivenFacts, Offer, Offers


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
@click.argument("places", nargs=-1, required=True, metavar="FILE|FOLDER|ZIP|LIST|ADDRESS...")
@corpus_option
@click.option("--area", help="The service, if the letter does not name it or names it differently from areas.csv.")
@click.option("--published", callback=_day, metavar="DATE", help="The date of publication, if the letter is unclear.")
@click.option("--source", help="Where the file came from: a web address or a note.")
@click.option("--pages", callback=_pages, help="The pages of the letter, such as 4-6, if the PDF has others too.")
@click.option("--dry-run", is_flag=True, help="Show what would be added, but write nothing.")
def add(places: tuple[str, ...], corpus: Path, *, dry_run: bool, **given: Unpack[_Given]) -> int:
    """Add letters to the corpus.

    Copies each PDF (or .txt, for a transcript), or downloads it from its address, and reads it. The letter gets its
    own folder, named after the service and the month of publication. In it, letter.yml has the facts from the
    letterhead, and findings.yml has the findings, for a person to check. Its inspection is listed in inspections.csv.
    A letter that cannot be read, or is already in the corpus, is not added.

    You can give files, folders, ZIP archives, lists (a .txt or .csv file of addresses), and the address of a web page:
    its links to PDFs on the same site are followed, slowly, and only if the site's robots.txt allows it. At the end, a
    table shows what was added, what was there already, and what was refused and why. If the command is stopped, run
    it again: it goes on where it was.

    \b
    sqs add https://example.org/sqs-rotherham.pdf
    sqs add letters/ more-letters.zip addresses.csv --dry-run
    sqs add rotherham.pdf --published 2013-01-09
    sqs add two-letters.pdf --pages 4-6

    Exit status: 0 if every letter is now in the corpus; 4 if every letter is, but some are doubtful; 1 if some were
    refused, or are other editions of letters held; 2 if nothing was done.
    """
    from pipeline.curate.add import GivenFacts, offers_at

    facts = GivenFacts(**given)
    offers = offers_at(places, source=facts.source)
    if not offers.is_bulk:
        return _add_one(offers.letters[0], facts, corpus, is_dry_run=dry_run)
    if facts.area or facts.published or facts.pages:
        raise click.UsageError("--area, --published and --pages describe one letter: add that one by itself.")
    return _add_many(offers, facts, corpus, journal_places=None if dry_run else places)


def _add_one(offer: "Offer", facts: "GivenFacts", corpus: Path, *, is_dry_run: bool) -> int:
    from pipeline.cli.text.add import report
    from pipeline.corpus.areas import areas_in
    from pipeline.curate.add import STEPS, draft_letter, list_inspection, put_in_place
    from pipeline.curate.add.doubts import doubts_about
    from pipeline.curate.add.supply import only_these_pages

    supply = offer.open()
    if facts.pages:
        supply = only_these_pages(supply, facts.pages, source=facts.source)
    with progress(STEPS, "Reading the letter") as on_step:
        draft = draft_letter(supply, facts, corpus=corpus, on_step=on_step)
    if not is_dry_run:
        put_in_place(draft)
        list_inspection(draft.source, corpus, areas_in(corpus))
    say(report(draft, is_written=not is_dry_run, width=width()))
    return DOUBTFUL if any(doubts_about(draft)) else ALL_WELL


def _add_many(offers: "Offers", facts: "GivenFacts", corpus: Path, *, journal_places: tuple[str, ...] | None) -> int:
    from pipeline.cli.text.intake import report
    from pipeline.corpus.folders import letters_so_far
    from pipeline.curate.add import add_all, journal_of

    letters_so_far(corpus)
    journal = journal_of(corpus, journal_places) if journal_places else None
    with progress(len(offers.letters), "Adding letters") as on_letter:
        intakes = add_all(offers.letters, facts, corpus=corpus, journal=journal, on_letter=on_letter)
    say(report(intakes, offers.remarks, is_written=journal is not None, width=width()))
    became = {intake.became for intake in intakes}
    if became & {"refused", "other edition"}:
        return FOUND_WANTING
    return DOUBTFUL if "doubtful" in became else ALL_WELL
