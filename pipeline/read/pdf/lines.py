"""Printed lines: letters and the spaces between them, as they stand from left to right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from pipeline.read.pdf.raised_marks import RAISED_SIZE, is_raised, note_marks_in, shaped_marks
from pipeline.read.pdf.word_spaces import TEXT, Character, written
from pipeline.read.sheet import Glyph

SAME_BASELINE = 0.25
"""Of the type size: glyphs that are no further apart up or down stand on one line."""
COLUMN_GAP = 0.7
"""Of the type size: a wider gap may part two columns; even justified text seldom has one."""


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
        return "".join(map(TEXT, self.characters))

    @cached_property
    def space(self) -> float:
        """How wide its spaces are, in points; what is usual at its type size where it has none."""
        spaces = [x1 - x0 for text, x0, x1 in self.characters if text == " "]
        return min(median(spaces) if spaces else 0.25 * self.size, self.size)

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
    baselines, _, _, texts, tops, bottoms, sizes, fonts, bolds = zip(*letters, strict=True)
    size = round(sizes[0], 1) if is_one(sizes) else usual_size(sizes)
    main: Sequence[Glyph] = letters
    if min(sizes) <= RAISED_SIZE * size:
        baselines = tuple(glyph.baseline for glyph in letters if glyph.size > RAISED_SIZE * size)
    baseline = baselines[0] if is_one(baselines) else most_common(baselines)
    if len(baselines) < len(letters):
        main = [glyph for glyph in letters if not is_raised(glyph, size, baseline)]
        tops, bottoms = tuple(glyph.top for glyph in main), tuple(glyph.bottom for glyph in main)
    note_marks: dict[int, str] = {}
    if len(main) < len(letters):
        note_marks = note_marks_in(letters, size, baseline)
    elif not "".join(texts).isascii():
        note_marks = shaped_marks(letters)
    characters, marks, opening_mark = written(glyphs, letters, note_marks, size, word_gap)
    return PrintedLine(
        page=page,
        characters=tuple(characters),
        top=min(tops),
        bottom=max(bottoms),
        baseline=baseline,
        size=size,
        bold=sum(bolds) > 0.6 * len(letters),
        first_font=fonts[0],
        opening_mark=opening_mark,
        marks=marks,
        overhang=max(0.0, min(tops) - min(glyph.top for glyph in letters)) if marks else 0.0,
    )


def is_one(values: Sequence[float]) -> bool:
    """Whether the values are all the same, as those of most lines are."""
    return values.count(values[0]) == len(values)


def usual_size(sizes: Sequence[float]) -> float:
    """The type size that most letters have, to a tenth of a point."""
    counts: Counter[float] = Counter()
    for size, count in Counter(sizes).items():
        counts[round(size, 1)] += count
    return counts.most_common(1)[0][0]


def most_common(values: Iterable[float]) -> float:
    """The value that most of them are, the first of those that are equally many."""
    return Counter(values).most_common(1)[0][0]


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
    word = following.text.split(" ", 1)[0]
    width = following.characters[len(word) - 1].x1 - following.x0
    return line.x1 + line.space + width < edge
