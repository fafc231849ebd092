"""Whether the corpus holds a letter already: the file, the letter of that service and month, or the words."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

from models.area import Area
from models.source import Source
from models.text import Transcript
from pipeline.corpus.areas import slug_of
from pipeline.corpus.digest import sha256_of
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder
from pipeline.errors import SqsError
from pipeline.read import read

_NAME = re.compile(r"(?P<service>.+)-(?P<month>\d{4}-\d{2})")
"""Of a letter's folder."""
_RUN = 5
"""Words."""
_SAME = 0.8
"""Of the runs of words: two copies of a letter share nearly all of them, two letters by one inspector far fewer."""

Words = tuple[str, ...]


def refuse_same_file(sha256: str, held: Iterable[LetterFolder]) -> None:
    """SqsError where one of the letters is this very file, whatever either is called."""
    for letter in held:
        files = letter.folder.glob("letter.*") if letter.folder else filter(None, [letter.file])
        if any(sha256_of(file) == sha256 for file in files):
            raise SqsError(f"This file is already in the corpus, as {letter.id}: nothing was added.")


def refuse_same_letter(
    source: Source, transcript: Transcript, held: Iterable[LetterFolder], areas: Sequence[Area]
) -> None:
    """SqsError where one of the letters is of the same service and month, or has the same words.

    Words are compared where a fact is the same, or none is known: a letter on another inspection has others.
    """
    services, months, days = _services(source, areas), _months(source), _days(source)
    runs = _runs(transcript)
    for letter in held:
        known = _facts_on_file(letter)
        if services & _services(known, areas) and months & _months(known):
            raise SqsError(
                f"The letter about {source.area}, {' '.join(months)}, is already in the corpus, as {letter.id}: "
                "nothing was added. If this file is better, put it in that folder yourself; "
                f"`sqs check {letter.id}` shows what changes."
            )
        if services & _services(known, areas) or days & _days(known) or not _days(known):
            others = _runs(_transcript(letter))
            if len(runs & others) > _SAME * min(len(runs), len(others)):
                raise SqsError(
                    f"This letter has the same words as {letter.id}, which is already in the corpus: nothing was added."
                )


def _facts_on_file(letter: LetterFolder) -> Source:
    """What the letter's own files say of it; no more than its name where they cannot be used."""
    with suppress(SqsError, OSError):
        return source_of(letter)
    return Source(id=letter.id, sha256="")


def _services(source: Source, areas: Sequence[Area]) -> set[str]:
    name = _NAME.fullmatch(source.id)
    return {slug_of(area, areas) for area in (source.area, name and name["service"]) if area}


def _months(source: Source) -> set[str]:
    name = _NAME.fullmatch(source.id)
    return {month for month in (source.published and f"{source.published:%Y-%m}", name and name["month"]) if month}


def _days(source: Source) -> set[date]:
    return {day for day in (source.published, source.fieldwork_start, source.fieldwork_end) if day}


def _transcript(letter: LetterFolder) -> Transcript:
    """The letter's text; none where it cannot be read, which is no hindrance to another."""
    with suppress(SqsError, OSError):
        return read(letter.file_to_read)
    return Transcript(text="", blocks=())


def _runs(transcript: Transcript) -> set[Words]:
    """Every so many words that follow on each other: what is set or divided otherwise has the same ones."""
    words = re.findall(r"\w+", transcript.text.casefold())
    return {tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}
