"""Services by measures: counts side by side, shaded by the share, or a few services measure by measure."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import parse_qsl, urlencode

from datasette import Response

from pipeline.explore.choices import choices_of
from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.page import page

THEME = "reoffending"
"""What the saved queries take where no theme is chosen."""

CHOICES = ("theme", "measure", "service", "nation", "region", "year", "edition", "size", "outside", "sort", "rows")

FEW = 6
"""So many letters are set side by side, measure by measure, if services were chosen by name."""


@dataclass(frozen=True)
class ComparedLetter:
    """A letter, and its result on each measure; None where it gives none."""

    letter: Row
    results: tuple[Row | None, ...]


async def compare(datasette: Datasette, request: Datasette) -> Response:
    """The letters that were chosen, at most fifty at a time, on the measures that were chosen or those of a theme."""
    wanted = choices_of(request, *CHOICES)
    theme, measure = wanted.chosen["theme"], wanted.chosen["measure"]
    measures, together, every, results, choices, services = await asyncio.gather(
        answer(datasette, "measures-compared", theme=theme, measure=measure),
        answer(datasette, "letters-together-compared", theme=theme, measure=measure),
        answer(datasette, "measures-compared", theme="all"),
        answer(datasette, "services-compared", page=wanted.number, **wanted.chosen),
        answer(datasette, "what-letters-can-be-chosen-by"),
        answer(datasette, "service-names"),
    )
    regions = None
    if wanted.chosen["rows"] == "regions":
        regions = await answer(datasette, "regions-together-compared", theme=theme, measure=measure)
    compared = list(_compared_letters(results.rows, [row["measure"] for row in measures.rows]))
    names = {row["service"]: row["service_name"] for row in services.rows}
    parted = wanted.number > 1 or any(row["place"] < row["letters_in_all"] for row in results.rows[-1:])
    return await page(
        datasette,
        request,
        "compare",
        wanted=wanted,
        theme=theme or THEME,
        measures=measures,
        together=together,
        regions=regions,
        every=every,
        themes=[(theme, len(list(members))) for theme, members in groupby(row["theme"] for row in measures.rows)],
        results=results,
        compared=compared,
        side_by_side=bool(wanted.chosen["service"]) and len(compared) <= FEW,
        choices=choices,
        services=services,
        named=[names.get(service, service) for service in wanted.chosen["service"].split("|")],
        chosen_measures=measure.split("|"),
        parted=parted,
        whole=_whole(datasette, results, len(measures.rows)) if parted and results.rows else None,
    )


def _compared_letters(rows: Iterable[Row], measures: list[str]) -> Iterable[ComparedLetter]:
    for _, members in groupby(rows, key=lambda row: row["letter"]):
        of_letter = list(members)
        results = {row["measure"]: row for row in of_letter}
        yield ComparedLetter(of_letter[0], tuple(results.get(measure) for measure in measures))


def _whole(datasette: Datasette, results: Answer, measures: int) -> Answer | None:
    """The same question about all its letters at once; None where that is more rows than one answer may hold."""
    if results.rows[0]["letters_in_all"] * measures > datasette.setting("max_returned_rows"):
        return None
    values = [(name, value) for name, value in parse_qsl(results.values) if name != "page"]
    return replace(results, values=urlencode(values))
