"""Measures: how often the work was found sufficient in all letters together, and in each service."""

import asyncio
from dataclasses import dataclass

from datasette import NotFound, Response
from datasette.utils import tilde_decode

from pipeline.explore.charts.funnel import NARROW, Funnel, funnel
from pipeline.explore.charts.signs import signs_of
from pipeline.explore.choices import choices_of
from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.page import page

ENOUGH = "enough"
"""What the saved query calls a measure with enough letters and cases behind it to set one letter beside them all."""


async def measures(datasette: Datasette, request: Datasette) -> Response:
    """All measures: by theme, or those least often sufficient first."""
    by_share = request.args.get("order") == "share"
    found = await answer(datasette, "measures-put-together", order="share" if by_share else "")
    given = [row for row in found.rows if row["total"] is not None]
    return await page(
        datasette,
        request,
        "measures",
        found=found,
        by_share=by_share,
        groups=_together(given, "evidence" if by_share else "theme"),
        without=_together([row for row in found.rows if row["total"] is None], "evidence"),
    )


def _together(rows: list[Row], column: str) -> dict[str, list[Row]]:
    """The rows by what stands in the column, in their own order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[column], []).append(row)
    return found


@dataclass(frozen=True)
class FunnelPlot:
    """The funnel plot of letters that are put together, and what it shows in words."""

    outside: Row
    funnel: Funnel
    narrow: Funnel
    """The same for a narrow screen."""

    @property
    def signs(self) -> tuple[str, ...]:
        """What there is to explain in its key."""
        return signs_of(point.row for point in self.funnel.points)


async def measure(datasette: Datasette, request: Datasette) -> Response:
    """One measure: pooled, in each service, and as a funnel; NotFound where the list has no such measure."""
    name = tilde_decode(request.url_vars["measure"])
    together = await answer(datasette, "measures-put-together", measure=name)
    if together.first["measure"] != name:
        raise NotFound(f"There is no measure {name}.")
    wanted = choices_of(request, "region", "year", "figures")
    services, choices, points, limits, outside = await asyncio.gather(
        answer(datasette, "services-on-a-measure", measure=name, page=wanted.number, **wanted.chosen),
        answer(datasette, "what-letters-can-be-chosen-by", choices="region year"),
        *(
            answer(datasette, query, measure=name)
            for query in ("funnel-of-a-measure", "limits-of-a-funnel", "outside-the-limits")
        ),
    )
    enough = [row for row in together.rows if row["evidence"] == ENOUGH]
    return await page(
        datasette,
        request,
        "measure",
        measure=together.first,
        together=together,
        services=services,
        wanted=wanted,
        choices=choices,
        pooled={row["invented"]: row["per_cent"] for row in enough},
        points=points,
        limits=limits,
        outside=outside,
        plots=[
            _plot(row, points, limits)
            for row in outside.rows
            if row["invented"] in {pooled["invented"] for pooled in enough}
        ],
    )


def _plot(outside: Row, points: Answer, limits: Answer) -> FunnelPlot:
    marks, lines = ([row for row in found.rows if row["invented"] == outside["invented"]] for found in (points, limits))
    return FunnelPlot(outside, funnel(marks, lines), funnel(marks, lines, NARROW))
