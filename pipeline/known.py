"""The known inspections, each with the letter that tells of it."""

from collections.abc import Iterable, Sequence

from models.area import Area
from models.inspection import Inspection
from models.source import Source
from pipeline.load.inspections import inspection_rows


def letters_of(
    inspections: Sequence[Inspection], sources: Iterable[Source], areas: Sequence[Area]
) -> tuple[str | None, ...]:
    """The id of each inspection's letter, None where it is not among them: found as a build finds it."""
    letters = [source.model_dump(mode="json") | {"area_name": source.area} for source in sources]
    rows = inspection_rows(inspections, letters=letters, areas=areas)
    return tuple(str(row["letter"]) if row["letter"] else None for row in rows)
