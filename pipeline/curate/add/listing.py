"""What the corpus's list of known inspections says of a letter's own, and a line for one that it lacks."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from models.area import Area
from models.inspection import Inspection
from models.source import Source
from pipeline.corpus.areas import slug_of
from pipeline.corpus.atomic_write import replace_file
from pipeline.corpus.folders import inspections_file
from pipeline.corpus.inspections import inspections_in, letters_of

_KNOWN_FROM = "the letter itself"


@dataclass(frozen=True)
class Listing:
    """How `inspections.csv` lists the letter's inspection."""

    inspection: Inspection | None
    """The one that is listed; None where there is none."""
    fits: bool
    """Whether that has the letter's days. One that is of the same month, on other days, is a doubt."""
    line: str
    """What would list it."""


def listing_of(source: Source, corpus: Path, areas: Sequence[Area]) -> Listing | None:
    """The listing of the letter's inspection; None where the corpus keeps no list."""
    path = inspections_file(corpus)
    if path is None:
        return None
    inspections = inspections_in(corpus, areas)
    letters = letters_of(inspections, [source], areas)
    fitting = [inspection for inspection, letter in zip(inspections, letters, strict=True) if letter]
    key = _key(_inspection_of(source), areas)
    near = [inspection for inspection in inspections if _key(inspection, areas) == key]
    return Listing(next(iter((*fitting, *near)), None), bool(fitting), _line(source, path))


def list_inspection(source: Source, corpus: Path, areas: Sequence[Area]) -> Listing | None:
    """The listing as it was; where there was none, `inspections.csv` now has the line, all else as it stood."""
    listing = listing_of(source, corpus, areas)
    path = inspections_file(corpus)
    if path and listing and listing.inspection is None:
        before = path.read_bytes()
        line_break = b"\r\n" if b"\r\n" in before else b"\n"
        ended = before if before.endswith(b"\n") or not before else before + line_break
        replace_file(path, ended + listing.line.encode() + line_break)
    return listing


def _inspection_of(source: Source) -> Inspection:
    facts = source.model_dump(mode="json", include={"fieldwork_start", "fieldwork_end", "published", "cases"})
    return Inspection(area_name=source.area or source.id, known_from=_KNOWN_FROM, **facts)


def _key(inspection: Inspection, areas: Sequence[Area]) -> tuple[str, str | None]:
    """What the list must have once only."""
    return slug_of(inspection.area_name, areas), inspection.month


def _line(source: Source, path: Path) -> str:
    """The inspection as a line of the list, in the order of its columns."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = csv.DictReader(file).fieldnames or ()
    line = StringIO()
    writer = csv.DictWriter(line, columns, restval="", extrasaction="ignore", lineterminator="")
    writer.writerow(_inspection_of(source).model_dump())
    return line.getvalue()
