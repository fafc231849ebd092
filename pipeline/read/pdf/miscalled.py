"""Ligatures that a font gives the name of another letter: the `v` of `insuvcient`, the `;` of `insu;cient`."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipeline.read.pdf.unmapped import LIGATURES, known_words
from pipeline.read.sheet import UNMAPPED_GLYPH, Glyph, Sheet

EDGES = ".,;:()[]\"'!?-\u2013\u2018\u2019\u201c\u201d"
LONG = 7
"""Letters: of a shorter word, too often another can be made: `once` and `office`, `them` and `theft`."""
SHARE = 0.5
"""Of the words that a glyph stands in: where as many are no words but with a ligature in its place, it is one."""
FEW = 2
"""Words: a letter that is called by another's name must show in as many; a sign inside a word need not."""
ENOUGH = 3
"""Words: where as many are read that have a ligature, the font does not call it by another name."""
Gap = tuple[str, str]
"""What stands before a ligature in a word, and behind it."""
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
    words = {word.strip(EDGES) for word in text.split()}
    gaps = gaps_in_doubt({word.lower() for word in words})
    outlines = {(before[:1], len(before) + len(behind)) for before, behind in gaps}
    suspects: dict[str, set[str]] = {}
    for word in words:
        size = len(word)
        first = word[:1].lower()
        if ((first, size - 1) in outlines or (first, size - 2) in outlines or ("", size - 1) in outlines) and (
            parts := set(parts_to_mend(word.lower(), gaps))
        ):
            suspects[word] = parts
    counts = Counter(part for parts in suspects.values() for part in parts)
    telling = {part for part, count in counts.items() if count >= FEW or not (part.isascii() and part.isalpha())}
    return {word: parts & telling for word, parts in suspects.items() if parts & telling}


def parts_to_mend(word: str, gaps: AbstractSet[Gap]) -> Iterator[str]:
    """One or two letters of the word in whose place a ligature makes it a word that is known."""
    if word in known_words():
        return
    for length in (1, 2):
        for place in range(len(word) - length + 1):
            if (word[:place], word[place + length :]) in gaps:
                yield word[place : place + length]


def gaps_in_doubt(words: AbstractSet[str]) -> frozenset[Gap]:
    """The places of ligatures in known words, but for those ligatures that the letter has in words enough."""
    seen = Counter(letters for word in words & known_words() for letters, _ in gaps_of(word))
    return frozenset(gap for word in known_words() for letters, gap in gaps_of(word) if seen[letters] < ENOUGH)


@cache
def gaps_of(word: str) -> tuple[tuple[str, Gap], ...]:
    """Each ligature that may be printed in the word, with what stands before and behind it; none in a short word."""
    if len(word) < LONG:
        return ()
    return tuple(
        (letters, (word[:place], word[place + len(letters) :]))
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
