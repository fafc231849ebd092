"""Running text, as it stands in a column of a page and in no cell of a table."""

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.continuation import NUMBER
from pipeline.read.pdf.hyphenation import NUMBER_WORDS
from pipeline.read.pdf.lines import PrintedLine
from pipeline.read.pdf.list_markers import is_bullet

WORDS_A_LINE = 2.5
"""Mean: running text has more, the cells of a table have fewer."""
SENTENCES = 3
"""Ends of sentences: columns of running text have as many between them at least, and each of them has one."""
LINES = 4
"""Lines that go on from one to the next: fewer may be a cell of a table."""
FILLED = 0.55
"""Of the widest line: in text that runs on, each but the last is wider."""
CLOSE = 1.8
"""Of the type size: text that runs on takes no larger step from line to line, unless it is double spaced."""

COUNTED = re.compile(rf"\d|\b(?:{'|'.join(sorted(NUMBER_WORDS))})\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)]*$")


def are_running_text(columns: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether each column has lines that run on, and sentences that end, as the cells of a table seldom do."""
    if all(flows(column) for column in columns):
        return True
    ends = [sum(SENTENCE_END.search(part.text) is not None for part in column) for column in columns]
    return all(ends) and sum(ends) >= SENTENCES and all(runs_on(column) for column in columns)


def flows(column: Sequence[PrintedLine]) -> bool:
    """Whether each line goes on in the next, as in the middle of a long sentence.

    Of a table, that is so inside one row only. In a table of small letters throughout, most rows have a number, or some
    are much shorter than others.
    """
    lines = lines_of(column)
    wide = FILLED * max((line.x1 - line.x0 for line in lines), default=0.0)
    return (
        len(lines) >= LINES
        and holds_words(lines)
        and all(is_close(above, below) and below.text[0].islower() for above, below in pairwise(lines))
        and all(line.x1 - line.x0 > wide for line in lines[:-1])
        and 2 * sum(COUNTED.search(line.text) is not None for line in lines) < len(lines)
    )


def runs_on(column: Sequence[PrintedLine]) -> bool:
    """Whether the column has lines of some words, of which one goes on in the next."""
    lines = lines_of(column)
    return holds_words(lines) and any(
        is_close(above, below) and not SENTENCE_END.search(above.text) and below.text[0].islower()
        for above, below in pairwise(lines)
    )


def lines_of(column: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of the column from top to bottom, its bullets and numbers left out."""
    return [part for part in sorted(column, key=lambda part: part.baseline) if not is_marker(part)]


def holds_words(lines: Sequence[PrintedLine]) -> bool:
    """Whether the lines have as many words as running text."""
    return sum(len(part.text.split()) for part in lines) >= WORDS_A_LINE * len(lines)


def is_close(above: PrintedLine, below: PrintedLine) -> bool:
    """Whether the lines are no further apart than those of a paragraph."""
    return 0 < below.baseline - above.baseline < CLOSE * below.size


def is_marker(part: PrintedLine) -> bool:
    """Whether the part is a bullet or a number alone."""
    return NUMBER.fullmatch(part.text) is not None or (len(part.text) == 1 and is_bullet(part.text))
