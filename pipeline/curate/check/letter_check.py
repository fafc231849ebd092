"""A letter as the rules read it now beside the entries of its `findings.yml`: what became of each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding, Number
from models.reading import Interpretation, Reading
from pipeline.annotations.apply import pair_with_findings, with_checked_entries
from pipeline.annotations.entries import FindingsFile, agree, findings_in
from pipeline.annotations.placing import misworded, place_entries
from pipeline.build.cache import Cache
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import LetterFolder
from pipeline.errors import CorpusError, MarkedUnreadableError

Became = Literal[
    "confirmed",  # checked, and read alike
    "changed",  # checked, and read otherwise
    "lost",  # checked, and no longer read
    "not fitting",  # checked, and its words lead to no place in the letter, or to several
    "corrected",  # checked against the rules: its note says why
    "rejected",  # a person has seen that the words state no finding
    "left open",  # optional, and not read alike, which is neither right nor wrong
    "unchecked",  # a draft that is read alike, or that somebody has written a note on
    "out of date",  # a draft that is read otherwise, or no longer
]
FAILING: frozenset[Became] = frozenset({"changed", "lost", "not fitting"})


@dataclass(frozen=True)
class EntryCheck:
    """An entry and what became of it."""

    entry: CheckedEntry
    line: int
    became: Became
    place: Span | None
    """None where the entry does not fit the letter."""
    finding: Finding | None
    """What the rules read at its words; None where they read nothing."""
    misfit: str = ""
    """Why it does not fit, and what to do."""


@dataclass(frozen=True)
class LetterCheck:
    """A letter held to its `findings.yml`."""

    folder: LetterFolder
    reading: Reading
    """By the rules alone."""
    entries: tuple[EntryCheck, ...]
    """One an entry, in the order of the file."""
    new: tuple[Finding, ...]
    """What the rules read and no entry means."""
    unread: tuple[Number, ...]
    """The numbers that neither a rule nor a person accounts for."""

    def failing(self) -> tuple[EntryCheck, ...]:
        """The checked entries that no longer hold."""
        return tuple(entry_check for entry_check in self.entries if entry_check.became in FAILING)


@dataclass(frozen=True)
class UncheckableLetter:
    """A letter that cannot be held to anything, because it or what is written about it cannot be read."""

    id: str
    message: str
    expected: bool = False
    """A person has said in `letter.yml` that it cannot be read."""


def check(
    letters: Sequence[LetterFolder], *, cache: Cache | None = None, on_letter: Callable[[], None] = lambda: None
) -> tuple[LetterCheck | UncheckableLetter, ...]:
    """Each of the letters, in their order, read by the rules alone and held to what people have checked."""
    by_rules = [letter.by_rules_alone for letter in letters]
    readings, unreadable = read_corpus(by_rules, cache=cache, on_letter=on_letter)
    reading_of = {source.id: reading for source, reading in readings}
    uncheckable = {
        letter.id: UncheckableLetter(
            letter.id, letter.message, expected=letter.reason == MarkedUnreadableError.__name__
        )
        for letter in unreadable
    }
    return tuple(uncheckable.get(letter.id) or _held_or_not(letter, reading_of[letter.id]) for letter in letters)


def _held_or_not(letter: LetterFolder, reading: Reading) -> LetterCheck | UncheckableLetter:
    try:
        return hold_to_entries(letter, reading)
    except CorpusError as error:
        return UncheckableLetter(letter.id, str(error))


def hold_to_entries(letter: LetterFolder, reading: Reading) -> LetterCheck:
    """The letter, read by the rules before, held to its `findings.yml` as it is now; CorpusError as `findings_in`."""
    file = findings_in(letter.findings)
    fit = place_entries(reading.letter, file.entries)
    meant = pair_with_findings(reading.findings, file.entries, fit.places)
    read = Interpretation(findings=reading.findings, numbers=reading.numbers)
    return LetterCheck(
        folder=letter,
        reading=reading,
        entries=tuple(
            _check_entries(
                file, reading, fit.places, fit.misfits | misworded(reading.letter, file.entries, fit.places), meant
            )
        ),
        new=tuple(finding for at, finding in enumerate(reading.findings) if at not in meant.values()),
        unread=tuple(
            number
            for number in with_checked_entries(reading.letter, read, file.entries).numbers
            if number.status == "unread"
        ),
    )


def _check_entries(
    file: FindingsFile,
    reading: Reading,
    places: Sequence[Span | None],
    misfits: dict[int, str],
    meant: dict[int, int],
) -> Iterator[EntryCheck]:
    for position, (entry, line) in enumerate(zip(file.entries, file.lines, strict=True)):
        finding = reading.findings[meant[position]] if position in meant else None
        became = _state_of(entry, None if position in misfits else places[position], finding)
        yield EntryCheck(entry, line, became, places[position], finding, misfits.get(position, ""))


def _state_of(entry: CheckedEntry, place: Span | None, finding: Finding | None) -> Became:
    alike = finding is not None and agree(finding, entry)
    if not entry.checked:
        return "unchecked" if alike or entry.note is not None else "out of date"
    if place is None:
        return "not fitting"
    if entry.rejected:
        return "rejected"
    if alike:
        return "confirmed"
    if entry.note is not None:
        return "corrected"
    if entry.optional:
        return "left open"
    return "lost" if finding is None else "changed"
