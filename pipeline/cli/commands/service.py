"""`sqs service`: which service a name means, and the name written down for it."""

from datetime import date
from pathlib import Path

import click

from pipeline.cli.exit_codes import ALL_WELL, FOUND_WANTING
from pipeline.cli.options import corpus_option
from pipeline.cli.terminal import say, width


@click.command()
@click.argument("name")
@click.argument("slug", required=False)
@corpus_option
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="A day of the fieldwork: services came and went.")
def service(name: str, slug: str | None, corpus: Path, day: "date | None") -> int:
    """Find the service that a letter means, and write its name down.

    With NAME alone, lists the services that may be meant and why: those with the same places, a similar spelling, or
    places that merged. With the SLUG of one of them, adds NAME to its other names in areas.csv: from then on, every
    letter that uses the name belongs to that service.

    \b
    sqs service "Bournemouth & Poole YOS"
    sqs service "Bournemouth" bournemouth-and-poole

    Exit status: 0 if a service goes by the name; 1 if none does; 2 if nothing could be done.
    """
    from pipeline.cli.text.service import likely_lines
    from pipeline.corpus.aliases import write_alias
    from pipeline.corpus.areas import area_of, areas_in
    from pipeline.corpus.likely_areas import likely_areas

    if slug:
        path = write_alias(name, slug, corpus)
        say([f"{path} now has {name} as another name of {slug}."])
        return ALL_WELL
    areas = areas_in(corpus)
    known = area_of(name, areas)
    if known:
        say([f"{name} is {known.name} ({known.slug})."])
        return ALL_WELL
    say(likely_lines(name, likely_areas(name, areas, day), corpus, width()))
    return FOUND_WANTING
