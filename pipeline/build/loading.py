"""All that can be loaded is loaded: a letter with a row that the database refuses is listed instead."""

import logging
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from models.reading import Unreadable
from models.source import Source
from pipeline.build.letters import ReadLetter
from pipeline.errors import SqsError

LOGGER = logging.getLogger(__name__)

REFUSALS = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.ProgrammingError, OverflowError, UnicodeEncodeError)
"""What SQLite and its driver say to a row; what they say to a full disk is `sqlite3.OperationalError`."""


class Load(Protocol):
    """Loads these letters, and all else that belongs into the database, into a new file at `path`."""

    def __call__(self, readings: Sequence[ReadLetter], *, unreadable: Sequence[Unreadable], path: Path) -> None:
        """The database at `path`, made anew."""


def load_all_that_can_be(
    readings: Sequence[ReadLetter], unreadable: Sequence[Unreadable], *, load: Load, path: Path
) -> tuple[ReadLetter, ...]:
    """The letters that are in the database at `path`; those that it refused are in its table `unreadable`.

    Raises SqsError where the database refuses what belongs to no letter, and leaves an older one as it was.
    """
    try:
        load(readings, unreadable=unreadable, path=path)
    except REFUSALS:
        LOGGER.debug("a row is refused: looking for its letter", exc_info=True)
    else:
        return tuple(readings)
    with TemporaryDirectory() as folder:
        trial = Path(folder) / "trial.db"
        try:
            load((), unreadable=(), path=trial)
        except REFUSALS as error:
            raise SqsError(f"The lists beside the letters cannot be loaded ({error}): correct them.") from error
        refused = {source.id: error for source, error in _refused(readings, load, trial)}
    loaded = tuple(reading for reading in readings if reading[0].id not in refused)
    listed = [*unreadable, *(_listed(letter, error) for letter, error in refused.items())]
    load(loaded, unreadable=listed, path=path)
    return loaded


def _refused(readings: Sequence[ReadLetter], load: Load, trial: Path) -> list[tuple[Source, Exception]]:
    """The letters that cannot be loaded, found by halving; each with what the database said."""
    try:
        load(readings, unreadable=(), path=trial)
    except REFUSALS as error:
        if len(readings) == 1:
            return [(readings[0][0], error)]
    else:
        return []
    half = len(readings) // 2
    return [found for part in (readings[:half], readings[half:]) for found in _refused(part, load, trial)]


def _listed(letter: str, error: Exception) -> Unreadable:
    message = f"What {letter} says cannot be kept in the database ({error}); please report it."
    return Unreadable(id=letter, file="", reason=type(error).__name__, message=message)
