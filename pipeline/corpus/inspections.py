"""The rows of the known inspections, each with the letter that tells of it, where one is held."""

from collections.abc import Iterable, Sequence

from models.area import Area
from models.inspection import Inspection
from models.source import Source
from pipeline.corpus.areas import area_of, slug_of

Row = dict[str, str | int | float | None]
"""One row of a table, its values by column."""

MONTHS_TO_PUBLICATION = 3
"""Letters were published about a month after the fieldwork, some later."""


def inspection_rows(inspections: Iterable[Inspection], *, letters: Iterable[Row], areas: Sequence[Area]) -> list[Row]:
    """One row for each inspection. Its letter is that of the same area whose days fit; an invented letter fits none."""
    held: dict[str, list[Row]] = {}
    for letter in sorted(letters, key=lambda letter: str(letter["id"])):
        if letter["area_name"] and not letter["invented"]:
            held.setdefault(slug_of(str(letter["area_name"]), areas), []).append(letter)
    rows: list[Row] = []
    for inspection in inspections:
        slug = slug_of(inspection.area_name, areas)
        area = area_of(inspection.area_name, areas)
        fitting = [letter["id"] for letter in held.get(slug, ()) if _fits(letter, inspection)]
        rows.append(
            {
                "id": f"{slug}-{inspection.month}" if inspection.month else slug,
                "area": area.slug if area else None,
                **inspection.model_dump(),
                "letter": fitting[0] if fitting else None,
            }
        )
    return rows


def letters_of(
    inspections: Sequence[Inspection], sources: Iterable[Source], areas: Sequence[Area]
) -> tuple[str | None, ...]:
    """The id of each inspection's letter, None where it is not among them: found as a build finds it."""
    letters = [source.model_dump(mode="json") | {"area_name": source.area} for source in sources]
    rows = inspection_rows(inspections, letters=letters, areas=areas)
    return tuple(str(row["letter"]) if row["letter"] else None for row in rows)


def _fits(letter: Row, inspection: Inspection) -> bool:
    """Whether a day that both give is the same, or lies in the month that one of them gives.

    Where one gives the fieldwork alone and the other the publication alone, the one must soon follow the other.
    """
    known = inspection.model_dump(include={"fieldwork_start", "fieldwork_end", "published"})
    both = [(str(letter[kind]), str(day)) for kind, day in known.items() if day and letter[kind]]
    if both:
        return any(day.startswith(known_day) for day, known_day in both)
    return _soon(inspection.fieldwork_start, letter["published"]) or _soon(
        letter["fieldwork_start"], inspection.published
    )


def _soon(begun: object, published: object) -> bool:
    """Whether a publication follows a fieldwork within the usual months; False where either is not known."""
    if not (begun and published):
        return False
    return 0 <= _months(str(published)) - _months(str(begun)) <= MONTHS_TO_PUBLICATION


def _months(day: str) -> int:
    """The months from the year nought to the day, `2014-04-23` or `2014-04`."""
    return int(day[:4]) * 12 + int(day[5:7])
