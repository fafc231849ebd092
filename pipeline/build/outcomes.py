"""What comes of a letter wherever it is read: what is made of it, or why it could not be read, in a sentence."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pydantic import ValidationError

from models.reading import Unreadable
from pipeline.build.workers import MEGABYTES, Loss
from pipeline.corpus.folders import LetterFolder, as_utf8
from pipeline.errors import CorpusError, LetterError, RuleError, TooLargeError

LOGGER = logging.getLogger(__name__)

Made = TypeVar("Made")
"""What is made of a letter."""


def outcome_of(letter: LetterFolder, make: Callable[[LetterFolder], Made]) -> Made | Unreadable:
    """What is made of the letter, or the reason why it cannot be read: one letter never stops the others."""
    file = as_utf8(letter.file.name) if letter.file else "letter.pdf"
    unreadable = partial(Unreadable, id=letter.id, file=file)
    try:
        return make(letter)
    except (LetterError, CorpusError) as error:
        # In a database that is passed on, the folders of the machine that built it have no place.
        return unreadable(reason=type(error).__name__, message=str(error).replace(str(letter.file), file))
    except OSError as error:
        message = f"{file} cannot be opened ({error.strerror}): check that it is there and that you may read it."
        return unreadable(reason=type(error).__name__, message=message)
    except RuleError:
        raise
    except ValidationError as error:
        LOGGER.debug("%s cannot be kept", letter.id, exc_info=True)
        return unreadable(reason=type(error).__name__, message=cannot_be_kept(file, error))
    except Exception as error:
        LOGGER.debug("%s could not be read", letter.id, exc_info=True)
        kind = type(error).__name__
        message = f"{file} could not be read because of a fault in sqs ({kind}); please report it."
        return unreadable(reason=kind, message=message)


def cannot_be_kept(file: str, error: ValidationError) -> str:
    """What is in the letter that no row can hold, in a sentence."""
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    if first["type"] in ("less_than_equal", "int_parsing_size"):
        return f"{file} gives a number that is too large for {field}: no letter counts so many; correct the file."
    return f"{file} says something that cannot be kept ({field}: {first['msg']}); please report it."


def lost(letter: LetterFolder, loss: Loss) -> Unreadable:
    """Why the letter was given up, said in a sentence."""
    file = letter.file_to_read.name
    message = {
        "died": f"{file} crashed the process that was reading it, perhaps because there was not enough memory; please "
        "report it.",
        "time": f"{file} took too long to read and was given up; print it to a new PDF, or transcribe it as .txt.",
        "memory": f"{file} needs more than {MEGABYTES} MB of memory to read and was given up; print it to a "
        "new PDF, or transcribe it as .txt.",
    }[loss]
    reason = "BrokenProcessPool" if loss == "died" else TooLargeError.__name__
    return Unreadable(id=letter.id, file=file, reason=reason, message=message)
