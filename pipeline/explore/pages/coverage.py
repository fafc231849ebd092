"""Which services have a letter here, which are known to have been inspected, and of which nothing is known."""

from collections import Counter

from datasette import Response

from pipeline.explore.charts.map import outline_map
from pipeline.explore.database import Datasette, answer
from pipeline.explore.notices import only_invented
from pipeline.explore.page import page

STATUSES = ("letter held", "inspected, letter not held", "not known")


async def coverage(datasette: Datasette, request: Datasette) -> Response:
    """The page of coverage: counts by region, a map, and each service."""
    found = await answer(datasette, "coverage-of-services")
    counted = Counter((row["region"] or "Region not known", row["status"]) for row in found.rows)
    return await page(
        datasette,
        request,
        "coverage",
        found=found,
        statuses=STATUSES,
        regions=list(dict.fromkeys(row["region"] or "Region not known" for row in found.rows)),
        counted=counted,
        totals=Counter(row["status"] for row in found.rows),
        outline=None if await only_invented(datasette) else outline_map(found.rows),
    )
