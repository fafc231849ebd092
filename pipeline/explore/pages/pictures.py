"""The lines of a paragraph as they are printed: a picture made on demand, and kept in memory alone."""

import asyncio
import hashlib
from weakref import WeakKeyDictionary

from datasette import NotFound, Response
from datasette.utils import tilde_decode

from models.text import Box
from pipeline.explore.database import NAME, Datasette, Row
from pipeline.explore.drawing import drawn_apart
from pipeline.explore.originals import NotAtHandError, original
from pipeline.explore.page import AnswerCache

PARAGRAPH = """
select
    letters.id as letter, letters.pages, letters.sha256,
    instr(paragraphs.text, '[email]') > 0 or instr(paragraphs.text, '[phone]') > 0 as withheld
from letters join paragraphs on paragraphs.letter = letters.id
where letters.id = :letter and paragraphs.id = :paragraph
"""

BOXES = """
select finding, page, x0, "top", x1, bottom from boxes
where paragraph = :paragraph and (finding is null or finding = :finding)
order by cast(substr(id, length(coalesce(finding, paragraph)) + length('/line-') + 1) as integer)
"""
"""In the order of the text: a line's id ends in which of the lines it is."""

SECONDS_FRESH = 3600
"""How long a browser may show a picture again without asking."""

_PICTURES: WeakKeyDictionary[Datasette, AnswerCache] = WeakKeyDictionary()


async def picture(datasette: Datasette, request: Datasette) -> Response:
    """The paragraph's lines as a PNG, a finding's words highlighted if `?finding=` says which; else 404 and why."""
    letter = tilde_decode(request.url_vars["letter"])
    paragraph = f"{letter}/{tilde_decode(request.url_vars['paragraph'])}"
    asked = request.args.get("finding")
    finding = None if asked is None else f"{paragraph}/{asked}"
    database = datasette.databases.get(NAME)
    if database is None:
        raise NotFound(f"Serve a build as {NAME}.db: it says where the words are on the page.")
    row = (await database.execute(PARAGRAPH, {"letter": letter, "paragraph": paragraph})).first()
    if row is None:
        raise NotFound("No letter here has this paragraph.")
    if row["withheld"]:
        raise NotFound("These lines contain an email address or telephone number, so no picture of them is shown.")
    boxes = (await database.execute(BOXES, {"paragraph": paragraph, "finding": finding})).rows
    lines = [_box(box) for box in boxes if box["finding"] is None]
    marked = [_box(box) for box in boxes if box["finding"] is not None]
    if finding is not None and lines and not marked:
        raise NotFound("This paragraph has no finding at this place.")
    return await _cached_picture(datasette, dict(row), lines, marked)


async def _cached_picture(datasette: Datasette, letter: Row, lines: list[Box], marked: list[Box]) -> Response:
    """The picture, made now or before. What it shows decides its name, so a letter read anew is drawn anew."""
    pictures = _PICTURES.setdefault(datasette, AnswerCache())
    name = hashlib.sha256(f"{letter['sha256']} {lines} {marked}".encode()).hexdigest()
    found = pictures.find(name)
    if found is None:
        found = Response(
            body=await _drawn(datasette, letter, lines, marked),
            content_type="image/png",
            headers={"cache-control": f"max-age={SECONDS_FRESH}"},
        )
        pictures.keep(name, found)
    return found


async def _drawn(datasette: Datasette, letter: Row, lines: list[Box], marked: list[Box]) -> bytes:
    """The picture from the letter's own file; NotFound, and why, where its pages cannot be shown."""
    try:
        pdf = await asyncio.to_thread(original, datasette, letter)
    except NotAtHandError as reason:
        raise NotFound(str(reason)) from None
    if not lines:
        raise NotFound("The paragraph's place on the page is not known.")
    from pipeline.read.page_image import picture as draw  # noqa: PLC0415 - what draws is heavy; other pages do without

    return await drawn_apart(draw, pdf, lines, marked)


def _box(row: Row) -> Box:
    return Box(page=row["page"], x0=row["x0"], top=row["top"], x1=row["x1"], bottom=row["bottom"])
