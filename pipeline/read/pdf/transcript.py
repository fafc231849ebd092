"""The text, settled: blocks and lines in their places, addresses and telephone numbers replaced."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat

from models.base import Span
from models.text import Aside, Block, Line, Transcript
from pipeline.read.characters import SOFT_HYPHEN
from pipeline.read.footnote_marks import fused_to_word
from pipeline.read.pdf.hyphenation import WholeWords, joint
from pipeline.read.pdf.lines import SAME_BASELINE, PrintedLine
from pipeline.read.pdf.paragraphs import BlockDraft
from pipeline.read.pdf.unmapped import filled
from pipeline.read.pdf.word_spaces import LEFT, TEXT, Character
from pipeline.read.redaction import redactions

TO_A_HUNDREDTH = 2
"""Digits behind the point: of a point, an edge is known so closely."""

Row = list[Character]
"""The characters of one printed line as they go into the text."""


def transcript_of_drafts(
    drafts: Sequence[BlockDraft], asides: Sequence[Aside], vocabulary: WholeWords, pages: int
) -> Transcript:
    """The transcript that the blocks make, with the way back from each character to its page."""
    raised = {mark for draft in drafts for line in draft.lines for mark in line.marks}
    fused_marks = {aside.mark for aside in asides if aside.kind == "footnote" and aside.mark} - raised
    pieces: list[str] = []
    blocks: list[Block] = []
    lines: list[Line] = []
    unmapped: list[Span] = []
    place = 0
    gaps = gaps_above([line for draft in drafts for line in draft.lines])
    for draft in drafts:
        rows, joints = rows_of(draft.lines, vocabulary)
        redact_rows(rows, joints)
        for mark in fused_marks:
            drop_fused(rows, mark)
        start = place
        for printed, plain_row, between in zip(draft.lines, rows, joints, strict=True):
            row, words = filled(plain_row, vocabulary)
            unmapped += [Span(start=place + first, end=place + end) for first, end in words]
            if row:
                lines.append(line_at(place, printed, row, gaps[id(printed)]))
                pieces.append(text_of(row))
                place += len(row)
            if between and place > start:
                pieces.append(between)
                place += len(between)
        if place == start:
            continue
        blocks.append(Block(start=start, end=place, kind=draft.kind))
        pieces.append("\n")
        place += 1
    return Transcript(
        text="".join(pieces[:-1]),
        blocks=tuple(blocks),
        lines=tuple(lines),
        asides=tuple(asides),
        pages=pages,
        unmapped=tuple(unmapped),
    )


def rows_of(lines: Sequence[PrintedLine], vocabulary: WholeWords) -> tuple[list[Row], list[str]]:
    """The characters of each line, its end mended, and what stands between it and the next; nothing after the last."""
    rows = [list(line.characters) for line in lines]
    joints = [""] * len(lines)
    for place, (line, following) in enumerate(pairwise(lines)):
        taken, joints[place] = joint(line.text, following.text, vocabulary)
        if taken:
            del rows[place][-taken:]
    for place, line in enumerate(lines):
        if SOFT_HYPHEN in line.text:
            rows[place] = [character for character in rows[place] if character.text != SOFT_HYPHEN]
    return rows, joints


def text_of(row: Iterable[Character]) -> str:
    """What the line says."""
    return "".join(map(TEXT, row))


def redact_rows(rows: list[Row], joints: list[str]) -> None:
    """Set `[email]` and `[phone]` where addresses and numbers stand, also those that a line's end cuts."""
    text = []
    for row, between in zip(rows, joints, strict=True):
        text.append(text_of(row))
        if between:
            text.append("\n")
    found = list(redactions("".join(text)))
    if not found:
        return
    places: list[tuple[int, int]] = []
    for number, (row, between) in enumerate(zip(rows, joints, strict=True)):
        places += [(number, at) for at in range(len(row) + bool(between))]
    for redaction in reversed(found):
        first, at = places[redaction.start]
        last, end = places[redaction.end - 1]
        whole = rows[first][at : end + 1 if last == first else None]
        x0, step = whole[0].x0, (whole[-1].x1 - whole[0].x0) / len(redaction.label)
        label = [
            Character(letter, x0 + count * step, x0 + (count + 1) * step)
            for count, letter in enumerate(redaction.label)
        ]
        if last == first:
            rows[first][at : end + 1] = label
            continue
        rows[first][at:] = label
        for emptied in range(first + 1, last):
            rows[emptied] = []
        del rows[last][: end + 1]
        joints[first:last] = [""] * (last - first)


def drop_fused(rows: list[Row], mark: str) -> None:
    """Take a footnote's mark out of the words that it is fused to."""
    pattern = fused_to_word(mark)
    for row in rows:
        for match in reversed(list(pattern.finditer(text_of(row)))):
            del row[match.start() : match.end()]


def line_at(start: int, printed: PrintedLine, row: Row, gap_above: float | None) -> Line:
    """The line, from that place in the text on."""
    edges = map(round, map(LEFT, row), repeat(TO_A_HUNDREDTH))
    return Line(
        start=start,
        end=start + len(row),
        page=printed.page,
        top=round(printed.top, 2),
        bottom=round(printed.bottom, 2),
        edges=(*edges, round(row[-1].x1, TO_A_HUNDREDTH)),
        bold=printed.bold,
        gap_above=gap_above,
    )


def gaps_above(lines: Sequence[PrintedLine]) -> dict[int, float | None]:
    """The white above each line, by the line's identity; None for the first of a page or column."""
    gaps: dict[int, float | None] = {}
    above: PrintedLine | None = None
    gap: float | None = None
    for line in sorted(lines, key=lambda line: (line.page, line.column, line.baseline)):
        if above is None or (above.page, above.column) != (line.page, line.column):
            gap = None
        elif line.baseline - above.baseline > SAME_BASELINE * line.size:
            gap = round(max(line.top - above.bottom, 0.0), 2)
        gaps[id(line)] = gap
        above = line
    return gaps
