"""Paragraphs: which printed lines belong together."""

from dataclasses import dataclass
from typing import Literal

from pipeline.read.continuation import TITLE_AT_MOST, ends_sentence, looks_like_heading
from pipeline.read.pdf.lines import PrintedLine
from pipeline.read.pdf.list_markers import Marker, without_marker
from pipeline.read.pdf.typesetting import CLEAR_GAP, INDENT, LEVEL, SLIGHT_GAP, Setting, is_restyled


@dataclass(slots=True)
class BlockDraft:
    """A block as it grows line by line."""

    lines: list[PrintedLine]
    text_x0: float
    """The left edge of the words after the marker."""
    marker: Marker | None = None
    is_row: bool = False
    """A row of a table, complete as it is."""

    @property
    def kind(self) -> Literal["text", "bullet"]:
        """A bullet or numbered paragraph is an item; `1. Reducing the likelihood of reoffending` is a heading."""
        if not self.marker:
            return "text"
        is_section = self.marker.kind == "number" and "." not in self.lines[0].text[: self.marker.length].strip(".")
        is_heading = all(line.bold for line in self.lines) or (is_section and not ends_sentence(self.last.text))
        return "text" if self.marker.kind == "number" and is_heading else "bullet"

    @property
    def last(self) -> PrintedLine:
        """The line that the next one would follow."""
        return self.lines[-1]


def item(line: PrintedLine, marker: Marker | None) -> BlockDraft:
    """The block that the line begins."""
    if not marker:
        return BlockDraft([line], line.x0)
    return BlockDraft([without_marker(line, marker)], marker.text_x0, marker)


def begins(draft: BlockDraft | None, line: PrintedLine, marker: Marker | None, setting: Setting) -> bool:
    """Whether the line begins a block of its own after the block before it."""
    if draft is None or draft.is_row:
        return True
    if marker and (marker.certain or is_item(draft, line, marker, setting)):
        return True
    if (line.page, line.column) != (draft.last.page, draft.last.column):
        return not goes_on_overleaf(draft, line, setting)
    return not goes_on_below(draft, line, setting)


def is_item(draft: BlockDraft, line: PrintedLine, marker: Marker, setting: Setting) -> bool:
    """Whether a dash or a number begins an item here: it may also be the text's own.

    `- http://www.justice.gov.uk` at a line's beginning is no bullet, and the 12. of `missing in the remaining` `12.`
    ends a sentence.
    """
    last = draft.last
    is_below = (line.page, line.column) == (last.page, last.column)
    if is_below and marker.kind == "number" and runs_on(last, line, setting):
        return False
    if is_below and last.text[-1] in ":," and is_later_number(line, marker) and not draft.marker:
        return False
    if last.bold or ends_sentence(last.text) or (is_below and setting.step_between(last, line) > CLEAR_GAP):
        return True
    if setting.stops_far_short(last, line):
        return True
    reach = INDENT * line.size
    if draft.marker or len(draft.lines) > 1:
        left = last.x0 if len(draft.lines) > 1 else draft.text_x0
        return left - line.x0 > reach or (marker.kind == "bullet" and line.x0 - left > reach)
    return False


def runs_on(last: PrintedLine, line: PrintedLine, setting: Setting) -> bool:
    """Whether nothing parts the line from a full one above it, in a letter whose paragraphs are parted by white."""
    is_close = setting.has_gaps and setting.step_between(last, line) < SLIGHT_GAP
    return is_close and abs(line.x0 - last.x0) < LEVEL and not last.bold and not setting.stops_short(last, line)


def is_later_number(line: PrintedLine, marker: Marker) -> bool:
    """Whether the line begins with a plain number other than 1, which opens no list: `supervisor:` `20. Trained`."""
    number = line.text[: marker.length].strip("().")
    return number.isdecimal() and int(number) > 1


def goes_on_below(draft: BlockDraft, line: PrintedLine, setting: Setting) -> bool:
    """Whether the line, further down the same page, belongs to the block."""
    last = draft.last
    step = setting.step_between(last, line)
    ended, short = ends_sentence(last.text), setting.stops_short(last, line)
    if step < SLIGHT_GAP and setting.has_gaps and not setting.is_justified and not is_restyled(last, line):
        # Word sets one paragraph a few points wider than the next; only a line well short of the edge was cut.
        short = setting.stops_far_short(last, line)
    if not 0 < step <= CLEAR_GAP or (ended and (short or step > SLIGHT_GAP)):
        return False
    if is_restyled(last, line) and (short or ended or all(line.bold for line in draft.lines)):
        return False
    if ended and setting.is_heading(line):
        return False
    if step > SLIGHT_GAP and is_title(draft) and line.text[0].isupper():
        return False
    if last.bold and line.bold:
        return not short or line.text[0].islower() or last.text.rsplit(" ", 1)[-1].islower()
    if short and setting.stops_far_short(last, line) and not line.text[0].islower():
        return False
    return not is_moved(draft, line, setting, ended=ended, short=short)


def is_title(draft: BlockDraft) -> bool:
    """Whether the block so far is no sentence, and may be the letter's title, set over a line or two."""
    text = " ".join(line.text for line in draft.lines)
    return not draft.marker and looks_like_heading(text, at_most=TITLE_AT_MOST)


def is_moved(draft: BlockDraft, line: PrintedLine, setting: Setting, *, ended: bool, short: bool) -> bool:
    """Whether the line is indented or brought out against the block so that it begins another."""
    if line.edge != draft.last.edge:
        return False  # the text makes room for a box beside it, or has passed it
    reach = INDENT * line.size
    if len(draft.lines) == 1:
        # The first line of a paragraph may stand further in or out than the rest of it.
        if not draft.marker and not setting.has_gaps and line.x0 - draft.text_x0 > reach:
            return line.text[0].isupper()
        if draft.marker and draft.text_x0 - line.x0 > reach and abs(line.x0 - draft.last.x0) > LEVEL:
            return ended or short
        return ended and short and abs(line.x0 - draft.text_x0) > reach
    if line.x0 - draft.last.x0 > reach:
        return ended or short
    if abs(line.x0 - draft.lines[0].x0) < LEVEL and not (ended or short):
        return False  # the lines between made room for a large initial
    return draft.last.x0 - line.x0 > reach


def goes_on_overleaf(draft: BlockDraft, line: PrintedLine, setting: Setting) -> bool:
    """Whether the line, the first of a later page or column, belongs to the block that the end of the last one cut."""
    last = draft.last
    if is_restyled(last, line) or last.bold:
        return False
    short = setting.stops_short(last, line)
    if not ends_sentence(last.text):
        return line.text[0].islower() or not setting.stops_far_short(last, line)
    if setting.is_heading(line):
        return False
    if last.text[-1] in ":;" and line.text[0].islower():
        return True
    if not draft.marker and setting.is_first(line) is not None:
        return not setting.is_first(line)
    if len(draft.lines) == 1:
        return False  # no program leaves the first of several lines alone at the foot of a page
    stands_under = abs(line.x0 - (last.x0 if len(draft.lines) > 1 else draft.text_x0)) < LEVEL
    return stands_under and not short
