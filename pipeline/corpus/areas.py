"""The services of `areas.csv`, and which of them a name stands for."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from models.area import Area
from pipeline.corpus.folders import areas_file
from pipeline.errors import CorpusError
from pipeline.language.conflicts import conflict_in
from pipeline.language.controls import control_in
from pipeline.language.folding import as_typed, single_spaced

KIND_OF_SERVICE = re.compile(r"\b(?:the|yots?|yos|yjs|youth (?:offending|justice) (?:team|service)s?)\b")
"""Words of a name that do not tell one service from another."""


def areas_in(corpus: Path) -> tuple[Area, ...]:
    """The services of `areas.csv` in the corpus, else of the project's own list."""
    path = areas_file(corpus)
    try:
        if conflict := conflict_in(path.read_text(encoding="utf-8-sig")):
            raise CorpusError(f"{path}, line {conflict[0]}: {conflict[1]}")
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if len(rows.fieldnames or ()) == 1 and ";" in rows.fieldnames[0]:  # type: ignore[index]  # there is one
                raise CorpusError(f"{path}, line 1: the columns are parted by semicolons: save it with commas.")
            return tuple(_areas(rows, path))
    except OSError as error:
        raise CorpusError(f"{path} cannot be opened ({error.strerror}): check that it is there.") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path} is not UTF-8 text: save it again in that encoding.") from error


def area_of(name: str, areas: Iterable[Area]) -> Area | None:
    """The one area that goes by the name: `Kingston-upon-Hull YOS`, `Hull`.

    None where no area does, and where several do.
    """
    wanted = folded(name)
    if not wanted:
        return None
    found = [area for area in areas if wanted in map(folded, (area.name, *area.aliases))]
    return found[0] if len(found) == 1 else None


def slug_of(name: str, areas: Iterable[Area]) -> str:
    """The short name of the one area that goes by the name, else the name itself folded: `isle-of-nowhere`.

    Empty where the name says no more than the kind of service.
    """
    area = area_of(name, areas)
    return area.slug if area else folded(name).replace(" ", "-")


def _areas(rows: "csv.DictReader[str]", path: Path) -> Iterator[Area]:
    met: dict[str, int] = {}
    try:
        for row in rows:
            area = _area(row, f"{path}, line {rows.line_num}")
            if area.slug in met:
                raise CorpusError(
                    f"{path}, line {rows.line_num}: {area.slug} is also on line {met[area.slug]}: keep one of them."
                )
            met[area.slug] = rows.line_num
            yield area
    except csv.Error as error:
        # Its own message ("field larger than field limit") says nothing to who keeps the list.
        line = rows.reader.line_num
        raise CorpusError(
            f"{path}, line {line}: this is not valid CSV ({error}): correct it, or look for a quotation mark too many."
        ) from error


def _area(row: dict[str, str], place: str) -> Area:
    if control := control_in("".join(map(str, row.values()))):
        raise CorpusError(f"{place}: the character {control} cannot be kept: remove it.")
    filled = {column: value for column, value in row.items() if column in Area.model_fields and value}
    lists = {column: filled[column].split("|") for column in ("aliases", "gss_codes") if column in filled}
    try:
        return Area.model_validate(filled | lists)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "missing":
            raise CorpusError(f"{place}: {first['loc'][0]} is empty or missing: add it.") from None
        raise CorpusError(f"{place}: {first['loc'][0]} cannot be used ({first['msg']}): correct it.") from None


@cache
def folded(name: str) -> str:
    """The words that tell a name from others, without case, accents, hyphens or other marks."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("&", " and "))
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    words = re.sub(r"[^a-z0-9]+", " ", as_typed(plain).replace("'", ""))
    return single_spaced(KIND_OF_SERVICE.sub(" ", words))
