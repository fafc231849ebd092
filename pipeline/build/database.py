"""A database built from a corpus: every letter read, then all of them loaded."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from models.reading import Unreadable
from pipeline.build.cache import cache_beside
from pipeline.build.crews import Crew
from pipeline.build.fingerprint import RECOGNITION, corpus_digest, recognition, rules_digest
from pipeline.build.loading import load_all_that_can_be
from pipeline.build.shelving import Services, shelve_corpus
from pipeline.corpus.areas import areas_in
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.folders import LetterFolder, areas_file
from pipeline.corpus.inspections import inspections_in
from pipeline.errors import ImageOnlyPdfError, SqsError
from pipeline.language.rules import load_rules
from pipeline.load.database import load_shelf
from pipeline.load.shelf import Shelf


def build(
    letters: Sequence[LetterFolder],
    *,
    corpus: Path,
    database: Path,
    fingerprint: str,
    on_letter: Callable[[], None],
    crew: Crew | None = None,
) -> None:
    """The database, made anew from all the letters that can be read; SqsError where it cannot be written.

    Letters are read by processes of this machine, or by the crew.
    """
    cache = cache_beside(database)
    areas = areas_in(corpus)
    inspections = inspections_in(corpus, areas)
    services = Services(tuple(areas), sha256_of(areas_file(corpus)))
    shelf, unreadable = shelve_corpus(letters, services, cache=cache, crew=crew, on_letter=on_letter)
    into = partial(
        load_shelf,
        measures=load_rules().measures,
        areas=areas,
        inspections=inspections,
        rules=load_rules().rules,
        fingerprint=fingerprint,
        made_from={
            "corpus": corpus_digest(letters, areas_file(corpus)),
            "rules": rules_digest(),
            **({RECOGNITION: recognition()} if _needs_recognition(shelf, unreadable) else {}),
        },
    )
    try:
        shelf = load_all_that_can_be(shelf, unreadable, load=into, path=database)
    except (OSError, sqlite3.OperationalError) as error:
        raise SqsError(f"{database} cannot be written ({error}): name another place with --db.") from error
    sha256 = {card.id: str(card.letter["sha256"]) for card in shelf.cards}
    cache.prune(((letter, sha256[letter.id]) for letter in letters if letter.id in sha256), services.digest)


def _needs_recognition(shelf: Shelf, unreadable: Iterable[Unreadable]) -> bool:
    """Whether other text recognition could change a row: there are pages that only it can read."""
    return any(card.recognised for card in shelf.cards) or any(
        letter.reason == ImageOnlyPdfError.__name__ for letter in unreadable
    )
