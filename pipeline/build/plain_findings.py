"""The findings of one letter, for programs that use this package as a library."""

from os import PathLike
from pathlib import Path

from models.plain_finding import PlainFinding
from models.reading import Reading
from models.source import Source
from models.text import Box
from pipeline.build.letters import read_letter
from pipeline.corpus.folders import letter_called
from pipeline.errors import CorpusError
from pipeline.language.rules import load_measures
from pipeline.load.body import Row
from pipeline.load.rows import letter_rows


def findings(file: str | PathLike[str]) -> tuple[PlainFinding, ...]:
    """The findings of a letter, in the order in which they are printed.

    `file` is a PDF or a text file. What people have checked in a `findings.yml` beside a `letter.pdf` wins over what
    the rules read. Raises `pipeline.errors.SqsError`, which says why and what to do, where the file cannot be read.
    """
    path = Path(file)
    if not path.is_file():
        raise CorpusError(f"There is no file {path}: give the path of a PDF or of a text file.")
    return plain_findings(*read_letter(letter_called(str(path), path.parent)))


def plain_findings(source: Source, reading: Reading) -> tuple[PlainFinding, ...]:
    """The findings of a reading, with the ids that a database gives them."""
    measures = {measure.id: measure for measure in load_measures()}
    rows = letter_rows(source, reading, measures=measures, areas=())
    boxes: dict[str, list[Box]] = {}
    for row in rows["boxes"]:
        if row["finding"] is not None:
            boxes.setdefault(str(row["finding"]), []).append(_box(row))
    return tuple(
        PlainFinding.model_validate(row | {"boxes": boxes.get(str(row["id"]), ())}) for row in rows["findings"]
    )


def _box(row: Row) -> Box:
    return Box.model_validate({name: row[name] for name in Box.model_fields})
