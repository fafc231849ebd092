"""What a second reader read, held to the letter and kept in its `second.yml`; and how far it agrees with the rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from models.checked import CheckedEntry
from models.reading import Reading
from models.second import RefusedEntry, SecondReader
from pipeline.annotations.entries import findings_in
from pipeline.annotations.second import second_in, with_second_readers
from pipeline.annotations.second.align import align
from pipeline.annotations.second.file import second_as_text, with_reader
from pipeline.build.letters import read_letter
from pipeline.corpus.atomic_write import replace_file
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.second.prompt import prompt_version
from pipeline.errors import CorpusError
from pipeline.language.controls import CONTROLS
from pipeline.read.redaction import redact


@dataclass(frozen=True)
class LetterForReader:
    """A letter that a second reader is to read."""

    folder: LetterFolder
    reading: Reading
    """As its rows stand, without any second reader."""


@dataclass(frozen=True)
class SecondReading:
    """What came of it."""

    letter: str
    path: Path
    reader: SecondReader
    agrees: int
    differs: int
    alone: int
    """Statements that only the second reader reads."""
    not_read: int
    """Rows that it does not read."""


def letter_for_reader(folder: LetterFolder) -> LetterForReader:
    """The letter in the folder; LetterError or CorpusError where it cannot be read or stands in no folder."""
    if folder.folder is None:
        raise CorpusError(f"{folder.id} is not in a folder of its own: add it to the corpus with `sqs add`.")
    _, reading = read_letter(replace(folder, second=None))
    return LetterForReader(folder, reading)


def model_reader(name: str, version: str, day: date, entries: Sequence[CheckedEntry]) -> SecondReader:
    """A language model as a reader of this prompt; its entries are still to be held to the letter."""
    return SecondReader(
        reader=name, kind="model", version=version, prompt=prompt_version(), date=day, entries=tuple(entries)
    )


def person_reader(which: str, day: date, path: Path) -> SecondReader:
    """A person's own annotation, in the form of a `findings.yml`; CorpusError where the file cannot be used.

    `which` is a letter of the alphabet: names of people are kept nowhere.
    """
    entries = tuple(
        entry.model_copy(update={"checked": True, "note": None})
        for entry in findings_in(path).entries
        if not entry.rejected
    )
    return SecondReader(reader=f"person {which}", kind="person", date=day, entries=entries)


def keep(letter: LetterForReader, given: SecondReader) -> SecondReading:
    """Write what the letter bears out into its `second.yml`, in place of what the same reader read before."""
    aligned = align(letter.reading.letter, given.entries)
    refused = tuple(
        RefusedEntry(**{field: CONTROLS.sub(" ", redact(value)) for field, value in entry.model_dump().items()})
        for entry in aligned.refused
    )
    entries = tuple(
        entry.model_copy(update={"note": CONTROLS.sub(" ", redact(entry.note)) if entry.note else None})
        for entry in aligned.entries
    )
    reader = given.model_copy(update={"entries": entries, "refused": refused})
    path = letter.folder.second or letter.folder.file_to_read.with_name("second.yml")
    replace_file(path, second_as_text(with_reader(second_in(letter.folder.second), reader)))
    return _compared(letter, reader, path)


def _compared(letter: LetterForReader, reader: SecondReader, path: Path) -> SecondReading:
    opinions = with_second_readers(letter.reading, (), [reader]).opinions
    kinds = Counter("alone" if each.finding is None else "differs" if each.differs else "agrees" for each in opinions)
    read = {opinion.finding for opinion in opinions}
    return SecondReading(
        letter=letter.folder.id,
        path=path,
        reader=reader,
        agrees=kinds["agrees"],
        differs=kinds["differs"],
        alone=kinds["alone"],
        not_read=sum(at not in read for at in range(len(letter.reading.findings))),
    )
