"""What the corpus's list of known inspections says of a letter's own."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from models.area import Area
from models.inspection import Inspection
from models.source import Source
from pipeline.corpus.folders import inspections_file
from pipeline.corpus.inspections import inspections_in, letters_of

_KNOWN_FROM = "the letter itself"


@dataclass(frozen=True)
class Listing:
    """How `inspections.csv` lists the letter's inspection."""

    inspection: Inspection | None
    """None where it does not."""
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
    return Listing(fitting[0] if fitting else None, _line(source, path))


def _line(source: Source, path: Path) -> str:
    """The inspection as a line of the list, in the order of its columns."""
    values = source.model_dump(mode="json", exclude={"note"}) | {"area_name": source.area, "known_from": _KNOWN_FROM}
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = csv.DictReader(file).fieldnames or ()
    line = StringIO()
    csv.DictWriter(line, columns, restval="", extrasaction="ignore", lineterminator="").writerow(values)
    return line.getvalue()
