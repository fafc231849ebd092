"""A page of a letter as it is printed, with each finding on it marked and leading to its row."""

import asyncio
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from datasette import NotFound, Response
from datasette.utils import tilde_decode

from models.text import Box
from pipeline.explore.database import Answer, Datasette, Row, answer
from pipeline.explore.drawing import drawn_apart
from pipeline.explore.originals import NotAtHandError, original
from pipeline.explore.page import page

if TYPE_CHECKING:
    from pipeline.read.page_image import PagePicture

SECONDS_FRESH, KEPT = 3600, 64

_DRAWN: WeakKeyDictionary[Datasette, dict[tuple[str, str, str], "PagePicture"]] = WeakKeyDictionary()


async def printed_page(datasette: Datasette, request: Datasette) -> Response:
    """The page of a letter, its findings marked; NotFound, and why, where it cannot be shown."""
    places, picture = await _shown(datasette, request)
    number = int(request.url_vars["page"])
    every = await answer(datasette, "findings-of-a-letter", letter=tilde_decode(request.url_vars["letter"]))
    pages = sorted({row["page"] for row in every.rows if row["page"]} | {number})
    marked = [row for row in places.rows if row["finding"] is not None]
    return await page(
        datasette,
        request,
        "printed",
        letter=places.first,
        places=places,
        every=every,
        picture=picture,
        number=number,
        before=max((other for other in pages if other < number), default=None),
        after=min((other for other in pages if other > number), default=None),
        marks=[(finding, list(boxes)) for finding, boxes in groupby(marked, key=lambda row: row["place"])],
        ordinals={row["finding"]: place for place, row in enumerate(every.rows, start=1)},
    )


async def printed_picture(datasette: Datasette, request: Datasette) -> Response:
    """The picture of that page as PNG."""
    _, picture = await _shown(datasette, request)
    headers = {"cache-control": f"max-age={SECONDS_FRESH}"}
    return Response(body=picture.png, content_type="image/png", headers=headers)


async def _shown(datasette: Datasette, request: Datasette) -> tuple[Answer, "PagePicture"]:
    letter, number = tilde_decode(request.url_vars["letter"]), request.url_vars["page"]
    places = await answer(datasette, "places-on-a-page", letter=letter, page=number)
    if not places.rows or not letter.strip():
        raise NotFound("The letter has no such page, or it is not known where its words stand on it.")
    drawn = _DRAWN.setdefault(datasette, {})
    name = (letter, number, places.first["sha256"])
    if name not in drawn:
        while len(drawn) >= KEPT:
            del drawn[next(iter(drawn))]
        drawn[name] = await _drawn(datasette, places.first, places.rows)
    return places, drawn[name]


async def _drawn(datasette: Datasette, letter: Row, rows: Iterable[Row]) -> "PagePicture":
    try:
        pdf = await asyncio.to_thread(original, datasette, letter)
    except NotAtHandError as reason:
        raise NotFound(str(reason)) from None
    from pipeline.read.page_image import page_picture  # noqa: PLC0415 - what draws is heavy; other pages do without

    lines = [
        Box(page=row["page"], x0=row["x0"], top=row["top"], x1=row["x1"], bottom=row["bottom"])
        for row in rows
        if row["finding"] is None
    ]
    if not lines:
        raise NotFound("The place of the words on the page is not known.")
    return await drawn_apart(page_picture, pdf, lines)
