"""The stages put together: one letter read, or all the letters of a corpus at once."""

import logging
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from models.reading import Reading, Unreadable
from models.source import Source
from models.text import Transcript
from pipeline.annotations.apply import with_checked_entries
from pipeline.annotations.entries import findings_in
from pipeline.annotations.placing import problems_of
from pipeline.build.cache import Cache
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder
from pipeline.errors import CorpusError, LetterError, MarkedUnreadableError
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules
from pipeline.read import read
from pipeline.segment import segment
from pipeline.validate import validate

LOGGER = logging.getLogger(__name__)

ReadLetter = tuple[Source, Reading]
Result = ReadLetter | Unreadable


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
    checked = findings_in(letter.findings)
    transcript = _transcript(letter.file_to_read, source.sha256, cache)
    segmented = segment(transcript, file=letter.file_to_read.name)
    rules = load_rules()
    understood = with_checked_entries(
        segmented, interpret(segmented, extract(segmented, rules), rules), checked.entries
    )
    reading = Reading(
        letter=segmented,
        findings=understood.findings,
        numbers=understood.numbers,
        problems=(
            *validate(segmented, source, understood.findings, understood.numbers),
            *problems_of(segmented, checked),
        ),
    )
    if cache:
        cache.keep_reading(letter, reading)
    return source, reading


def read_corpus(
    letters: Sequence[LetterFolder],
    *,
    cache: Cache | None = None,
    processes: int | None = None,
    on_letter: Callable[[], None] = lambda: None,
) -> tuple[tuple[ReadLetter, ...], tuple[Unreadable, ...]]:
    """All the letters in their order, and those that could not be read. `on_letter` is called after each.

    They are shared out among as many processes as there are processors, unless `processes` says otherwise.
    """
    load_rules()  # here a fault in them stops everything at once, and processes begun later have them already
    results: dict[str, Result] = {}
    for letter, result in _results(letters, cache, processes or processors()):
        results[letter.id] = result
        on_letter()
    ordered = [results[letter.id] for letter in letters]
    return (
        tuple(result for result in ordered if not isinstance(result, Unreadable)),
        tuple(result for result in ordered if isinstance(result, Unreadable)),
    )


def _transcript(file: Path, sha256: str, cache: Cache | None) -> Transcript:
    if cache and (kept := cache.transcript(sha256)):
        return kept
    transcript = read(file)
    if cache:
        cache.keep_transcript(sha256, transcript)
    return transcript


def _results(
    letters: Sequence[LetterFolder], cache: Cache | None, processes: int
) -> Iterator[tuple[LetterFolder, Result]]:
    kept = [letter for letter in letters if cache and cache.has_reading(letter)]
    unread = [letter for letter in letters if letter not in kept]
    if processes == 1 or len(unread) == 1:
        kept, unread = list(letters), []
    for letter in kept:
        yield letter, _result(letter, cache)
    if unread:
        yield from _share_out(unread, cache, min(processes, len(unread)))


def _share_out(
    letters: Sequence[LetterFolder], cache: Cache | None, processes: int
) -> Iterator[tuple[LetterFolder, Result]]:
    """Letters as they are done. One that brings its process down is found by reading what is left one by one."""
    left = []
    for letter, future in _futures(letters, cache, processes):
        if isinstance(future.exception(), BrokenProcessPool):
            left.append(letter)
        else:
            yield letter, future.result()
    for letter in left:
        for _, future in _futures([letter], cache, 1):
            yield letter, _lost_letter(letter) if future.exception() else future.result()


def _futures(
    letters: Sequence[LetterFolder], cache: Cache | None, processes: int
) -> Iterator[tuple[LetterFolder, Future[Result]]]:
    levels = (logging.getLogger().level, LOGGER.getEffectiveLevel())
    pool = ProcessPoolExecutor(processes, initializer=_begin_process, initargs=levels)
    try:
        futures = {pool.submit(_result, letter, cache): letter for letter in letters}
        for future in as_completed(futures):
            yield futures[future], future
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_process(level_of_libraries: int, level: int) -> None:
    """Leave ^C, which reaches every process, to the first of them: it lets this one finish its letter and end.

    One that ended in the middle of handing over a letter would leave the first waiting for the rest.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=level_of_libraries)
    LOGGER.setLevel(level)


def _result(letter: LetterFolder, cache: Cache | None) -> Result:
    """The letter read, or the reason why it cannot be: one letter never stops the others."""
    file = letter.file.name if letter.file else "letter.pdf"
    unreadable = partial(Unreadable, id=letter.id, file=file)
    try:
        return read_letter(letter, cache=cache)
    except (LetterError, CorpusError) as error:
        # In a database that is passed on, the folders of the machine that built it have no place.
        return unreadable(reason=type(error).__name__, message=str(error).replace(str(letter.file), file))
    except OSError as error:
        message = f"{file} cannot be opened ({error.strerror}): check that it is there and that you may read it."
        return unreadable(reason=type(error).__name__, message=message)
    except Exception as error:
        LOGGER.debug("%s could not be read", letter.id, exc_info=True)
        kind = type(error).__name__
        message = f"{file} could not be read because of a fault in sqs ({kind}); please report it."
        return unreadable(reason=kind, message=message)


def _lost_letter(letter: LetterFolder) -> Unreadable:
    return Unreadable(
        id=letter.id,
        file=letter.file_to_read.name,
        reason="BrokenProcessPool",
        message=f"{letter.file_to_read.name} crashed the process that was reading it, perhaps because "
        "there was not enough memory; please report it.",
    )


def processors() -> int:
    """How many processors this process may use: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
