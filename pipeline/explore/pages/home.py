"""The first page: what is here, how to read it, and four doors."""

from datasette import Response

from pipeline.explore.database import Datasette, answer
from pipeline.explore.page import page


async def home(datasette: Datasette, request: Datasette) -> Response:
    """The first page."""
    return await page(
        datasette,
        request,
        "home",
        coverage=await answer(datasette, "what-is-here"),
        missing=await answer(datasette, "inspections-not-here"),
        services=await answer(datasette, "service-names"),
        example=await answer(datasette, "a-sample-of-thirteen"),
    )
