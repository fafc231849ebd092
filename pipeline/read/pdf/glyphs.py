"""The glyphs and shapes of a page, taken from what is painted on it and seen from where most of it is read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pdfminer.layout import LTImage
from pdfminer.utils import apply_matrix_rect
from pdfplumber.page import Page

from models.text import Aside
from pipeline.read.pdf.annotations import annotations_of
from pipeline.read.pdf.foreign import Foreign, foreign_to, is_odd
from pipeline.read.pdf.layers import Switched
from pipeline.read.pdf.misnamed import misnamed
from pipeline.read.pdf.overprints import once, without_blanks
from pipeline.read.pdf.painting import Painted, Painting
from pipeline.read.pdf.plain_pages import plain_strips
from pipeline.read.pdf.prints import Print, Run, runs_of, text_of
from pipeline.read.pdf.quick_painter import painting_of
from pipeline.read.pdf.strikes import struck
from pipeline.read.pdf.strips import as_letters, glyphs_of, is_bold
from pipeline.read.pdf.tilt import levelled, tilt_of
from pipeline.read.pdf.turning import SheetFrame, Sides, frame_of, middle_of, sides_of, turn_of, turned, turned_frame
from pipeline.read.pdf.visible import seen
from pipeline.read.sheet import UNMAPPED_GLYPH, Glyph, Shape, Sheet

SHORT = 12
"""Characters: fewer stand elsewhere on the page by chance."""
SOME = 2
"""Letters: fewer that run another way than the rest of the page are no word."""


def sheet_of(page: Page, off: Switched) -> Sheet:
    """What a reader sees on the page while these layers are off, seen from where it is read; the rest told apart."""
    number = page.page_number
    annotations = annotations_of(page)
    painting = painting_of(page, off, annotations.appearances)
    frame = frame_of(page)
    drawn = [thing.bbox for thing in painting.shapes if not isinstance(thing, LTImage)]
    lines = [*drawn, *annotations.strikes]
    strips = plain_strips(painting, frame, lines)
    if strips is not None:
        plain = tuple(glyph for strip in strips for glyph in glyphs_of(strip, frame))
        shapes = tuple(shapes_of(painting, frame, 0))
        return Sheet(number, frame.width, frame.height, plain, shapes, asides=tuple(annotations.asides))
    visible, hidden = seen(painting, frame.edges)
    standing, out = struck(visible, lines)
    tilt = tilt_of(standing)
    sides = sides_of(levelled(standing, tilt, middle_of(frame)))
    printed = once(without_blanks(prints_of(sides.level, frame, sides.main)))
    foreign = foreign_to(printed)
    dropped = {place for run in foreign.runs for place in range(run[0], run[-1] + 1)}  # with the spaces between
    across, marks = across_of(sides, frame, foreign, number)
    askew = prints_of(sides.askew, frame, sides.main)
    asides = [
        *annotations.asides,
        *asides_of("watermark", printed, foreign.runs, number),
        *asides_of("watermark", askew, runs_of(askew, turned=True), number),
        *marks,
        *asides_of("jumble", printed, foreign.jumbled, number),
        *asides_of("struck out", deleted := prints_of(out, frame, 0), runs_of(deleted), number),
        *hidden_aside(hidden, frame, printed, number),
    ]
    glyphs = tuple(glyph for place, (glyph, _) in enumerate(printed) if place not in dropped)
    shown = turned_frame(frame, sides.main)
    shapes = tuple(shapes_of(painting, frame, sides.main))
    return Sheet(
        number,
        shown.width,
        shown.height,
        glyphs,
        shapes,
        turned=sides.main,
        across=across,
        asides=tuple(asides),
        tilt=tilt,
    )


def across_of(sides: Sides, frame: SheetFrame, foreign: Foreign, page: int) -> tuple[tuple[Sheet, ...], list[Aside]]:
    """The same sheet seen from the other sides from which words are read; and the watermarks that run that way."""
    sheets: list[Sheet] = []
    asides: list[Aside] = []
    for way, painted in sorted(sides.across.items()):
        prints = once(without_blanks(prints_of(painted, frame, way)))
        marks = [is_odd(glyph.size, ink, foreign.usual) for glyph, ink in prints]
        odd = [printed for printed, is_mark in zip(prints, marks, strict=True) if is_mark]
        asides += asides_of("watermark", odd, runs_of(odd), page)
        glyphs = tuple(glyph for (glyph, _), is_mark in zip(prints, marks, strict=True) if not is_mark)
        if sum(glyph.text != " " for glyph in glyphs) > SOME:
            seen_from_there = turned_frame(frame, way)
            sheets.append(Sheet(page, seen_from_there.width, seen_from_there.height, glyphs, (), turned=way))
    return tuple(sheets), asides


def prints_of(painted: Sequence[Painted], frame: SheetFrame, way: int) -> list[Print]:
    """The glyphs as they stand on the sheet when it has been turned by these degrees."""
    shown = turned_frame(frame, way)
    left, floor = shown.left, shown.height + shown.above
    prints: list[Print] = []
    new = tuple.__new__
    nameless = misnamed(painted)
    for place, (text, x0, y0, x1, y1, matrix, _, font, ink) in enumerate(turned(painted, frame, way)):
        letters = UNMAPPED_GLYPH if place in nameless else as_letters(text, x1 - x0)
        if not letters:
            continue
        # A box hangs from its font's descent; letters of two fonts stand on one line by their baseline.
        baseline = floor - matrix[5]
        box = baseline, x0 + left, x1 + left, letters, floor - y1, floor - y0, y1 - y0, font, is_bold(font)
        # The same as Print(Glyph(...), ink), in a third of the time.
        prints.append(new(Print, (new(Glyph, box), ink)))
    return prints


def shapes_of(painting: Painting, frame: SheetFrame, way: int) -> Iterator[Shape]:
    """What is drawn on the sheet, where it stands when that has been turned by these degrees."""
    shown, turn = turned_frame(frame, way), turn_of(frame, way)
    left, floor, edges = shown.left, shown.height + shown.above, shown.edges
    for thing in painting.shapes:
        x0, y0, x1, y1 = apply_matrix_rect(turn, thing.bbox) if way else thing.bbox
        if not (x1 < edges[0] or x0 > edges[2] or y1 < edges[1] or y0 > edges[3]):
            yield Shape(x0 + left, floor - y1, x1 + left, floor - y0, isinstance(thing, LTImage))


def asides_of(
    kind: Literal["watermark", "jumble", "struck out"], prints: Sequence[Print], runs: Sequence[Run], page: int
) -> list[Aside]:
    """What these runs say, each thing once."""
    texts = dict.fromkeys(text_of(prints, run) for run in runs)
    return [Aside(kind=kind, text=text, page=page) for text in texts]


def hidden_aside(hidden: Sequence[Painted], frame: SheetFrame, printed: Iterable[Print], page: int) -> list[Aside]:
    """What nobody sees on the page, as one thing told apart; nothing where that is blank, or is seen elsewhere on it.

    Word prints the end of a row of a table again beyond the edge of its box.
    """
    sides = sides_of(hidden)
    ways = [(sides.main, sides.level), (sides.main, sides.askew), *sides.across.items()]
    texts = [
        text_of(prints, run)
        for prints in (prints_of(painted, frame, way) for way, painted in ways)
        for run in runs_of(prints)
    ]
    if not texts:
        return []
    seen_there = "".join(glyph.text for glyph, _ in printed if glyph.text != " ")
    texts = [text for text in texts if len(text) < SHORT or "".join(text.split()) not in seen_there]
    return [Aside(kind="hidden", text=" ".join(texts), page=page)] if texts else []
