"""The letter's service: one that no list has, and one that was no service when the inspectors came."""

from collections.abc import Iterator, Sequence

from models.area import Area
from models.letter import Letter
from models.reading import Problem
from models.source import Source
from pipeline.corpus.areas import area_of
from pipeline.corpus.likely_areas import likely_areas, was_there, years_of


def service_problems(letter: Letter, source: Source, areas: Sequence[Area]) -> Iterator[Problem]:
    """A problem where no one service goes by the letter's name, or where that was none at the time."""
    name = source.area or letter.letterhead.area
    if name is None:
        return
    head = letter.letterhead
    day = (
        source.fieldwork_start or head.fieldwork_start or source.published or head.published
    )  # what was inspected was a service when the inspectors came
    area = area_of(name, areas)
    if area is None:
        likely = likely_areas(name, areas, day)
        offered = "; ".join(f"{each.area.name} ({each.area.slug}: {each.why})" for each in likely)
        which = f"It may be {offered}." if likely else "No service has a similar name."
        slug = likely[0].area.slug if len(likely) == 1 else "SLUG"
        yield Problem(
            check="service unknown",
            severity="warning",
            message=f"No service in areas.csv is called {name}. {which} If it is one of the services, run "
            f'`sqs service "{name}" {slug}`, which adds the name to areas.csv; otherwise add the service there.',
        )
    elif not was_there(area, day):
        instead = [each.area for each in likely_areas(name, areas, day) if was_there(each.area, day)]
        cure = f" ({' or '.join(each.name for each in instead)})" if instead else ""
        yield Problem(
            check="service not then",
            severity="warning",
            message=f"{area.name} was a service {years_of(area)}, according to areas.csv, but the letter is of {day}; "
            f"check whether another service is meant{cure}, or correct the dates in areas.csv.",
        )
