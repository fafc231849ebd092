"""Many letters put into the corpus: each whole or not at all, in the order offered."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from models.reading import Reading
from models.source import Source
from pipeline.build.letters import processors, read_corpus
from pipeline.corpus.areas import areas_in
from pipeline.corpus.atomic_write import make_folder
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder, letter_in, letters_so_far
from pipeline.corpus.inspections import inspections_in
from pipeline.curate.add.doubts import doubts_about
from pipeline.curate.add.drafting import LetterDraft, draft_of_reading, put_in_place
from pipeline.curate.add.duplicates import HeldAlreadyError, OtherEditionError, refuse_same_file
from pipeline.curate.add.facts import GivenFacts
from pipeline.curate.add.journal import Journal
from pipeline.curate.add.listing import list_inspection
from pipeline.curate.add.offers import Offer
from pipeline.curate.add.supply import Supply
from pipeline.errors import SqsError

Became = Literal["added", "doubtful", "held already", "other edition", "refused"]
"""`doubtful`: added, but something about the letter as a whole must be settled by a person."""

_AT_ONCE = 4
"""Letters that each processor is given before what was read is put into the corpus."""


@dataclass(frozen=True)
class Intake:
    """What became of a letter that was offered."""

    place: str
    became: Became
    letter: str | None = None
    """The letter's name in the corpus: its own, or that of the one held."""
    reasons: tuple[str, ...] = ()
    """Why it was refused, or what is doubtful, a sentence each."""


@dataclass(frozen=True)
class _Run:
    """What stays the same from the first letter to the last."""

    corpus: Path
    given: GivenFacts
    journal: Journal | None
    """None where nothing is to be written to the corpus."""
    rehearsal: Path
    """Where letters are put instead."""

    def held(self) -> tuple[LetterFolder, ...]:
        return (*letters_so_far(self.corpus), *letters_so_far(self.rehearsal))


def add_all(
    offers: Sequence[Offer],
    given: GivenFacts,
    *,
    corpus: Path,
    journal: Journal | None,
    on_letter: Callable[[], None] = lambda: None,
) -> tuple[Intake, ...]:
    """What became of each letter, in the order offered. Without a journal nothing is written.

    The letters are read side by side, each within limits of time and memory. CorpusError where a list of the corpus
    cannot be used: then none is added.
    """
    inspections_in(corpus, areas_in(corpus))
    intakes: list[Intake] = []
    size = _AT_ONCE * processors()
    with TemporaryDirectory(prefix="sqs-") as rehearsal:
        run = _Run(corpus, given, journal, Path(rehearsal))
        for first in range(0, len(offers), size):
            for intake in _add_some(offers[first : first + size], run):
                intakes.append(intake)
                on_letter()
    if journal:
        journal.close()
    return tuple(intakes)


def _add_some(offers: Sequence[Offer], run: _Run) -> Iterator[Intake]:
    opened = [_open(offer, run) for offer in offers]
    readings = iter(_read_all([each for each in opened if isinstance(each, Supply)]))
    for offer, each in zip(offers, opened, strict=True):
        yield each if isinstance(each, Intake) else _put(offer.place, each, next(readings), run)


def _open(offer: Offer, run: _Run) -> Supply | Intake:
    """The file that is offered, unless it is held already or cannot be had."""
    try:
        supply = offer.open()
    except (SqsError, OSError) as error:
        return _refused(offer.place, str(error))
    try:
        refuse_same_file(supply.sha256, run.held())
    except HeldAlreadyError as error:
        return _held(offer.place, supply, error, run)
    return supply


def _put(place: str, supply: Supply, reading: Reading | str, run: _Run) -> Intake:
    """What became of a letter that was read; a `str` says why it could not be."""
    if isinstance(reading, str):
        return _refused(place, reading)
    try:
        held = run.held()
        refuse_same_file(supply.sha256, held)  # twice among the letters offered
        draft = draft_of_reading(supply, reading, run.given, corpus=run.corpus, held=held)
        doubts = tuple(doubts_about(draft))
        _write(place, supply, draft, doubts, run)
    except HeldAlreadyError as error:
        return _held(place, supply, error, run)
    except OtherEditionError as error:
        return Intake(place, "other edition", error.letter)
    except SqsError as error:
        return _refused(place, str(error))
    return _added(place, draft.source, doubts, run)


def _write(place: str, supply: Supply, draft: LetterDraft, doubts: Sequence[str], run: _Run) -> None:
    if run.journal is None:
        make_folder(run.rehearsal / draft.source.id, draft.files)
    else:
        run.journal.note((place, supply.sha256, draft.source.id), doubts)
        put_in_place(draft)


def _held(place: str, supply: Supply, error: HeldAlreadyError, run: _Run) -> Intake:
    """A letter that is held: by this very command, if that was stopped before its end."""
    earlier = run.journal.earlier if run.journal else {}
    doubts = earlier.get((place, supply.sha256, error.letter))
    if doubts is None:
        return Intake(place, "held already", error.letter)
    return _added(place, source_of(letter_in(run.corpus / error.letter)), doubts, run)


def _added(place: str, source: Source, doubts: Sequence[str], run: _Run) -> Intake:
    """The letter is in the corpus; so that its inspection is in the list, that is looked at last."""
    reasons = list(doubts)
    if run.journal:
        listing = list_inspection(source, run.corpus, areas_in(run.corpus))
        if listing and listing.inspection and not listing.fits:
            reasons.append(
                f"inspections.csv lists an inspection of {source.area} in the same month with other dates: "
                "correct the date that is wrong, there or in letter.yml."
            )
    return Intake(place, "doubtful" if reasons else "added", source.id, tuple(reasons))


def _refused(place: str, why: str) -> Intake:
    why = why.removeprefix(place).lstrip(": ").replace(" Nothing was added.", "").replace(", so nothing was added", "")
    return Intake(place, "refused", None, (why[:1].upper() + why[1:],))


def _read_all(supplies: Sequence[Supply]) -> list[Reading | str]:
    """What is read in each of the files, or why nothing can be."""
    with TemporaryDirectory(prefix="sqs-") as temporary:
        folders = []
        for position, supply in enumerate(supplies):
            file = Path(temporary, str(position), supply.own_name)
            file.parent.mkdir()
            file.write_bytes(supply.content)
            folders.append(LetterFolder(id=str(position), file=file))
        readings, unreadable = read_corpus(folders) if folders else ((), ())
    read: dict[str, Reading | str] = {source.id: reading for source, reading in readings}
    why = {letter.id: letter.message.removeprefix(letter.file) for letter in unreadable}
    return [(read | why)[folder.id] for folder in folders]
