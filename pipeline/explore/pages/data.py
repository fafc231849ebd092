"""Taking the data: each table as a file, the whole as one, and how to cite it."""

from datasette import Response

from pipeline.explore.database import NAME, Datasette, answer
from pipeline.explore.page import page


async def data(datasette: Datasette, request: Datasette) -> Response:
    """The tables and views with what the dictionary says of them, their files, and how to cite them."""
    rows = await answer(datasette, "tables-and-their-rows")
    described = datasette.metadata("tables", database=NAME, fallback=False)
    return await page(
        datasette,
        request,
        "data",
        build=await answer(datasette, "this-build"),
        example=await answer(datasette, "a-sample-of-thirteen"),
        rows=rows,
        numbers={row["name"]: row["rows"] for row in rows.rows},
        described={name: table for name, table in described.items() if not table.get("hidden")},
        most=datasette.setting("max_returned_rows"),
    )
