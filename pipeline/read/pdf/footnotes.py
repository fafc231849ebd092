"""Footnotes: the small type at the foot of a page, and the mark that leads to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from models.text import Aside
from pipeline.language.folding import single_spaced
from pipeline.read.continuation import ends_sentence
from pipeline.read.footnote_marks import as_footnote, fused_to_word
from pipeline.read.pdf.hyphenation import WholeWords, join_lines
from pipeline.read.pdf.lines import Level, PrintedLine, glue
from pipeline.read.redaction import redact
from pipeline.read.sheet import Sheet

SMALL = 0.92
"""Of the letter's usual type size: a footnote is set smaller."""
FOOT = 0.4
"""Of the page's height: footnotes stand below this."""
RULE_WIDTH = (36.0, 0.65)
"""Points at least, and of the page's width at most: the short rule above footnotes."""


@dataclass(slots=True)
class Footnote:
    """A footnote as it grows line by line."""

    mark: str
    page: int
    lines: list[PrintedLine] = field(default_factory=list)


def without_footnotes(
    sheets: Sequence[Sheet], pages: Sequence[list[Level]], body_size: float
) -> tuple[list[list[Level]], list[Footnote]]:
    """The lines of each page without its footnotes, and those."""
    kept: list[list[Level]] = []
    notes: list[Footnote] = []
    marks = {mark for page in pages for level in page for part in level for mark in part.marks}
    raised = marks.union(*map(singles_of, marks))
    for sheet, levels in zip(sheets, pages, strict=True):
        lines = [glue(level) for level in levels]
        place = FootnotePlace(sheet, lines, body_size, raised)
        is_open = bool(notes) and notes[-1].page == sheet.page - 1 and not ends_sentence(notes[-1].lines[-1].text)
        first = place.first_line(after_open_note=is_open)
        for line in lines[first:]:
            mark = place.opening_mark(line)
            if mark:
                notes.append(Footnote(mark, sheet.page, [without_mark(line, mark)]))
            else:
                notes[-1].lines.append(line)
        inside = place.notes_inside(first)
        for mark, rows in inside:
            notes.append(
                Footnote(mark, sheet.page, [without_mark(lines[rows[0]], mark), *(lines[row] for row in rows[1:])])
            )
        taken = {row for _, rows in inside for row in rows}
        kept.append([level for row, level in enumerate(levels[:first]) if row not in taken])
    return kept, notes


def singles_of(mark: str) -> set[str]:
    """The marks that one raised mark holds: `3`, `4` and `5` of `3-5`, `3` and `4` of `3,4`."""
    singles: set[str] = set()
    for part in re.split(r"[,;]", mark.strip("[]()")):
        ends = re.split(r"[-\u2010-\u2014]", part)
        if len(ends) == 2 and all(re.fullmatch(r"\d{1,2}", end) for end in ends):  # noqa: PLR2004  # first and last
            singles.update(str(number) for number in range(int(ends[0]), int(ends[1]) + 1))
        else:
            singles.update(end for end in ends if end)
    return singles


@dataclass(frozen=True, slots=True)
class FootnotePlace:
    """The foot of one page, where footnotes may stand."""

    sheet: Sheet
    lines: Sequence[PrintedLine]
    body_size: float
    raised: set[str]
    """The marks that stand raised in the text of the letter."""

    def first_line(self, *, after_open_note: bool) -> int:
        """The index of the first line of footnotes; the number of lines where there are none."""
        ruled = self.first_below_rule()
        if ruled is not None and (after_open_note or self.opening_mark(self.lines[ruled])):
            return ruled
        small = len(self.lines)
        while small and self.lines[small - 1].size < SMALL * self.body_size:
            small -= 1
        last = range(small, len(self.lines))
        if after_open_note:
            return next((place for place in last if self.is_low(self.lines[place])), len(self.lines))
        marked = (place for place in last if self.begins_note(self.lines[place]))
        return next(marked, len(self.lines))

    def notes_inside(self, end: int) -> list[tuple[str, list[int]]]:
        """The notes that stand under their paragraphs, above the line at `end`: mark, and indices of the lines."""
        notes: list[tuple[str, list[int]]] = []
        above: set[str] = set()
        for row, line in enumerate(self.lines[:end]):
            is_small = line.size < SMALL * self.body_size
            body = as_footnote(line.text)
            mark = line.opening_mark or (body["mark"] if body else "")
            if is_small and mark in above:
                notes.append((mark, [row]))
            elif is_small and notes and notes[-1][1][-1] == row - 1:
                notes[-1][1].append(row)
            above.update(line.marks)
        return notes

    def is_low(self, line: PrintedLine) -> bool:
        """Whether the line stands near the foot of the page."""
        return line.top > FOOT * self.sheet.height

    def begins_note(self, line: PrintedLine) -> bool:
        """Whether the line, of small type, begins with a mark; far from the foot, with one that the text has raised."""
        if self.is_low(line):
            return self.opening_mark(line) != ""
        return line.opening_mark in self.raised

    def first_below_rule(self) -> int | None:
        """The index of the first line under the short rule that parts footnotes from the text; None without one."""
        least, share = RULE_WIDTH
        left = min((line.x0 for line in self.lines), default=0)
        rules = [
            shape.top
            for shape in self.sheet.shapes
            if shape.bottom - shape.top < 2  # noqa: PLR2004  # points: thicker than any rule
            and least < shape.x1 - shape.x0 < share * self.sheet.width
            and abs(shape.x0 - left) < self.body_size
            and shape.top > FOOT * self.sheet.height
        ]
        below = (place for place, line in enumerate(self.lines) if rules and line.baseline > max(rules))
        return next(below, None)

    def opening_mark(self, line: PrintedLine) -> str:
        """The footnote's mark that the line begins with; empty where it begins with none."""
        if line.opening_mark:
            return line.opening_mark
        note = as_footnote(line.text)
        if not note:
            return ""
        mark = note["mark"]
        is_fused = any(fused_to_word(mark).search(other.text) for other in self.lines if other.baseline < line.baseline)
        return mark if mark in self.raised or is_fused else ""


def without_mark(line: PrintedLine, mark: str) -> PrintedLine:
    """The line without the mark that it begins with, where that is no raised one and so still stands in it."""
    if line.opening_mark:
        return line
    return replace(line, characters=line.characters[len(mark) + 1 :])


def asides_of(notes: Sequence[Footnote], vocabulary: WholeWords) -> list[Aside]:
    """The footnotes as things told apart from the text."""
    return [
        Aside(
            kind="footnote",
            text=single_spaced(redact(join_lines([line.text for line in note.lines], vocabulary))),
            mark=note.mark,
            page=note.page,
        )
        for note in notes
    ]
