"""Whoever answers, and what they see and answer on."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from pipeline.cli.text.wrapping import wrap
from pipeline.language.folding import single_spaced


class Person(Protocol):
    """A person at a terminal, or a file of answers."""

    @property
    def width(self) -> int:
        """How many columns a line may have."""

    @property
    def colour(self) -> bool:
        """Whether what is bold or reversed can be seen."""

    def tell(self, lines: Iterable[str]) -> None:
        """Show them the lines."""

    def key(self, prompt: str) -> str | None:
        """The key that they press, or the line that stands for one; None where nobody is there any more."""

    def line(self, prompt: str) -> str | None:
        """The line that they type, without its end; None where there is none."""

    def look_at(self, picture: Path) -> bool:
        """Open the picture where there is something to open it with, and say whether there was."""


def say(person: Person, words: str, *, first: str = "", rest: str = "") -> None:
    """Tell them the words, in lines that fit."""
    person.tell(wrap(words, person.width, first=first, rest=rest))


def ask_in_words(person: Person, prompt: str) -> str | None:
    """The words that they type, white space folded; asked again while there is something that no file can hold."""
    while (line := person.line(prompt)) is not None:
        words = single_spaced(line)
        if words.isprintable():
            return words
        say(person, "That contains a character that cannot be saved: type it again.")
    return None
