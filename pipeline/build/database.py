"""A database built from a corpus: every letter read, then all of them loaded."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from models.area import Area
from models.reading import Reading
from models.source import Source
from pipeline.build.cache import cache_beside
from pipeline.build.letters import read_corpus
from pipeline.corpus.areas import areas_in
from pipeline.corpus.folders import LetterFolder
from pipeline.corpus.inspections import inspections_in
from pipeline.errors import SqsError
from pipeline.language.rules import load_rules
from pipeline.load import load
from pipeline.validate import service_problems


def build(
    letters: Sequence[LetterFolder],
    *,
    corpus: Path,
    database: Path,
    fingerprint: str,
    on_letter: Callable[[], None],
) -> None:
    """The database, made anew from all the letters that can be read; SqsError where it cannot be written."""
    cache = cache_beside(database)
    areas = areas_in(corpus)
    inspections = inspections_in(corpus, areas)
    readings, unreadable = read_corpus(letters, cache=cache, on_letter=on_letter)
    readings = tuple((source, _with_service_looked_up(source, reading, areas)) for source, reading in readings)
    try:
        load(
            readings,
            unreadable=unreadable,
            measures=load_rules().measures,
            areas=areas,
            inspections=inspections,
            rules=load_rules().rules,
            path=database,
            fingerprint=fingerprint,
        )
    except (OSError, sqlite3.OperationalError) as error:
        raise SqsError(f"{database} cannot be written ({error}): name another place with --db.") from error
    sha256 = {source.id: source.sha256 for source, _ in readings}
    cache.prune((letter, sha256[letter.id]) for letter in letters if letter.id in sha256)


def _with_service_looked_up(source: Source, reading: Reading, areas: Sequence[Area]) -> Reading:
    """The reading with what the list of services says of its own, which is no part of what is kept of a letter."""
    problems = tuple(service_problems(reading.letter, source, areas))
    return reading.model_copy(update={"problems": (*problems, *reading.problems)}) if problems else reading
