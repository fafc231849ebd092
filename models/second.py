"""What another reader, a language model or a person, reads in a letter. It vouches for nothing and writes no row."""

from collections.abc import Iterable
from datetime import date as day
from typing import Literal

from models.base import Noun, Span
from models.checked import CheckedEntry


class RefusedEntry(Noun):
    """An entry that a second reader gave and that the letter does not bear out."""

    paragraph: str
    quote: str
    reason: str
    """In a sentence."""


class SecondReader(Noun):
    """One reader of a letter's `second.yml`, with all that was read."""

    reader: str
    """The model's name; a person has a letter of the alphabet, never a name: `person A`."""
    kind: Literal["model", "person"]
    version: str | None = None
    """What the service said that it ran, or the version of the plugin; None for a person."""
    prompt: str | None = None
    """The version of the prompt; None for a person."""
    date: day
    entries: tuple[CheckedEntry, ...] = ()
    """In the order of the letter. A note says where the reader quoted the words in another form."""
    refused: tuple[RefusedEntry, ...] = ()


class Opinion(Noun):
    """One statement as a second reader reads it, beside what stands in the row."""

    reader: str
    kind: Literal["model", "person"]
    entry: CheckedEntry
    place: Span
    """Where its words stand in the letter."""
    finding: int | None
    """The place of the finding in `Reading.findings` that it means; None where only the second reader sees one."""
    differs: tuple[str, ...] = ()
    """The fields in which the two differ: `count`, `total`, `verdict`, `measure`, `role`; `finding` where there is
    none to compare it with."""
    settled: bool = False
    """A person has checked these words: whatever differs is no doubt any more."""


Heard = Literal["agrees", "differs", "silent"]
"""What a second reader who has read a letter says of one of its rows."""


def heard_by(reader: str, finding: int, opinions: Iterable[Opinion]) -> Heard:
    """Whether the reader has numbers, verdict and measure as the row has them; `finding` is the row's place."""
    own = next((each for each in opinions if (each.reader, each.finding) == (reader, finding)), None)
    if own is None:
        return "silent"
    return "differs" if set(own.differs) - {"role"} else "agrees"
