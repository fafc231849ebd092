"""One letter read, or all the letters of a corpus at once: from what was kept, or through all the stages.

The stages are imported where a letter goes through them. With the libraries that they need they take longer than all
else that a command does where nothing has changed.
"""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from pydantic import ValidationError

from models.reading import Reading, Unreadable
from models.source import Source
from pipeline.build.cache import Cache
from pipeline.build.workers import MEGABYTES, Loss, collect_seldom, shared_out
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder, as_utf8
from pipeline.errors import CorpusError, LetterError, MarkedUnreadableError, RuleError, TooLargeError, UnstorableError

LOGGER = logging.getLogger(__name__)

ReadLetter = tuple[Source, Reading]
Made = TypeVar("Made")
"""What is made of a letter."""


def read_letter(letter: LetterFolder, *, cache: Cache | None = None) -> ReadLetter:
    """One letter, fully read; what a person has checked in its `findings.yml` wins over what the rules read.

    Raises LetterError or CorpusError, OSError where a file cannot be opened.
    """
    source = source_of(letter)
    if source.unreadable:
        reason = source.unreadable.strip().removesuffix(".")
        raise MarkedUnreadableError(f"{letter.file_to_read.name} is marked unreadable in letter.yml: {reason}.")
    if cache and (kept := cache.reading(letter)):
        return source, kept
    from pipeline.build.stages import through_the_stages  # noqa: PLC0415 - see the top of this file

    try:
        return source, through_the_stages(letter, source, cache)
    except ValidationError as error:
        raise UnstorableError(cannot_be_kept(as_utf8(letter.file_to_read.name), error)) from error


def read_corpus(
    letters: Sequence[LetterFolder],
    *,
    cache: Cache | None = None,
    processes: int | None = None,
    on_letter: Callable[[], None] = lambda: None,
) -> tuple[tuple[ReadLetter, ...], tuple[Unreadable, ...]]:
    """All the letters in their order, and those that could not be read. `on_letter` is called after each.

    They are shared out among as many processes as there are processors, unless `processes` says otherwise; with 1 they
    are read in this one. In any other, a letter that takes too much time or memory is given up, and is unreadable.
    """
    results: dict[str, ReadLetter | Unreadable] = {}
    at_hand = cache.has_reading if cache else _never
    for letter, result in results_of(letters, partial(read_letter, cache=cache), at_hand=at_hand, processes=processes):
        results[letter.id] = result
        on_letter()
    ordered = [results[letter.id] for letter in letters]
    return (
        tuple(result for result in ordered if not isinstance(result, Unreadable)),
        tuple(result for result in ordered if isinstance(result, Unreadable)),
    )


def _never(_: LetterFolder) -> bool:
    return False


def results_of(
    letters: Sequence[LetterFolder],
    make: Callable[[LetterFolder], Made],
    *,
    at_hand: Callable[[LetterFolder], bool],
    processes: int | None = None,
) -> Iterator[tuple[LetterFolder, Made | Unreadable]]:
    """What is made of each letter, as it is made; `at_hand` says of which letters nothing must be read for it."""
    unread = [letter for letter in letters if not at_hand(letter) and _may_be_read(letter)]
    if unread:
        from pipeline.build.rule_check import check_rules  # noqa: PLC0415 - see the top of this file
        from pipeline.interpret.weights import learned_weights  # noqa: PLC0415

        check_rules()  # here a fault in them stops everything at once, and processes begun later have them already
        learned_weights()
        collect_seldom()
    shared = {letter.id for letter in unread if processes != 1}
    for letter in letters:
        if letter.id not in shared:
            yield letter, _result(letter, make)
    if shared:
        processes = min(processes or processors(), len(unread))
        yield from shared_out(unread, partial(_result, make=make), processes, lost=_lost)


def _may_be_read(letter: LetterFolder) -> bool:
    """Whether the letter goes through the stages: nobody has marked it unreadable."""
    try:
        return not source_of(letter).unreadable
    except (LetterError, CorpusError, OSError):
        return False  # it goes through none, and why is said when its turn comes


def _result(letter: LetterFolder, make: Callable[[LetterFolder], Made]) -> Made | Unreadable:
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


def _lost(letter: LetterFolder, loss: Loss) -> Unreadable:
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


def processors() -> int:
    """How many processors this process may use: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
