"""Services: all of them by name, and what the letters say about one."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

from datasette import NotFound, Response
from datasette.utils import tilde_decode, tilde_encode

from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.page import page


@dataclass(frozen=True)
class InspectionOnPage:
    """One letter of a service, and what the page shows of it. Two letters are never put together."""

    letter: Row
    statements: Answer
    others: Answer
    listed: Answer
    problems: Answer
    unread: Answer

    @property
    def ticks(self) -> dict[str, list[int]]:
        """For each measure, the per cents at which other services stand."""
        found = defaultdict(list)
        for row in self.others.rows:
            found[row["measure"]].append(row["per_cent"])
        return found


async def services(datasette: Datasette, request: Datasette) -> Response:
    """All services by name; the page of the only one, where no other goes by the name that was asked for."""
    name = request.args.get("name") or ""
    found = await answer(datasette, "services-by-name", name=name, page=request.args.get("page") or "1")
    keys = {row["service"] for row in found.rows}
    if name.strip() and len(keys) == 1 and all(keys):
        return Response.redirect(datasette.urls.path(f"/services/{tilde_encode(keys.pop())}"))
    return await page(datasette, request, "services", found=found, name=name)


async def service(datasette: Datasette, request: Datasette) -> Response:
    """What the letters say about one service, the newest letter first; NotFound where there is none."""
    asked = tilde_decode(request.url_vars["service"])
    if not asked.strip():  # the saved query then lists every letter
        raise NotFound("The address of a service's page must end in the service's name.")
    held = await answer(datasette, "one-service", service=asked)
    return await page(
        datasette,
        request,
        "service",
        service=held.first,
        held=held,
        inspections=[await _inspection(datasette, letter) for letter in held.rows],
    )


async def _inspection(datasette: Datasette, letter: Row) -> InspectionOnPage:
    answers = await asyncio.gather(
        *(
            answer(datasette, query, letter=letter["letter"])
            for query in (
                "one-letters-statements",
                "where-other-services-stand",
                "strengths-and-improvements",
                "one-letters-problems",
                "numbers-not-read",
            )
        )
    )
    return InspectionOnPage(letter, *answers)
