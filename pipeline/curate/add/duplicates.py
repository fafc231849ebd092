"""Whether the corpus holds a letter already: the file, the letter of that service and month, or the words."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path

from models.area import Area
from models.source import Source
from models.text import Transcript
from pipeline.corpus.areas import slug_of
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import EARLIER, LetterFolder
from pipeline.corpus.naming import for_corpus
from pipeline.errors import SqsError
from pipeline.read import read

_NAME = re.compile(r"(?P<service>.+)-(?P<month>\d{4}-\d{2})")
"""Of a letter's folder."""
_RUN = 5
"""Words."""
_SAME = 0.8
"""Of the runs of words: two copies of a letter share nearly all of them, two letters by one inspector far fewer."""

Words = tuple[str, ...]
FileState = tuple[int, int] | None
"""A file's size and when it was written last."""


class HeldAlreadyError(SqsError):
    """The corpus holds this very file, or another with the same words."""

    def __init__(self, message: str, letter: str) -> None:
        super().__init__(message)
        self.letter = letter
        """The letter that is held."""


class OtherEditionError(SqsError):
    """The corpus holds another edition of the letter: the same service and month, or nearly the same words."""

    def __init__(self, message: str, letter: str) -> None:
        super().__init__(message)
        self.letter = letter
        """The edition that is held."""


def refuse_same_file(sha256: str, held: Iterable[LetterFolder]) -> None:
    """HeldAlreadyError where one of the letters is this very file, whatever either is called."""
    for letter in held:
        files = [letter.file] if letter.file else []
        if letter.folder:
            files = [*letter.folder.glob("letter.*"), *letter.folder.glob(f"{EARLIER}/*/letter.*")]
        if any(_digest_as_of(file, _state_of(file)) == sha256 for file in files):
            raise HeldAlreadyError(f"This file is already in the corpus, as {letter.id}: nothing was added.", letter.id)


def refuse_same_letter(
    source: Source, transcript: Transcript, held: Iterable[LetterFolder], areas: Sequence[Area]
) -> None:
    """HeldAlreadyError where one of the letters has the same words, OtherEditionError where it is another edition.

    Words are compared where a fact is the same, or none is known: a letter on another inspection has others.
    """
    services, months, days = _services(source, areas), _months(source), _days(source)
    runs = _runs(transcript)
    for letter in held:
        known = _facts_on_file(letter)
        is_same_service = bool(services & _services(known, areas))
        is_same_inspection = is_same_service and bool(months & _months(known))
        if not (is_same_service or days & _days(known) or not _days(known)):
            continue
        others = _runs_of_letter(letter)
        if runs and runs == others:
            raise HeldAlreadyError(
                f"This letter has the same words as {letter.id}, which is already in the corpus: nothing was added.",
                letter.id,
            )
        command = f"sqs replace {letter.id} FILE{for_corpus(letter.corpus)}"
        cure = f"nothing was added. If this file is better, `{command}` puts it in its place."
        if is_same_inspection:
            about = f"{source.area}, {' '.join(months)},"
            raise OtherEditionError(
                f"The letter about {about} is already in the corpus, as {letter.id}: {cure}", letter.id
            )
        if len(runs & others) > _SAME * min(len(runs), len(others)):
            raise OtherEditionError(
                f"This letter has nearly the same words as {letter.id}, which is already in the corpus: {cure}",
                letter.id,
            )


def _facts_on_file(letter: LetterFolder) -> Source:
    """What the letter's own files say of it; no more than its name where they cannot be used."""
    with suppress(SqsError, OSError):
        return _facts_as_of(letter, *map(_state_of, (letter.facts, letter.file)))
    return Source(id=letter.id, sha256="")


@lru_cache(maxsize=1024)
def _facts_as_of(letter: LetterFolder, *_states: FileState) -> Source:
    return source_of(letter)


def _state_of(path: Path | None) -> FileState:
    """Changes with the file: many letters are added in one go, and each is held to all the others."""
    if path is None:
        return None
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@lru_cache(maxsize=1024)
def _digest_as_of(file: Path, _state: FileState) -> str:
    return sha256_of(file)


def _services(source: Source, areas: Sequence[Area]) -> set[str]:
    name = _NAME.fullmatch(source.id)
    return {slug_of(area, areas) for area in (source.area, name and name["service"]) if area}


def _months(source: Source) -> set[str]:
    name = _NAME.fullmatch(source.id)
    return {month for month in (source.published and f"{source.published:%Y-%m}", name and name["month"]) if month}


def _days(source: Source) -> set[date]:
    return {day for day in (source.published, source.fieldwork_start, source.fieldwork_end) if day}


def _runs_of_letter(letter: LetterFolder) -> frozenset[Words]:
    """The letter's runs of words; none where it cannot be read, which is no hindrance to another."""
    with suppress(SqsError, OSError):
        return _runs_as_of(letter.file_to_read, _state_of(letter.file))
    return frozenset()


@lru_cache(maxsize=256)
def _runs_as_of(file: Path, _state: FileState) -> frozenset[Words]:
    return _runs(read(file))


def _runs(transcript: Transcript) -> frozenset[Words]:
    """Every so many words that follow on each other: what is set or divided otherwise has the same ones."""
    words = re.findall(r"\w+", transcript.text.casefold())
    return frozenset(tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1))
