"""What people keep in the corpus: the facts about each letter, and the list of services."""

import csv
from pathlib import Path

from pydantic import ValidationError

from models.area import Area
from models.source import Source
from pipeline.errors import CorpusError
from pipeline.fingerprint import sha256_of
from pipeline.folders import LetterFolder, areas_file, letters_in
from pipeline.handwritten import handwritten

__all__ = ["LetterFolder", "areas_of", "letters_in", "source_of"]


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
