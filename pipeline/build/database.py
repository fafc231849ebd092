"""A database built from a corpus: every letter read, then all of them loaded."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from models.area import Area
from models.reading import Reading, Unreadable
from models.source import Source
from pipeline.build.cache import cache_beside
from pipeline.build.fingerprint import RECOGNITION, corpus_digest, recognition, rules_digest
from pipeline.build.letters import ReadLetter, read_corpus
from pipeline.build.loading import load_all_that_can_be
from pipeline.corpus.areas import areas_in
from pipeline.corpus.folders import LetterFolder, areas_file
from pipeline.corpus.inspections import inspections_in
from pipeline.errors import ImageOnlyPdfError, SqsError
from pipeline.language.illegible import depends_on_recognition
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
    into = partial(
        load,
        measures=load_rules().measures,
        areas=areas,
        inspections=inspections,
        rules=load_rules().rules,
        fingerprint=fingerprint,
        made_from={
            "corpus": corpus_digest(letters, areas_file(corpus)),
            "rules": rules_digest(),
            **({RECOGNITION: recognition()} if _needs_recognition(readings, unreadable) else {}),
        },
    )
    try:
        readings = load_all_that_can_be(readings, unreadable, load=into, path=database)
    except (OSError, sqlite3.OperationalError) as error:
        raise SqsError(f"{database} cannot be written ({error}): name another place with --db.") from error
    sha256 = {source.id: source.sha256 for source, _ in readings}
    cache.prune((letter, sha256[letter.id]) for letter in letters if letter.id in sha256)


def _needs_recognition(readings: Iterable[ReadLetter], unreadable: Iterable[Unreadable]) -> bool:
    """Whether other text recognition could change a row: there are pages that only it can read."""
    return any(depends_on_recognition(reading.letter.transcript) for _, reading in readings) or any(
        letter.reason == ImageOnlyPdfError.__name__ for letter in unreadable
    )


def _with_service_looked_up(source: Source, reading: Reading, areas: Sequence[Area]) -> Reading:
    """The reading with what the list of services says of its own, which is no part of what is kept of a letter."""
    problems = tuple(service_problems(reading.letter, source, areas))
    return reading.model_copy(update={"problems": (*problems, *reading.problems)}) if problems else reading
