"""The first page: what is here, how to read it, and four doors."""

import asyncio

from datasette import Response

from pipeline.explore.database import Datasette, answer
from pipeline.explore.page import page


async def home(datasette: Datasette, request: Datasette) -> Response:
    """The first page."""
    names = {
        "coverage": "what-is-here",
        "missing": "inspections-not-here",
        "services": "service-names",
        "example": "a-sample-of-thirteen",
    }
    answers = await asyncio.gather(*(answer(datasette, query) for query in names.values()))
    return await page(datasette, request, "home", **dict(zip(names, answers, strict=True)))
