"""One person at a letter at a time: whoever comes second is told who is there."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from pipeline.errors import SqsError

NAME = ".being-reviewed"
_held: list[TextIO] = []
"""What this process holds letters by, each file locked."""


class OccupiedError(SqsError):
    """Somebody else is working on the letter."""


@contextlib.contextmanager
def occupied(folder: Path, says: str) -> Iterator[None]:
    """Hold the letter in this folder; OccupiedError, with what the other one says, where it is held already.

    The system lets it go when the process ends, however that may be.
    """
    path = folder / NAME
    with _opened(path) as file:
        if not _is_locked_now(file.fileno()):
            file.seek(0)
            raise OccupiedError(
                f"{folder.name} is being worked on already ({file.read().strip()}). "
                "Wait until that has ended, or choose another letter."
            )
        file.truncate(0)
        file.write(says)
        file.flush()
        _held.append(file)
        try:
            yield
        finally:
            _held.remove(file)
            path.unlink(missing_ok=True)


def _let_go_in_a_process_begun_here() -> None:
    """A worker has its parent's open files, and would hold the letter still when the parent has been killed."""
    while _held:
        _held.pop().close()


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_let_go_in_a_process_begun_here)


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a+", encoding="utf-8")
    except OSError as error:
        why = f"{path.parent} cannot be written ({error.strerror}): check that you may write there."
        raise SqsError(why) from error


def _is_locked_now(file: int) -> bool:
    """Whether the file could be locked. Windows has no such lock: there two people are told by their first answers."""
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - Windows has none

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return os.fstat(file).st_nlink > 0
