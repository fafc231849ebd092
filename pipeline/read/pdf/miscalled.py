"""Ligatures that a font gives the name of another letter: the `v` of `insuvcient`, the `;` of `insu;cient`."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.read.pdf.unmapped import LIGATURES, known_words
from pipeline.read.sheet import UNMAPPED_GLYPH, Glyph, Sheet

WORD = re.compile(r"\S+")
EDGES = ".,;:()[]\"'!?-\u2013\u2018\u2019\u201c\u201d"
LONG = 7
"""Letters: of a shorter word, too often another can be made: `once` and `office`, `them` and `theft`."""
SHARE = 0.5
"""Of the words that a glyph stands in: where as many are no words but with a ligature in its place, it is one."""
FEW = 2
"""Words: a letter that is called by another's name must show in as many; a sign inside a word need not."""
Shape = tuple[str, str, float]
"""What tells a glyph from others of the same name: that name, its font, and how wide it is for its size."""


def with_ligatures_unnamed(sheets: Sequence[Sheet], text: str) -> list[Sheet] | None:
    """The sheets of the letter that says this, ligatures with a wrong name left without one; None where none has."""
    suspects = suspects_in(text)
    if not suspects:
        return None
    names = {name for found in suspects.values() for name in found}
    shapes = miscalled_shapes(sheets, suspects, names)
    if not shapes:
        return None
    return [
        replace(
            sheet,
            glyphs=tuple(
                glyph._replace(text=UNMAPPED_GLYPH)
                if glyph.text.lower() in names and shape_of(glyph) in shapes
                else glyph
                for glyph in sheet.glyphs
            ),
        )
        for sheet in sheets
    ]


def suspects_in(text: str) -> dict[str, set[str]]:
    """The words of the text that are none but with a ligature in place of a part of them, each with such parts."""
    suspects: dict[str, set[str]] = {}
    for word in {found[0].strip(EDGES) for found in WORD.finditer(text)}:
        if parts := set(parts_to_mend(word.lower())):
            suspects[word] = parts
    counts = Counter(part for parts in suspects.values() for part in parts)
    telling = {part for part, count in counts.items() if count >= FEW or not (part.isascii() and part.isalpha())}
    return {word: parts & telling for word, parts in suspects.items() if parts & telling}


def parts_to_mend(word: str) -> Iterator[str]:
    """One or two letters of the word in whose place a ligature makes it a word that is known."""
    if len(word) < LONG - 2 or word in known_words():
        return
    for length in (1, 2):
        for place in range(len(word) - length + 1):
            if (word[:place], word[place + length :]) in known_without_ligature():
                yield word[place : place + length]


@cache
def known_without_ligature() -> frozenset[tuple[str, str]]:
    """What stands before and behind each ligature of the known words."""
    return frozenset(
        (word[:place], word[place + len(letters) :])
        for word in known_words()
        if len(word) >= LONG
        for letters in LIGATURES
        for place in range(len(word))
        if word.startswith(letters, place)
    )


def miscalled_shapes(sheets: Sequence[Sheet], suspects: Mapping[str, set[str]], names: set[str]) -> set[Shape]:
    """The glyphs, told by their shapes, that stand mostly in words that are none but with a ligature in their place."""
    good: Counter[Shape] = Counter()
    bad: Counter[Shape] = Counter()
    for word in (word for sheet in sheets for word in words_of(sheet.glyphs)):
        spelt = "".join(glyph.text for glyph in word)
        parts = suspects.get(spelt.strip(EDGES), set())
        inside = range(len(spelt) - len(spelt.lstrip(EDGES)), len(spelt.rstrip(EDGES)))
        place = 0
        for glyph in word:
            if glyph.text.lower() in names and place in inside:
                (bad if glyph.text.lower() in parts else good)[shape_of(glyph)] += 1
            place += len(glyph.text)
    return {shape for shape, count in bad.items() if count > SHARE * (count + good[shape])}


def words_of(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The words of a page, in the order of painting."""
    word: list[Glyph] = []
    for glyph, following in pairwise([*glyphs, None]):
        if glyph is None:
            continue
        if glyph.text != " ":
            word.append(glyph)
        if word and (following is None or glyph.text == " " or following.baseline != glyph.baseline):
            yield word
            word = []


def shape_of(glyph: Glyph) -> Shape:
    """What tells the glyph from others."""
    return glyph.text, glyph.font, round((glyph.x1 - glyph.x0) / glyph.size, 2) if glyph.size else 0.0
