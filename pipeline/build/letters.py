"""One letter read, or all the letters of a corpus at once: from what was kept, or through all the stages.

The stages are imported where a letter goes through them. With the libraries that they need they take longer than all
else that a command does where nothing has changed.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from models.reading import Reading, Unreadable
from models.source import Source
from pipeline.build.cache import Cache
from pipeline.build.crews import Crew, brought_by
from pipeline.build.memory import keep_what_is_loaded
from pipeline.build.outcomes import Made, cannot_be_kept, lost, outcome_of
from pipeline.build.parcels import Delivery, packed
from pipeline.build.workers import shared_out
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder, as_utf8
from pipeline.errors import CorpusError, LetterError, MarkedUnreadableError, UnstorableError

ReadLetter = tuple[Source, Reading]


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
    crew: Crew | None = None,
    on_letter: Callable[[], None] = lambda: None,
) -> tuple[tuple[ReadLetter, ...], tuple[Unreadable, ...]]:
    """All the letters in their order, and those that could not be read. `on_letter` is called after each.

    They are shared out among as many processes as there are processors, unless `processes` says otherwise; with 1 they
    are read in this one. In any other, a letter that takes too much time or memory is given up, and is unreadable. If
    there is a crew, it reads them instead.
    """
    results: dict[str, ReadLetter | Unreadable] = {}
    with ExitStack() as stack:
        if crew and not cache:  # what it sends must be put somewhere
            cache = Cache(Path(stack.enter_context(TemporaryDirectory(prefix="sqs-"))))
        at_hand = cache.has_reading if cache else _never
        shared = results_of(letters, read_letter, cache=cache, at_hand=at_hand, processes=processes, crew=crew)
        for letter, result in shared:
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
    make: Callable[..., Made],
    *,
    cache: Cache | None,
    at_hand: Callable[[LetterFolder], bool],
    processes: int | None = None,
    crew: Crew | None = None,
) -> Iterator[tuple[LetterFolder, Made | Unreadable]]:
    """What is made of each letter, as it is made; `at_hand` says of which letters nothing must be read for it.

    `make` is given the letter and, as `cache`, what is kept. What a crew does not bring is made by processes here.
    """
    unread = [letter for letter in letters if not at_hand(letter) and _may_be_read(letter)]
    if unread:
        from pipeline.build.rule_check import check_rules  # noqa: PLC0415 - see the top of this file
        from pipeline.interpret.weights import learned_weights  # noqa: PLC0415

        check_rules()  # here a fault in them stops everything at once, and processes begun later have them already
        learned_weights()
        keep_what_is_loaded()
    here = partial(make, cache=cache)
    shared = {letter.id: letter for letter in unread if crew or processes != 1}
    for letter in letters:
        if letter.id not in shared:
            yield letter, outcome_of(letter, here)
    if crew and cache:
        for letter, answer in brought_by(crew, unread, partial(packed, make=make, cache=cache)):
            if not isinstance(answer, Delivery):
                yield shared.pop(letter.id), lost(letter, answer)
            elif answer.unreadable:
                yield shared.pop(letter.id), answer.unreadable
            elif cache.put(answer.entries) and at_hand(letter):
                yield shared.pop(letter.id), outcome_of(letter, here)
    if shared:
        processes = min(processes or processors(), len(shared))
        yield from shared_out([*shared.values()], partial(outcome_of, make=here), processes, lost=lost)


def _may_be_read(letter: LetterFolder) -> bool:
    """Whether the letter goes through the stages: nobody has marked it unreadable."""
    try:
        return not source_of(letter).unreadable
    except (LetterError, CorpusError, OSError):
        return False  # it goes through none, and why is said when its turn comes


def processors() -> int:
    """How many processors this process may use: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
