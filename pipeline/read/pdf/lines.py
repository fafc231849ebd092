"""Printed lines: letters and the spaces between them, as they stand from left to right."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from statistics import median
from typing import NamedTuple

from pipeline.read.characters import SUPERSCRIPT_DIGITS
from pipeline.read.sheet import Glyph

SAME_BASELINE = 0.25
"""Of the type size: glyphs that are no further apart up or down stand on one line."""
COLUMN_GAP = 0.7
"""Of the type size: a wider gap may part two columns; even justified text seldom has one."""
RAISED_SIZE = 0.95
"""Of the line's type size: a raised mark is set no larger, by browsers at five sixths, by Word at two thirds."""
RAISED = (0.15, 0.7)
"""Of the line's type size: a raised mark's baseline is at least, and at most, so far above that of the line.

Figures in another font may stand a hair higher than the words beside them.
"""
FRACTION_BARS = ("/", "\u2044")
"""What stands after a raised number that is no mark but the upper half of a fraction."""
AFTER_COLON = 0.2
"""Of the type size: with more white after a colon, another word begins."""
FAINT_GAP = -0.3
"""Of the type size: letters that overlap further are parted by no space, whatever is printed between them."""
NO_ROOM = 0.02
"""Of the type size: a space that the next letter leaves so little of parts nothing."""

NOTE_MARK = re.compile(r"(?=.*[\d*†‡§])[\d*†‡§,;\-\u2010-\u2014\[\]()]+|[a-z]|[ivx]{1,4}")
"""Raised numbers (`1`, `3-5`), a sign, a letter or a Roman numeral lead to notes; `st` and `th` end an ordinal."""


class Character(NamedTuple):
    """One letter or space of the text, with its left and right edge in points."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True)
class PrintedLine:
    """One printed line, or the part of it that stands in one column."""

    page: int
    characters: tuple[Character, ...]
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    first_font: str
    opening_mark: str
    """The raised mark that the line begins with, as a footnote does; else empty."""
    marks: tuple[str, ...]
    """The raised marks inside the line, left out of its characters."""
    overhang: float = 0.0
    """Points: how far they reach above its other letters."""
    column: int = 0
    """Which of the stretches that are read for themselves, one beside the other, the line stands in on its page."""
    edge: float | None = None
    """Where that column ends on the right, in points; None where the text is set over the page."""

    @cached_property
    def text(self) -> str:
        """What the line says."""
        return "".join(character.text for character in self.characters)

    @property
    def x0(self) -> float:
        """Its left edge in points."""
        return self.characters[0].x0

    @property
    def x1(self) -> float:
        """Its right edge in points."""
        return self.characters[-1].x1


Level = tuple[PrintedLine, ...]
"""What stands on one baseline, from left to right, cut at every gap that may part columns."""


def line_of(page: int, glyphs: Sequence[Glyph], word_gap: float) -> PrintedLine | None:
    """The line that the glyphs make, its spaces set between words; None where nothing but spaces is printed."""
    letters = [glyph for glyph in glyphs if glyph.text != " "]
    if not letters:
        return None
    sizes = [glyph.size for glyph in letters]
    size = round(sizes[0], 1) if is_one(sizes) else most_common(round(each, 1) for each in sizes)
    large = letters if min(sizes) > RAISED_SIZE * size else [each for each in letters if each.size > RAISED_SIZE * size]
    baselines = [glyph.baseline for glyph in large]
    baseline = baselines[0] if is_one(baselines) else most_common(baselines)
    main = letters if large is letters else [glyph for glyph in letters if not is_raised(glyph, size, baseline)]
    note_marks = note_marks_in(glyphs, size, baseline) if len(main) < len(letters) else shaped_marks(letters)
    characters: list[Character] = []
    marks: list[str] = []
    opening_mark = ""
    end, middle, after_mark, after_colon = letters[0].x0, letters[0].x0, False, False
    new = tuple.__new__  # in a third of the time
    space: Glyph | None = None
    for glyph in glyphs:
        _, x0, x1, text, _, _, _, _, _ = glyph
        if text == " ":
            # Word prints stray spaces behind the first letter of a line; they part nothing.
            space = glyph if space is None and x0 > middle else space
            continue
        gap = x0 - end
        after_space = space is not None and not is_printed_on(space, glyph)
        parted = gap > word_gap * size or (after_space and gap > FAINT_GAP * size)
        # A label that fills its cell leaves less than a space before its value.
        parted = parted or (after_colon and gap > AFTER_COLON * size)
        mark = note_marks.get(id(glyph), "") if note_marks else ""
        if mark:
            if after_mark and marks and not parted:
                marks[-1] += mark
            else:
                marks.append(mark)
            after_mark = True
        else:
            if after_mark and not characters:
                opening_mark = marks.pop()
            if characters and (parted or (after_mark and after_space)):
                characters.append(Character(" ", characters[-1].x1, max(x0, characters[-1].x1)))
            characters += spread(glyph) if len(text) > 1 else [new(Character, (text, x0, x1))]
            after_mark = False
            space = None
        after_colon = text == ":"
        end, middle = max(end, x1), (x0 + x1) / 2
    if not characters:
        characters = [piece for glyph in letters for piece in spread(glyph)]
        marks = []
    top = min(glyph.top for glyph in main)
    return PrintedLine(
        page=page,
        characters=tuple(characters),
        top=top,
        bottom=max(glyph.bottom for glyph in main),
        baseline=baseline,
        size=size,
        bold=sum(glyph.bold for glyph in letters) > 0.6 * len(letters),
        first_font=letters[0].font,
        opening_mark=opening_mark,
        marks=tuple(marks),
        overhang=max(0.0, top - min(glyph.top for glyph in letters)) if marks else 0.0,
    )


def is_one(values: Sequence[float]) -> bool:
    """Whether the values are all the same, as those of most lines are."""
    return values.count(values[0]) == len(values)


def most_common(values: Iterable[float]) -> float:
    """The value that most of them are, the first of those that are equally many."""
    return Counter(values).most_common(1)[0][0]


def is_printed_on(space: Glyph, letter: Glyph) -> bool:
    """Whether the letter takes all the room of the space: so browsers print a soft hyphen inside a line."""
    left = letter.x0 - space.x0
    return left <= NO_ROOM * letter.size < space.x1 - space.x0


def is_raised(glyph: Glyph, size: float, baseline: float) -> bool:
    """Whether the glyph is smaller than its line, of this type size, and stands above its baseline."""
    least, most = RAISED
    return glyph.size <= RAISED_SIZE * size and least * size < baseline - glyph.baseline < most * size


def note_marks_in(glyphs: Sequence[Glyph], size: float, baseline: float) -> dict[int, str]:
    """The marks of footnotes, raised and small or of a superscript shape of their own, by each glyph's identity."""
    letters = [glyph for glyph in glyphs if glyph.text != " "]
    found = shaped_marks(letters)
    groups = groupby([*letters, None], lambda glyph: glyph is not None and is_raised(glyph, size, baseline))
    for raised, group in groups:
        run = [glyph for glyph in group if glyph]
        if raised and NOTE_MARK.fullmatch("".join(glyph.text for glyph in run)):
            found.update((id(glyph), glyph.text) for glyph in run)
        elif run and not raised and run[0].text in FRACTION_BARS:
            numerator = letters[: letters.index(run[0])]
            while numerator and id(numerator[-1]) in found:
                found.pop(id(numerator.pop()))
    return found


