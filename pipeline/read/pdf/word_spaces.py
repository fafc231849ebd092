"""The characters of a printed line, a space between its words, the raised marks in it told apart."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, repeat
from operator import attrgetter, sub
from typing import NamedTuple

from pipeline.read.sheet import Glyph

TEXT, LEFT, RIGHT = attrgetter("text"), attrgetter("x0"), attrgetter("x1")
TEXT_AND_EDGES = attrgetter("text", "x0", "x1")

AFTER_COLON = 0.2
"""Of the type size: with more white after a colon, another word begins."""
FAINT_GAP = -0.3
"""Of the type size: letters that overlap further are parted by no space, whatever is printed between them."""
NO_ROOM = 0.02
"""Of the type size: a space that the next letter leaves so little of parts nothing."""


class Character(NamedTuple):
    """One letter or space of the text, with its left and right edge in points."""

    text: str
    x0: float
    x1: float


class Written(NamedTuple):
    """What a line says."""

    characters: list[Character]
    marks: tuple[str, ...] = ()
    """The raised marks inside it."""
    opening_mark: str = ""
    """The one that it begins with; else empty."""


def written(
    glyphs: Sequence[Glyph], letters: Sequence[Glyph], marks: Mapping[int, str], size: float, word_gap: float
) -> Written:
    """What the glyphs say, of which those that are no spaces are given too; `marks` has raised ones, by identity.

    More white than `word_gap`, a share of the type size, parts words.
    """
    spaces = spaces_before(glyphs, letters, marks)
    ends = accumulate(map(RIGHT, letters), max, initial=letters[0].x0)
    gaps = list(map(sub, map(LEFT, letters), ends))
    parted = {place for place, gap in enumerate(gaps) if gap > word_gap * size}
    parted.update(place for place in spaces if gaps[place] > FAINT_GAP * size)
    # A label that fills its cell leaves less than a space before its value.
    texts = list(map(TEXT, letters))
    after_colon = [place for place, text in enumerate(texts[:-1], start=1) if text == ":"] if ":" in texts else []
    parted.update(place for place in after_colon if gaps[place] > AFTER_COLON * size)
    if marks:
        return with_marks_apart(letters, parted, spaces, marks)
    return Written(set_out(letters, parted))


def spaces_before(glyphs: Sequence[Glyph], letters: Sequence[Glyph], marks: Mapping[int, str]) -> set[int]:
    """The places of the letters before which a space is printed, be there a mark between the two."""
    found: dict[int, Glyph] = {}
    printed = [place for place, glyph in enumerate(glyphs) if glyph.text == " "]
    for count, place in enumerate(printed):
        before = place - count
        # Word prints stray spaces behind the first letter of a line; they part nothing.
        if 0 < before < len(letters) and before not in found and glyphs[place].x0 > middle_of(letters[before - 1]):
            found[before] = glyphs[place]
    for place, letter in enumerate(letters[:-1]) if marks else ():
        if id(letter) in marks and place in found:
            found[place + 1] = found[place]
    return {place for place, space in found.items() if not is_printed_on(space, letters[place])}


def middle_of(glyph: Glyph) -> float:
    """Where the middle of the glyph is, in points from the left."""
    return (glyph.x0 + glyph.x1) / 2


def is_printed_on(space: Glyph, letter: Glyph) -> bool:
    """Whether the letter takes all the room of the space: so browsers print a soft hyphen inside a line."""
    left = letter.x0 - space.x0
    return left <= NO_ROOM * letter.size < space.x1 - space.x0


def set_out(letters: Sequence[Glyph], parted: set[int]) -> list[Character]:
    """The characters of the letters, and a space before each of those at these places."""
    if any(len(glyph.text) > 1 for glyph in letters):
        pieces = [spread(glyph) for glyph in letters]
        for place in parted:
            pieces[place].insert(0, space_after(pieces[place - 1][-1], letters[place]))
        return [character for piece in pieces for character in piece]
    characters = characters_of(letters)
    for place in sorted(parted, reverse=True):
        characters.insert(place, space_after(characters[place - 1], letters[place]))
    return characters


def with_marks_apart(letters: Sequence[Glyph], parted: set[int], spaces: set[int], marks: Mapping[int, str]) -> Written:
    """The same, its raised marks told apart; letters that are nothing but marks stay what they are."""
    characters: list[Character] = []
    found: list[str] = []
    opening_mark = ""
    after_mark = False
    for place, letter in enumerate(letters):
        mark = marks.get(id(letter))
        if mark:
            if after_mark and found and place not in parted:
                found[-1] += mark
            else:
                found.append(mark)
            after_mark = True
            continue
        if after_mark and not characters:
            opening_mark = found.pop()
        if characters and (place in parted or (after_mark and place in spaces)):
            characters.append(space_after(characters[-1], letter))
        characters += spread(letter)
        after_mark = False
    if not characters:
        return Written([character for letter in letters for character in spread(letter)])
    return Written(characters, tuple(found), opening_mark)


def space_after(last: Character, following: Glyph) -> Character:
    """The space between the two."""
    return Character(" ", last.x1, max(following.x0, last.x1))


def characters_of(letters: Sequence[Glyph]) -> list[Character]:
    """The characters of glyphs of one letter each."""
    # The same as Character(...) for each, in a third of the time.
    return list(map(tuple.__new__, repeat(Character), map(TEXT_AND_EDGES, letters)))


def spread(glyph: Glyph) -> list[Character]:
    """The glyph's letters, which share its width."""
    step = (glyph.x1 - glyph.x0) / len(glyph.text)
    return [
        Character(letter, glyph.x0 + place * step, glyph.x0 + (place + 1) * step)
        for place, letter in enumerate(glyph.text)
    ]
