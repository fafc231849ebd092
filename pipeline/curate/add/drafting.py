"""A letter's folder drafted from its file, and put into the corpus whole."""

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from models.area import Area
from models.reading import Problem, Reading
from models.source import Source
from pipeline.annotations.drafts import draft_of, entries_as_text
from pipeline.annotations.entries import findings_in
from pipeline.build.letters import read_letter
from pipeline.corpus.areas import area_of, areas_in
from pipeline.corpus.atomic_write import make_folder
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder, letter_in, letters_so_far
from pipeline.curate.add.duplicates import refuse_same_file, refuse_same_letter
from pipeline.curate.add.facts import GivenFacts, facts_as_text, facts_of
from pipeline.curate.add.listing import Listing, listing_of
from pipeline.curate.add.supply import Supply
from pipeline.errors import (
    DamagedPdfError,
    EncryptedPdfError,
    ImageOnlyPdfError,
    LetterError,
    SeveralLettersError,
    SqsError,
    WelshLetterError,
)
from pipeline.validate import service_problems, validate

STEPS = 3
"""How often a draft says that it has come further: the file is at hand, it is read, it is no duplicate."""

_TO_BE_LISTED = (DamagedPdfError, EncryptedPdfError, ImageOnlyPdfError, WelshLetterError)
"""A letter that stays known although it cannot be read; what raises another error is perhaps none."""


@dataclass(frozen=True)
class LetterDraft:
    """A letter's folder as it would stand in the corpus."""

    folder: Path
    files: Mapping[str, str | bytes]
    source: Source
    reading: Reading
    is_published_at: bool
    """Whether the source is an address, or whatever the person said instead."""
    area: Area | None
    """None where no service of the list goes by the letter's name, or several do."""
    listing: Listing | None
    """None where the corpus keeps no list of inspections."""


def draft_letter(
    supply: Supply, given: GivenFacts, *, corpus: Path, on_step: Callable[[], None] = lambda: None
) -> LetterDraft:
    """The folder for the letter that was supplied. Nothing is written but in a temporary place.

    SqsError where it cannot be read; HeldAlreadyError or OtherEditionError where the corpus holds it.
    """
    held = letters_so_far(corpus)
    refuse_same_file(supply.sha256, held)
    on_step()
    reading = _read(supply, corpus)
    on_step()
    draft = draft_of_reading(supply, reading, given, corpus=corpus, held=held)
    on_step()
    return draft


def draft_of_reading(
    supply: Supply, reading: Reading, given: GivenFacts, *, corpus: Path, held: Sequence[LetterFolder]
) -> LetterDraft:
    """The folder for a letter that was read as it was supplied, and is none of those held; errors as above."""
    areas = areas_in(corpus)
    source = facts_of(reading.letter.letterhead, given, supply, areas)
    refuse_same_letter(source, reading.letter.transcript, held, areas)
    files: Mapping[str, str | bytes] = {
        supply.name: supply.content,
        "letter.yml": facts_as_text(source),
        "findings.yml": entries_as_text(draft_of(reading)),
    }
    with TemporaryDirectory(prefix="sqs-") as temporary:
        problems = (
            *service_problems(reading.letter, source, areas),
            *_problems_as_written(files, reading, Path(temporary) / source.id),
        )
    return LetterDraft(
        folder=corpus / source.id,
        files=files,
        source=source,
        reading=reading.model_copy(update={"problems": problems}),
        is_published_at=supply.is_published_at,
        area=area_of(source.area or "", areas),
        listing=listing_of(source, corpus, areas),
    )


def put_in_place(draft: LetterDraft) -> None:
    """The folder stands in the corpus with all its files; where it cannot, nothing does, and SqsError says why."""
    try:
        make_folder(draft.folder, draft.files)
    except OSError as error:
        raise SqsError(
            f"{draft.folder} cannot be written ({error.strerror}), so nothing was added: check that you may write "
            "there, and that there is space on the disk."
        ) from error


def _read(supply: Supply, corpus: Path) -> Reading:
    """The letter by itself, as the rules read it."""
    with TemporaryDirectory(prefix="sqs-") as temporary:
        file = Path(temporary) / supply.own_name
        file.write_bytes(supply.content)
        try:
            return read_letter(LetterFolder(id=file.stem, file=file))[1]
        except LetterError as error:
            why = str(error).removeprefix(str(file)).removeprefix(file.name)
            cure = _how_to_list(corpus) if isinstance(error, _TO_BE_LISTED) else ""
            if isinstance(error, SeveralLettersError):
                cure = _how_to_split(supply.place, error.pages)
            raise SqsError(f"{supply.place}{why} Nothing was added.{cure}") from error


def _how_to_split(place: str, pages: Iterable[tuple[int, int]]) -> str:
    """An offer to add each letter by itself; empty where pages do not tell them apart."""
    commands = [f"`sqs add {shlex.quote(place)} --pages {first}-{last}`" for first, last in pages]
    return f" To add each by itself, run {' and '.join(commands)}." if commands else ""


def _how_to_list(corpus: Path) -> str:
    return (
        f" To list it as unreadable, put it in a folder such as {corpus / 'rotherham-2013-01'} as letter.pdf, "
        "with a letter.yml that gives `area:`, `published:` and the reason as `unreadable:`."
    )


def _problems_as_written(files: Mapping[str, str | bytes], reading: Reading, folder: Path) -> tuple[Problem, ...]:
    """The letter's problems beside the facts as they are written; CorpusError where what is written cannot be read."""
    make_folder(folder, files)
    letter = letter_in(folder)
    findings_in(letter.findings)
    return validate(reading.letter, source_of(letter), reading.findings, reading.numbers)