def shaped_marks(letters: Sequence[Glyph]) -> dict[int, str]:
    """The letters that are superscript by their own shape, each as the digit that it shows."""
    return {
        id(glyph): digits
        for glyph in letters
        if not glyph.text.isascii() and (digits := glyph.text.translate(SUPERSCRIPT_DIGITS)) != glyph.text
    }


def spread(glyph: Glyph) -> list[Character]:
    """The glyph's letters, which share its width."""
    if len(glyph.text) == 1:
        return [Character(glyph.text, glyph.x0, glyph.x1)]
    step = (glyph.x1 - glyph.x0) / len(glyph.text)
    return [
        Character(letter, glyph.x0 + place * step, glyph.x0 + (place + 1) * step)
        for place, letter in enumerate(glyph.text)
    ]


def glue(parts: Sequence[PrintedLine]) -> PrintedLine:
    """The parts of one level as one line, a space where they meet."""
    if len(parts) == 1:
        return parts[0]
    characters = list(parts[0].characters)
    for part in parts[1:]:
        characters += [Character(" ", characters[-1].x1, part.x0), *part.characters]
    longest = max(parts, key=lambda part: len(part.characters))
    return replace(
        longest,
        characters=tuple(characters),
        top=min(part.top for part in parts),
        bottom=max(part.bottom for part in parts),
        bold=all(part.bold for part in parts),
        first_font=parts[0].first_font,
        opening_mark=parts[0].opening_mark,
        marks=tuple(mark for part in parts for mark in part.marks),
        overhang=max(part.overhang for part in parts),
    )


def has_room(line: PrintedLine, following: PrintedLine, edge: float) -> bool:
    """Whether the first word of the following line would have fitted on this one: then its end was meant."""
    spaces = [character.x1 - character.x0 for character in line.characters if character.text == " "]
    space = min(median(spaces) if spaces else 0.25 * line.size, line.size)
    word = following.text.split(" ", 1)[0]
    width = following.characters[len(word) - 1].x1 - following.x0
    return line.x1 + space + width < edge
