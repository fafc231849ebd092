"""The letters to learn from: those of which a person has checked every entry."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from models.checked import CheckedEntry
from models.letter import Letter
from models.source import Source
from pipeline.annotations.entries import entries_in
from pipeline.build.letters import read_corpus
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.learn.letters import CheckedLetter
from pipeline.errors import CorpusError


class TeachingLetter(NamedTuple):
    """A letter that can teach, with what is known of it."""

    source: Source
    letter: Letter
    entries: tuple[CheckedEntry, ...]

    @property
    def checked(self) -> CheckedLetter:
        """The letter and its entries."""
        return CheckedLetter(self.source.id, self.letter, self.entries)


def teaching_letters(
    folders: Sequence[LetterFolder], on_letter: Callable[[], None] = lambda: None
) -> tuple[tuple[TeachingLetter, ...], dict[str, str]]:
    """The letters that can teach, and those that cannot, each with the reason in a sentence.

    A statement without an entry is taken for no finding, so a letter teaches only once it is checked to its end.
    CorpusError where two letters have the same name, or fewer than two can teach.
    """
    names = [folder.id for folder in folders]
    for name in names:
        if names.count(name) > 1:
            raise CorpusError(f"Two letters are called {name}: rename one of the folders.")
    entries, reasons = _checked_entries(folders)
    chosen = [folder.unaided for folder in folders if folder.id in entries]
    readings, unreadable = read_corpus(chosen, on_letter=on_letter)
    reasons |= {letter.id: letter.message for letter in unreadable}
    letters = tuple(TeachingLetter(source, reading.letter, entries[source.id]) for source, reading in readings)
    if len(letters) < 2:  # noqa: PLR2004 - one is left out while the other teaches
        raise CorpusError("Learning needs at least two checked letters: name more folders with --corpus.")
    return letters, dict(sorted(reasons.items()))


def _checked_entries(
    folders: Sequence[LetterFolder],
) -> tuple[dict[str, tuple[CheckedEntry, ...]], dict[str, str]]:
    entries: dict[str, tuple[CheckedEntry, ...]] = {}
    reasons: dict[str, str] = {}
    for folder in folders:
        try:
            own = entries_in(folder.findings) if folder.findings else ()
        except CorpusError as error:
            reasons[folder.id] = str(error)
            continue
        if not own:
            reasons[folder.id] = "nobody has checked its findings yet."
        elif not all(entry.checked for entry in own):
            reasons[folder.id] = "some of its entries are not checked yet."
        else:
            entries[folder.id] = own
    return entries, reasons
