"""Services: all of them by name, and what the letters say about one."""

import asyncio
from dataclasses import dataclass

from datasette import NotFound, Response
from datasette.utils import tilde_decode, tilde_encode

from pipeline.explore.charts.spine import Spine, spine
from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.page import page


@dataclass(frozen=True)
class Profile:
    """One letter of a service, and what the page shows of it. Two letters are never put together."""

    letter: Row
    statements: Answer
    profile: Answer
    listed: Answer
    problems: Answer
    unread: Answer

    @property
    def spine(self) -> Spine:
        """The chart of the letter's shares beside those of all letters."""
        return spine(self.profile.rows)

    def standing(self, *standings: str) -> list[Row]:
        """The measures on which the letter stands so, beside all letters."""
        return [row for row in self.profile.rows if row["standing"] in standings]


async def services(datasette: Datasette, request: Datasette) -> Response:
    """All services by name; the page of one, where its whole name or the name of no other was asked for."""
    name = request.args.get("name") or ""
    found = await answer(datasette, "services-by-name", name=name, page=request.args.get("page") or "1")
    keys = {row["service"] for row in found.rows}
    keys = _called(name, found) or keys
    if name.strip() and len(keys) == 1 and all(keys):
        return Response.redirect(datasette.urls.path(f"/services/{tilde_encode(keys.pop())}"))
    known = await answer(datasette, "coverage-of-services", name=name) if name.strip() and not found.rows else None
    return await page(datasette, request, "services", found=found, name=name, known=known)


def _called(name: str, found: Answer) -> set[str]:
    """The services whose whole name that is."""
    wanted = name.strip().casefold()
    return {row["service"] for row in found.rows if str(row["service_name"]).casefold() == wanted}


async def service(datasette: Datasette, request: Datasette) -> Response:
    """What one letter about a service says: the newest, or the one that is asked for; NotFound where there is none."""
    asked = tilde_decode(request.url_vars["service"])
    if not asked.strip():  # the saved query then lists every letter
        raise NotFound("The address of a service's page must end in the service's name.")
    held, changes, beside = await asyncio.gather(
        answer(datasette, "one-service", service=asked),
        answer(datasette, "change-between-letters", service=asked),
        answer(datasette, "services-beside", service=asked),
    )
    if not held.rows:
        called = _called(asked, await answer(datasette, "services-by-name", name=asked, page="1"))
        if len(called) == 1 and all(called):  # the name as it is written, and not as addresses have it
            raise NotFound(f"The page of this service is at /services/{tilde_encode(called.pop())}.")
        raise NotFound(
            f"No letter here is about a service called {asked}. The page Coverage says which services have a "
            "letter here, and which are known to have been inspected."
        )
    name = request.args.get("letter") or held.first["letter"]
    letter = next((row for row in held.rows if row["letter"] == name), None)
    if letter is None:
        raise NotFound(f"No letter about this service has the name {name}.")
    return await page(
        datasette,
        request,
        "service",
        service=held.first,
        held=held,
        changes=changes,
        beside=beside,
        inspection=await _inspection(datasette, letter),
    )


async def _inspection(datasette: Datasette, letter: Row) -> Profile:
    answers = await asyncio.gather(
        *(
            answer(datasette, query, letter=letter["letter"])
            for query in (
                "one-letters-statements",
                "profile-of-a-letter",
                "strengths-and-improvements",
                "one-letters-problems",
                "numbers-not-read",
            )
        )
    )
    return Profile(letter, *answers)
