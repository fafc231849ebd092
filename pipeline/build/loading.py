"""All that can be loaded is loaded: a letter with a row that the database refuses is listed instead."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from models.reading import Unreadable
from pipeline.build.shelving import ShelfOnDisk
from pipeline.errors import SqsError
from pipeline.load.database import REFUSALS, RefusedLettersError
from pipeline.load.shelf import Shelf

LOGGER = logging.getLogger(__name__)


class Load(Protocol):
    """Loads these letters, and all else that belongs into the database, into a new file at `path`."""

    def __call__(self, shelf: Shelf, *, unreadable: Sequence[Unreadable], path: Path) -> None:
        """The database at `path`, made anew; RefusedLettersError where rows of letters are refused."""


def load_all_that_can_be(
    shelf: ShelfOnDisk, unreadable: Sequence[Unreadable], *, load: Load, path: Path
) -> ShelfOnDisk:
    """The letters that are in the database at `path`; those that it refused are in its table `unreadable`.

    Raises SqsError where the database refuses what belongs to no letter, and leaves an older one as it was.
    """
    try:
        load(shelf, unreadable=unreadable, path=path)
    except RefusedLettersError as error:
        LOGGER.debug("rows are refused: the letters are listed instead", exc_info=True)
        listed = [_listed(letter, refusal) for letter, refusal in error.refused.items()]
        return load_all_that_can_be(shelf.without(error.refused), [*unreadable, *listed], load=load, path=path)
    except REFUSALS as error:
        raise SqsError(f"The lists beside the letters cannot be loaded ({error}): correct them.") from error
    return shelf


def _listed(letter: str, error: Exception) -> Unreadable:
    message = f"What {letter} says cannot be kept in the database ({error}); please report it."
    return Unreadable(id=letter, file="", reason=type(error).__name__, message=message)
