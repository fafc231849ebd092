"""Where the rows of letters stand until they are loaded: each letter is taken from it in its turn, and let go again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, Protocol

from models.area import Area
from models.measure import Measure
from models.reading import Reading
from models.source import Source
from pipeline.load.body import Row, Rows
from pipeline.load.rows import letter_rows


class Card(NamedTuple):
    """What must be known of all letters at once, before the rows of any can be loaded."""

    letter: Row
    """The row of the table `letters`."""
    checked: int
    """How many of its findings people have checked."""
    recognised: bool
    """Whether its words depend on which text recognition stands ready."""

    @property
    def id(self) -> str:
        """The letter's id."""
        return str(self.letter["id"])


class ShelvedLetter(NamedTuple):
    """A letter ready to be loaded."""

    card: Card
    rows: Rows
    """The rows of all other tables."""


class Shelf(Protocol):
    """Letters ready to be loaded."""

    @property
    def cards(self) -> Sequence[Card]:
        """The cards of all letters, in their order."""

    def letter(self, letter_id: str) -> ShelvedLetter:
        """One of them."""

    def text(self, letter_id: str) -> str:
        """Its whole text."""


def shelved(
    source: Source, reading: Reading, *, measures: Mapping[str, Measure], areas: Iterable[Area], recognised: bool
) -> ShelvedLetter:
    """The letter ready to be loaded."""
    rows = letter_rows(source, reading, measures=measures, areas=areas)
    (letter,) = rows.pop("letters")
    checked = sum(finding.checked for finding in reading.findings)
    return ShelvedLetter(Card(letter, checked, recognised), rows)


@dataclass(frozen=True)
class ShelfInMemory:
    """A few letters, held whole."""

    letters: Mapping[str, ShelvedLetter]
    texts: Mapping[str, str]

    @property
    def cards(self) -> Sequence[Card]:
        """The cards of all letters, in their order."""
        return [letter.card for letter in self.letters.values()]

    def letter(self, letter_id: str) -> ShelvedLetter:
        """One of them."""
        return self.letters[letter_id]

    def text(self, letter_id: str) -> str:
        """Its whole text."""
        return self.texts[letter_id]

    @classmethod
    def of(
        cls, readings: Iterable[tuple[Source, Reading]], measures: Iterable[Measure], areas: Iterable[Area]
    ) -> "ShelfInMemory":
        """The shelf with these letters."""
        by_id, areas = {measure.id: measure for measure in measures}, list(areas)
        made = partial(shelved, measures=by_id, areas=areas, recognised=False)
        readings = list(readings)
        return cls(
            {source.id: made(source, reading) for source, reading in readings},
            {source.id: reading.letter.text for source, reading in readings},
        )
