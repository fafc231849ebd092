"""What people keep in the corpus: the facts about each letter, and the lists of services and of known inspections."""

import csv
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from models.area import Area
from models.inspection import Inspection
from models.source import Source
from pipeline.corpus.areas import slug_of
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.folders import LetterFolder, areas_file, inspections_file, letters_in
from pipeline.corpus.yaml_files import handwritten
from pipeline.errors import CorpusError

__all__ = ["LetterFolder", "areas_of", "inspections_of", "letters_in", "source_of"]


def source_of(letter: LetterFolder) -> Source:
    """What a person knows about the letter; without a `letter.yml`, only its name and the SHA-256 of its file.

    Raises CorpusError on a key that is not known, a value of the wrong kind or an impossible date.
    """
    found = {"id": letter.id, "sha256": sha256_of(letter.file_to_read)}
    if letter.facts is None:
        return Source.model_validate(found)
    written = handwritten(letter.facts)
    facts = {} if written.content is None else written.content
    if not isinstance(facts, dict):
        raise written.fault((), "there must be keys and values here, as in `area: Cambridgeshire`")
    for key in found.keys() & facts.keys():
        raise written.fault((key,), f"{key} is worked out from the letter's folder and file: take it out")
    source = written.as_noun(Source, facts | found)
    if source.fieldwork_start and source.fieldwork_end and source.fieldwork_end < source.fieldwork_start:
        raise written.fault(("fieldwork_end",), "fieldwork_end is before fieldwork_start: correct one of them")
    if source.unreadable is not None and not source.unreadable.strip():
        raise written.fault(("unreadable",), "unreadable gives no reason: say why the letter cannot be read")
    return source


def areas_of(corpus: Path) -> tuple[Area, ...]:
    """The services of `areas.csv` in the corpus, else of the project's own list."""
    path = areas_file(corpus)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            return tuple(_area(row, f"{path}, line {rows.line_num}") for row in rows)
    except OSError as error:
        raise CorpusError(f"{path} cannot be opened ({error.strerror}): check that it is there.") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 text: save it again in that encoding.") from error


def _area(row: dict[str, str], place: str) -> Area:
    filled = {column: value for column, value in row.items() if column in Area.model_fields and value}
    lists = {column: filled[column].split("|") for column in ("aliases", "gss_codes") if column in filled}
    try:
        return Area.model_validate(filled | lists)
    except ValidationError as error:
        first = error.errors()[0]
        raise CorpusError(f"{place}: {first['loc'][0]} cannot be used ({first['msg']}): correct it.") from None


def inspections_of(corpus: Path, areas: Iterable[Area]) -> tuple[Inspection, ...]:
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
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            _refuse_columns(rows.fieldnames or (), path)
            for row in rows:
                place = f"{path}, line {rows.line_num}"
                inspection = _inspection(row, place)
                key = slug_of(inspection.area_name, areas), inspection.month
                if key in met:
                    raise CorpusError(f"{place}: this inspection stands in line {met[key]} too: keep one of them.")
                met[key] = rows.line_num
                inspections.append(inspection)
    except OSError as error:
        raise CorpusError(f"{path} cannot be opened ({error.strerror}): check who may read it.") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 text: save it again in that encoding.") from error
    except csv.Error as error:
        raise CorpusError(f"{path}, line {rows.reader.line_num}: this is not CSV ({error}): correct it.") from error
    return tuple(inspections)


def _refuse_columns(columns: Iterable[str], path: Path) -> None:
    columns = list(columns)
    known = list(Inspection.model_fields)
    for column in columns:
        if column not in known:
            raise CorpusError(
                f"{path}, line 1: there is no column {column!r}: correct its name, or take it out ({', '.join(known)})."
            )
        if columns.count(column) > 1:
            raise CorpusError(f"{path}, line 1: the column {column} stands twice: keep one of them.")
    if "area_name" not in columns:
        raise CorpusError(f"{path}, line 1: the column area_name is missing: add it.")


def _inspection(row: dict[str | None, str | list[str] | None], place: str) -> Inspection:
    if None in row or None in row.values():
        raise CorpusError(
            f"{place}: there are not as many values as columns: put a value that holds a comma in quotation marks."
        )
    filled = {str(column): str(value).strip() for column, value in row.items() if str(value).strip()}
    if not slug_of(filled.get("area_name", ""), ()):
        raise CorpusError(f"{place}: area_name names no service: write the name of its area.")
    for column in ("fieldwork_start", "fieldwork_end", "published"):
        if column in filled and not _day_or_month(filled[column]):
            raise CorpusError(
                f"{place}: {column} is {filled[column]!r}: write a day of the calendar as 2014-04-23,"
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
