"""The rows of every letter, made where the letter is read and kept on disk: no process ever holds those of all."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from sys import intern
from typing import NamedTuple

from models.area import Area
from models.reading import Unreadable
from pipeline.build.cache import Cache
from pipeline.build.crews import Crew
from pipeline.build.letters import read_letter, results_of
from pipeline.corpus.folders import LetterFolder
from pipeline.language.illegible import depends_on_recognition
from pipeline.language.rules import load_measures
from pipeline.load.shelf import Card, ShelvedLetter, shelved
from pipeline.validate import service_problems


class Services(NamedTuple):
    """The list of services, and its digest."""

    areas: tuple[Area, ...]
    digest: str


class Shelving(NamedTuple):
    """A letter's card, and the name of the entry that keeps its rows; the rows themselves where nothing can be kept."""

    card: Card
    place: str | ShelvedLetter


@dataclass(frozen=True)
class ShelfOnDisk:
    """The letters whose rows are kept."""

    cache: Cache
    services: Services
    folders: Mapping[str, LetterFolder]
    shelvings: Mapping[str, Shelving]

    @property
    def cards(self) -> Sequence[Card]:
        """The cards of all letters, in their order."""
        return [shelving.card for shelving in self.shelvings.values()]

    def letter(self, letter_id: str) -> ShelvedLetter:
        """One of them; made again where its entry has been damaged since it was looked at."""
        place = self.shelvings[letter_id].place
        if isinstance(place, ShelvedLetter):
            return place
        return self.cache.shelved(self.cache.folder / place) or made(self.folders[letter_id], self.cache, self.services)

    def text(self, letter_id: str) -> str:
        """Its whole text, which stands in no entry of its own: it names people whom no database names."""
        _, reading = read_letter(self.folders[letter_id], cache=self.cache)
        return reading.letter.text

    def without(self, letters: Collection[str]) -> "ShelfOnDisk":
        """The shelf without these letters."""
        left = {letter: shelving for letter, shelving in self.shelvings.items() if letter not in letters}
        return replace(self, shelvings=left)


def shelve_corpus(
    letters: Sequence[LetterFolder],
    services: Services,
    *,
    cache: Cache,
    processes: int | None = None,
    crew: Crew | None = None,
    on_letter: Callable[[], None] = lambda: None,
) -> tuple[ShelfOnDisk, tuple[Unreadable, ...]]:
    """The letters of a corpus with their rows, and those that could not be read. `on_letter` is called after each.

    They are made by processes here, as `read_corpus` says, or by a crew.
    """
    results: dict[str, Shelving | Unreadable] = {}
    make = partial(shelve, services=services)
    at_hand = partial(cache.has_rows, services=services.digest)
    shared = results_of(letters, make, cache=cache, at_hand=at_hand, processes=processes, crew=crew)
    for letter, result in shared:
        results[letter.id] = _sharing_words(result) if isinstance(result, Shelving) else result
        on_letter()
    shelvings: dict[str, Shelving] = {}
    unreadable: list[Unreadable] = []
    for letter in letters:
        result = results.pop(letter.id)  # nothing is held twice
        if isinstance(result, Shelving):
            shelvings[letter.id] = result
        else:
            unreadable.append(result)
    return ShelfOnDisk(cache, services, {letter.id: letter for letter in letters}, shelvings), tuple(unreadable)


SHARED = frozenset({"nation", "region", "published", "fieldwork_start", "fieldwork_end", "source"})
"""Columns of the table `letters` in which many letters say the same."""


def _sharing_words(shelving: Shelving) -> Shelving:
    """The same, its card sharing words with all others, names of columns first: ten thousand are held at once."""
    row = {
        intern(column): intern(value) if column in SHARED and isinstance(value, str) else value
        for column, value in shelving.card.letter.items()
    }
    return shelving._replace(card=shelving.card._replace(letter=row))


def shelve(letter: LetterFolder, *, cache: Cache, services: Services) -> Shelving:
    """The letter's card and where its rows are, which are made where they are not kept."""
    entry = cache.shelved_entry(letter, services.digest)
    if entry is not None and (card := cache.card(entry)) is not None:
        return Shelving(card, entry.name)
    rows = made(letter, cache, services)
    entry = cache.shelve(letter, services.digest, rows)
    return Shelving(rows.card, entry.name if entry is not None else rows)


def made(letter: LetterFolder, cache: Cache, services: Services) -> ShelvedLetter:
    """The letter's rows, made anew from its reading."""
    source, reading = read_letter(letter, cache=cache)
    # What the list of services says of its own is no part of what is kept of a reading.
    looked_up = service_problems(reading.letter, source, services.areas)
    measures = {measure.id: measure for measure in load_measures()}
    return shelved(
        source,
        reading.model_copy(update={"problems": (*looked_up, *reading.problems)}),
        measures=measures,
        areas=services.areas,
        recognised=depends_on_recognition(reading.letter.transcript),
    )
