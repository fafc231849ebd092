"""The stages put together: one letter read, or all the letters of a corpus at once."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from models.reading import Reading, Unreadable
from models.source import Source
from models.text import Transcript
from pipeline.annotations.apply import with_checked_entries
from pipeline.annotations.entries import findings_in
from pipeline.annotations.placing import problems_of
from pipeline.annotations.second import second_in, with_second_readers
from pipeline.build.cache import Cache
from pipeline.build.rule_check import check_rules
from pipeline.build.workers import MEGABYTES, Loss, shared_out
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder, as_utf8
from pipeline.errors import CorpusError, LetterError, MarkedUnreadableError, RuleError, TooLargeError
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.interpret.second_readers import weigh_opinions
from pipeline.interpret.weights import learned_weights
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
    if letter.second:
        reading = with_second_readers(reading, checked.entries, second_in(letter.second))
        weighed = weigh_opinions(reading.findings, reading.opinions, learned_weights())
        reading = reading.model_copy(update={"findings": weighed})
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

    They are shared out among as many processes as there are processors, unless `processes` says otherwise; with 1 they
    are read in this one. In any other, a letter that takes too much time or memory is given up, and is unreadable.
    """
    check_rules()  # here a fault in them stops everything at once, and processes begun later have them already
    results: dict[str, Result] = {}
    for letter, result in _results(letters, cache, processes):
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
    letters: Sequence[LetterFolder], cache: Cache | None, processes: int | None
) -> Iterator[tuple[LetterFolder, Result]]:
    kept = [letter for letter in letters if cache and cache.has_reading(letter)]
    unread = [letter for letter in letters if letter not in kept]
    if processes == 1:
        kept, unread = list(letters), []
    for letter in kept:
        yield letter, _result(letter, cache)
    processes = min(processes or processors(), len(unread))
    yield from shared_out(unread, partial(_result, cache=cache), processes, lost=_lost)


def _result(letter: LetterFolder, cache: Cache | None) -> Result:
    """The letter read, or the reason why it cannot be: one letter never stops the others."""
    file = as_utf8(letter.file.name) if letter.file else "letter.pdf"
    unreadable = partial(Unreadable, id=letter.id, file=file)
    try:
        return read_letter(letter, cache=cache)
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
