"""Letters that the file gives no names for: filled in where one word alone can be meant."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path

from models.text import BLOTTED
from pipeline.read.pdf.hyphenation import WholeWords
from pipeline.read.pdf.word_spaces import Character
from pipeline.read.sheet import UNMAPPED_GLYPH

WORD = re.compile(
    rf"[\w{UNMAPPED_GLYPH}]*(?:\w{UNMAPPED_GLYPH}|{UNMAPPED_GLYPH}\w)[\w{UNMAPPED_GLYPH}]*"
    rf"|{UNMAPPED_GLYPH}{{2,}}|(?<=\S ){UNMAPPED_GLYPH}(?= )|\w*{BLOTTED}[\w{BLOTTED}]*"
)
"""A word with such a letter in it, or of nothing else; one that stands alone where a line begins is a bullet.

So is one with a blot, which nothing fills in.
"""
WORDS = Path(__file__).with_name("ligatures.csv")
LIGATURES = ("ff", "fi", "fl", "ffi", "ffl", "ft", "tt", "ti", "tti")
"""What programs print as one, and then may fail to name."""
MOST = 3
"""So many in one word can be told, and hardly more."""


def filled(row: Sequence[Character], vocabulary: WholeWords) -> tuple[list[Character], list[tuple[int, int]]]:
    """The characters of a line, its words filled in where they can be; and where such words begin and end in it."""
    text = "".join(character.text for character in row)
    if UNMAPPED_GLYPH not in text and BLOTTED not in text:
        return list(row), []
    characters: list[Character] = []
    places: list[tuple[int, int]] = []
    end = 0
    for word in WORD.finditer(text):
        characters += row[end : word.start()]
        start = len(characters)
        pieces = letters_of(word[0], vocabulary)
        for character, letters in zip(row[word.start() : word.end()], pieces, strict=True):
            characters += spread(character, letters)
        places.append((start, len(characters)))
        end = word.end()
    return [*characters, *row[end:]], places


def letters_of(word: str, vocabulary: WholeWords) -> list[str]:
    """What each character of the word stands for; the word as it is where none, or more than one, can be meant."""
    gaps = word.count(UNMAPPED_GLYPH)
    if gaps > MOST or BLOTTED in word:
        return list(word)
    found = []
    for choice in product(LIGATURES, repeat=gaps):
        letters = iter(choice)
        pieces = [next(letters) if character == UNMAPPED_GLYPH else character for character in word]
        if is_word("".join(pieces).lower(), vocabulary):
            found.append(pieces)
    return found[0] if len(found) == 1 else list(word)


def is_word(word: str, vocabulary: WholeWords) -> bool:
    """Whether the word is known, or printed whole elsewhere in the letter."""
    return word in known_words() or word in vocabulary.words


@cache
def known_words() -> frozenset[str]:
    """Words of letters in which programs print two or three letters as one, such as `sufficient`: `ligatures.csv`."""
    return frozenset(WORDS.read_text(encoding="utf-8").split()[1:])


def spread(character: Character, letters: str) -> list[Character]:
    """The letters, which share the character's width."""
    step = (character.x1 - character.x0) / len(letters)
    return [
        Character(letter, character.x0 + place * step, character.x0 + (place + 1) * step)
        for place, letter in enumerate(letters)
    ]
