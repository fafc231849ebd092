"""The known inspections of `inspections.csv`, each with the letter that tells of it, where one is held."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from models.area import Area
from models.inspection import Inspection
from models.source import Source
from pipeline.corpus.areas import area_of, slug_of
from pipeline.corpus.folders import inspections_file
from pipeline.errors import CorpusError
from pipeline.language.conflicts import conflict_in
from pipeline.language.controls import control_in

Row = dict[str, str | int | float | None]
"""One row of a table, its values by column."""

MONTHS_TO_PUBLICATION = 3
"""Letters were published about a month after the fieldwork, some later."""


def inspections_in(corpus: Path, areas: Iterable[Area]) -> tuple[Inspection, ...]:
    """The inspections of `inspections.csv` in the corpus, held or not; none where there is no such file.

    Raises CorpusError on an unknown column, a day or month that is not in the calendar, a number of cases that is
    no whole number, and on an inspection that is listed twice.
    """
    path = inspections_file(corpus)
    if path is None:
        return ()
    areas = list(areas)
    met: dict[tuple[str, str | None], int] = {}
    inspections = []
    try:
        if conflict := conflict_in(path.read_text(encoding="utf-8-sig")):
            raise CorpusError(f"{path}, line {conflict[0]}: {conflict[1]}")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            _refuse_columns(rows.fieldnames or (), path)
            for row in rows:
                place = f"{path}, line {rows.line_num}"
                inspection = _inspection(row, place)
                key = slug_of(inspection.area_name, areas), inspection.month
                if key in met:
                    raise CorpusError(f"{place}: this inspection is also on line {met[key]}: keep one of them.")
                met[key] = rows.line_num
                inspections.append(inspection)
    except OSError as error:
        raise CorpusError(f"{path} cannot be opened ({error.strerror}): check that you may read it.") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 text: save it again in that encoding.") from error
    except csv.Error as error:
        raise CorpusError(
            f"{path}, line {rows.reader.line_num}: this is not valid CSV ({error}): correct it."
        ) from error
    return tuple(inspections)


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


def _refuse_columns(columns: Iterable[str], path: Path) -> None:
    columns = list(columns)
    known = list(Inspection.model_fields)
    for column in columns:
        if column not in known:
            raise CorpusError(
                f"{path}, line 1: {column!r} is not a known column: correct its name, or remove it "
                f"({', '.join(known)})."
            )
        if columns.count(column) > 1:
            raise CorpusError(f"{path}, line 1: the column {column} appears twice: keep one of them.")
    if "area_name" not in columns:
        raise CorpusError(f"{path}, line 1: the column area_name is missing: add it.")


def _inspection(row: dict[str | None, str | list[str] | None], place: str) -> Inspection:
    if None in row or None in row.values():
        raise CorpusError(
            f"{place}: the number of values does not match the number of columns: put values that "
            "contain a comma in quotation marks."
        )
    if control := control_in("".join(map(str, row.values()))):
        raise CorpusError(f"{place}: the character {control} cannot be kept: remove it.")
    filled = {str(column): str(value).strip() for column, value in row.items() if str(value).strip()}
    if not slug_of(filled.get("area_name", ""), ()):
        raise CorpusError(f"{place}: area_name is empty or is not a name: write the name of the service's area.")
    for column in ("fieldwork_start", "fieldwork_end", "published"):
        if column in filled and not _day_or_month(filled[column]):
            raise CorpusError(
                f"{place}: {column} is {filled[column]!r}: write a date as 2014-04-23,"
                " or where only the month is known, 2014-04."
            )
    if "cases" in filled and not re.fullmatch("[1-9][0-9]{0,5}", filled["cases"]):
        raise CorpusError(f"{place}: cases is {filled['cases']!r}: write a whole number in figures, or leave it empty.")
    begun, ended = filled.get("fieldwork_start"), filled.get("fieldwork_end")
    if begun and ended and ended[: len(begun)] < begun[: len(ended)]:
        raise CorpusError(f"{place}: fieldwork_end is before fieldwork_start: correct one of them.")
    return Inspection.model_validate(filled)


def _day_or_month(text: str) -> bool:
    """Whether it is a month as `2014-04`, or a day that the calendar has as `2014-04-23`."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}(-[0-9]{2})?", text):
        return False
    try:
        date.fromisoformat(text if len(text) > len("2014-04") else f"{text}-01")
    except ValueError:
        return False
    return True


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
