"""One finding: its words in the paragraph, the row that they became, why, and how to cite it."""

import asyncio

from datasette import NotFound, Response
from datasette.utils import tilde_decode, tilde_encode

from pipeline.explore.database import Datasette, Row, answer
from pipeline.explore.marks import Mark, anchor_of, picture_name, pieces
from pipeline.explore.originals import why_no_pictures
from pipeline.explore.page import page


async def finding(datasette: Datasette, request: Datasette) -> Response:
    """The finding with the one before and the one after; NotFound where the letter has none at this place."""
    name, place = (tilde_decode(request.url_vars[part]) for part in ("letter", "place"))
    head, paragraphs, findings, reasons = await asyncio.gather(
        *(
            answer(datasette, query, letter=name)
            for query in ("one-letter", "paragraphs-of-a-letter", "findings-of-a-letter", "reasons-of-a-letter")
        )
    )
    places = [anchor_of(row, row["finding"]) for row in findings.rows]
    if not name.strip() or place not in places:
        raise NotFound("The letter has no finding at this place. The letter's page lists its findings.")
    number = places.index(place) + 1
    row = findings.rows[number - 1]
    paragraph = next(each for each in paragraphs.rows if each["paragraph"] == row["paragraph"])
    mark = Mark(row["start"], row["end"], "finding", row, place, number)
    return await page(
        datasette,
        request,
        "finding",
        letter=head.first,
        paragraph=paragraph,
        pieces=tuple(pieces(paragraph["text"], [mark])),
        picture=_picture(paragraph, place),
        mark=mark,
        row=row,
        before=places[number - 2] if number > 1 else None,
        after=places[number] if number < len(places) else None,
        why=[reason for reason in reasons.rows if reason["finding"] == row["finding"]],
        no_pictures=await asyncio.to_thread(why_no_pictures, datasette, head.first),
        findings=findings,
        reasons=reasons,
    )


def _picture(paragraph: Row, place: str) -> str:
    """The address of the picture of its lines, as the letter's own address goes on."""
    anchor = anchor_of(paragraph, paragraph["paragraph"])
    return f"picture/{picture_name(anchor)}.png?finding={tilde_encode(place.removeprefix(f'{anchor}/'))}"
