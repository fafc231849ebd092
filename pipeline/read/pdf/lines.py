"""Printed lines: letters and the spaces between them, as they stand from left to right."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from pipeline.read.characters import SUPERSCRIPT_DIGITS
from pipeline.read.sheet import Glyph

SAME_BASELINE = 0.25
"""Of the type size: glyphs that are no further apart up or down stand on one line."""
COLUMN_GAP = 0.7
"""Of the type size: a wider gap may part two columns; even justified text seldom has one."""
RAISED_SIZE = 0.8
"""Of the line's type size: a raised mark is set no larger."""
FAINT_GAP = -0.3
"""Of the type size: letters that overlap further are parted by no space, whatever is printed between them."""

NOTE_MARK = re.compile(r"[\d*†‡§,\[\]]+")


class Character(NamedTuple):
    """One letter or space of the text, with its left and right edge in points."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
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

    @property
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
    size = Counter(round(glyph.size, 1) for glyph in letters).most_common(1)[0][0]
    main = [glyph for glyph in letters if glyph.size > RAISED_SIZE * size]
    floor = max(glyph.bottom for glyph in main)
    characters: list[Character] = []
    marks: list[str] = []
    opening_mark = ""
    end, middle, after_space, after_mark = letters[0].x0, letters[0].x0, False, False
    for glyph in glyphs:
        if glyph.text == " ":
            # Word prints stray spaces behind the first letter of a line; they part nothing.
            after_space = after_space or glyph.x0 > middle
            continue
        gap = glyph.x0 - end
        parted = gap > word_gap * size or (after_space and gap > FAINT_GAP * size)
        mark = note_mark(glyph, size, floor)
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
                characters.append(Character(" ", characters[-1].x1, max(glyph.x0, characters[-1].x1)))
            characters += spread(glyph)
            after_mark = False
            after_space = False
        end, middle = max(end, glyph.x1), (glyph.x0 + glyph.x1) / 2
    if not characters:
        characters = [piece for glyph in letters for piece in spread(glyph)]
        marks = []
    return PrintedLine(
        page=page,
        characters=tuple(characters),
        top=min(glyph.top for glyph in main),
        bottom=floor,
        baseline=Counter(glyph.baseline for glyph in main).most_common(1)[0][0],
        size=size,
        bold=sum(glyph.bold for glyph in letters) > 0.6 * len(letters),
        first_font=letters[0].font,
        opening_mark=opening_mark,
        marks=tuple(marks),
    )


def note_mark(glyph: Glyph, size: float, floor: float) -> str:
    """The mark that the glyph is, raised and small or of a superscript shape of its own; else empty."""
    digits = glyph.text.translate(SUPERSCRIPT_DIGITS)
    is_raised = glyph.size <= RAISED_SIZE * size and glyph.bottom < floor - 0.12 * size
    return digits if NOTE_MARK.fullmatch(digits) and (is_raised or digits != glyph.text) else ""


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
    )


def has_room(line: PrintedLine, following: PrintedLine, edge: float) -> bool:
    """Whether the first word of the following line would have fitted on this one: then its end was meant."""
    spaces = [character.x1 - character.x0 for character in line.characters if character.text == " "]
    space = min(median(spaces) if spaces else 0.25 * line.size, line.size)
    word = following.text.split(" ", 1)[0]
    width = following.characters[len(word) - 1].x1 - following.x0
    return line.x1 + space + width < edge
