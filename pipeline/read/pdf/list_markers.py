"""What a list item begins with: a bullet, or a number such as `1.1.`."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from statistics import median
from typing import Literal, NamedTuple

from pipeline.read.continuation import NUMBER
from pipeline.read.pdf.lines import Level, PrintedLine, glue
from pipeline.read.pdf.word_spaces import Character
from pipeline.read.sheet import UNMAPPED_GLYPH, Shape

WIDE = 0.5
"""Of the type size: the white after a hanging mark is wider, that between two words is not."""
WIDER = 1.3
"""Of the usual gap between the line's words: the same, where the line is stretched."""
ONE_DISC = 1.0
"""Points: a disc may be drawn twice, its edge and what fills it."""
BULLET_REACH = 5.0
"""Of the type size: a drawn bullet stands no further to the left of its text."""

BULLETS = frozenset("•●○◦▪▫■□◆◇◼◻▶►‣∙·\u2043" + UNMAPPED_GLYPH)
DASHES = frozenset("-\u2013\u2014")
LATIN_BULLETS = frozenset("o*\u00a7>~")
"""What stands for a bullet in Word's lists where the font has none: with wide white after it, never a word."""
NO_BULLETS = frozenset("©®™°")
FUSED_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}\.?(?=[A-Z][a-z])")
"""A paragraph's number that fills the indent, so that its words follow at once: `1.1.Assessment`."""
SYMBOL_FONT = re.compile(r"wingding|webding|symbol|dingbat", re.IGNORECASE)


class Marker(NamedTuple):
    """How an item begins."""

    kind: Literal["bullet", "number"]
    length: int
    """How many characters the mark has."""
    text_x0: float
    """The left edge of the words after it."""
    certain: bool
    """Nothing but an item begins so; else it depends on the line before."""


def marker_of(line: PrintedLine, *, drawn: bool, hangs: Collection[tuple[int, int]] = ()) -> Marker | None:
    """The marker that the line begins with, if any.

    It may be `drawn`, not printed. `hangs`: where dashes are known to hang, and the words after them.
    """
    if drawn:
        return Marker("bullet", 0, line.x0, certain=True)
    mark, _, rest = line.text.partition(" ")
    if not rest:
        return None
    after = line.characters[len(mark) + 1]
    if len(mark) == 1 and (is_bullet(mark) or SYMBOL_FONT.search(line.first_font)):
        return Marker("bullet", 1, after.x0, certain=True)
    is_hanging = mark in DASHES and (round(line.x0), round(after.x0)) in hangs
    if mark in (*DASHES, *LATIN_BULLETS) and (is_hanging or stands_off(line, mark)):
        return Marker("bullet", 1, after.x0, certain=mark in LATIN_BULLETS or is_hanging)
    if NUMBER.fullmatch(mark) and (not after.text.islower() or stands_off(line, mark)):
        return Marker("number", len(mark), after.x0, certain=False)
    return None


def stands_off(line: PrintedLine, mark: str) -> bool:
    """Whether the white behind the mark is wider than that between the words after it."""
    gaps = [character.x1 - character.x0 for character in line.characters[len(mark) + 1 :] if character.text == " "]
    usual = median(gaps) if gaps else 0.0
    white = line.characters[len(mark) + 1].x0 - line.characters[len(mark) - 1].x1
    return white > max(WIDE * line.size, WIDER * usual)


def is_bullet(mark: str) -> bool:
    """Whether the character is a bullet, also one that a symbol font encodes for its own use."""
    return mark in BULLETS or (mark not in NO_BULLETS and unicodedata.category(mark) in ("So", "Co"))


def is_lone_marker(level: Level) -> bool:
    """Whether nothing stands on the level but a bullet or a number."""
    text = level[0].text
    return len(level) == 1 and (NUMBER.fullmatch(text) is not None or (len(text) == 1 and is_bullet(text)))


def with_lone_markers(levels: Sequence[Level]) -> list[Level]:
    """The lines, each bullet or number that stands a little higher or lower than its text brought down to it."""
    joined: list[Level] = []
    pending: Level | None = None
    for level in levels:
        if pending and beside(pending, level):
            joined[-1] = (*pending, *level)
            pending = None
            continue
        if is_lone_marker(level) and joined and beside(level, joined[-1]):
            joined[-1] = (*level, *joined[-1])
            pending = None
            continue
        joined.append(level)
        pending = level if is_lone_marker(level) else None
    return joined


def beside(marker: Level, level: Level) -> bool:
    """Whether the level is the text that the marker stands beside."""
    overlap = min(marker[0].bottom, level[0].bottom) - max(marker[0].top, level[0].top)
    return overlap > 0.5 * min(marker[0].size, level[0].size) and marker[0].x1 < level[0].x0


def with_marker_apart(level: Level) -> Level:
    """The level with its marker and the words after it as one part, a space between them, however wide the white is."""
    first, *others = level
    if others and (NUMBER.fullmatch(first.text) or (len(first.text) == 1 and not first.text.isdigit())):
        first, *others = glue(level[:2]), *level[2:]
    fused = FUSED_NUMBER.match(first.text)
    if fused:
        place = fused.end()
        edge = first.characters[place].x0
        space = Character(" ", edge, edge)
        first = replace(first, characters=(*first.characters[:place], space, *first.characters[place:]))
    return (first, *others)


def drawn_bullets(shapes: Sequence[Shape], lines: Sequence[PrintedLine]) -> set[int]:
    """The places, among the lines, of those that have a small disc or square drawn before them.

    The dots of a rule between two columns are no bullets: several stand before one line.
    """
    found: dict[int, list[float]] = defaultdict(list)
    for shape in shapes:
        width, height = shape.x1 - shape.x0, shape.bottom - shape.top
        if not (1 < width < 9 and 0.6 < width / max(height, 0.1) < 1.7):  # noqa: PLR2004  # points, and about round
            continue
        middle = (shape.top + shape.bottom) / 2
        for place, line in enumerate(lines):
            if line.top < middle < line.bottom and 0 < line.x0 - shape.x1 < BULLET_REACH * line.size:
                found[place].append(middle)
    return {place for place, middles in found.items() if max(middles) - min(middles) < ONE_DISC}


def without_marker(line: PrintedLine, marker: Marker) -> PrintedLine:
    """The line without its bullet; a number stays, for it is part of what the letter says."""
    if marker.kind == "number" or not marker.length:
        return line
    return replace(line, characters=line.characters[marker.length + 1 :])
