"""The addresses at which programs find rows as JSON, and the fields of each."""

from dataclasses import dataclass

from datasette import Response

from pipeline.explore.database import NAME, Datasette
from pipeline.explore.page import page
from pipeline.explore.saved_queries import SavedQuery, saved_queries


@dataclass(frozen=True)
class DescribedQuery:
    """A saved query, and the fields that each of its rows has."""

    query: SavedQuery
    fields: tuple[str, ...]


async def json_described(datasette: Datasette, request: Datasette) -> Response:
    """The page that says how to ask for rows, and what they hold."""
    described = datasette.metadata("tables", database=NAME, fallback=False)
    return await page(
        datasette,
        request,
        "json",
        queries=[await _described(datasette, query) for query in saved_queries()],
        described={name: table for name, table in described.items() if not table.get("hidden")},
        most=datasette.setting("max_returned_rows"),
    )


async def _described(datasette: Datasette, query: SavedQuery) -> DescribedQuery:
    """The query with its fields, for which it need not be run."""
    asked = dict.fromkeys(query.parameters, "")
    found = await datasette.databases[NAME].execute(f"select * from ({query.sql}) limit 0", asked)  # noqa: S608 - our own
    return DescribedQuery(query, tuple(found.columns))
