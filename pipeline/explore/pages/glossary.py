"""The words of the field, each with its meaning and the measures that it leads to."""

from datasette import Response

from pipeline.explore.database import Datasette, answer
from pipeline.explore.glossary import terms
from pipeline.explore.page import page


async def glossary(datasette: Datasette, request: Datasette) -> Response:
    """The page of the glossary."""
    measures = await answer(datasette, "measures-and-meanings")
    return await page(
        datasette,
        request,
        "glossary",
        terms=terms(),
        measures=measures,
        labels={row["measure"]: row["label"] for row in measures.rows},
    )
