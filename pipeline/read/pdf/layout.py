"""From the sheets of a letter to its blocks, in the order in which a person reads them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.text import Aside, Transcript
from pipeline.language.folding import single_spaced
from pipeline.read.pdf.baselines import levels_of
from pipeline.read.pdf.body_columns import Stretch, stretches_of
from pipeline.read.pdf.columns import ADDRESS, DATE, letterhead_of, rows_of, zones_of
from pipeline.read.pdf.footnotes import asides_of, without_footnotes
from pipeline.read.pdf.hyphenation import vocabulary_of
from pipeline.read.pdf.lines import Level, PrintedLine, glue
from pipeline.read.pdf.list_markers import drawn_bullets, marker_of, with_lone_markers, with_marker_apart
from pipeline.read.pdf.outer_numbers import without_outer_numbers
from pipeline.read.pdf.paragraphs import BlockDraft, begins, item
from pipeline.read.pdf.repeated import once_each
from pipeline.read.pdf.running_heads import without_margins
from pipeline.read.pdf.side_notes import without_side_notes
from pipeline.read.pdf.transcript import transcript_of_drafts
from pipeline.read.pdf.typesetting import Setting, setting_of
from pipeline.read.redaction import redact
from pipeline.read.sheet import Sheet

RIGHT_HAND = 0.4
"""Of the page's width: an address on the right begins beyond this."""


def transcript_of(sheets: Sequence[Sheet]) -> Transcript:
    """The letter's text, what is no part of it told apart."""
    sheets = once_each(sheets)
    pages, numbers = without_outer_numbers(sheets, [levels_of(sheet) for sheet in sheets])
    pages = [with_lone_markers(levels) for levels in pages]
    size = usual_size(pages)
    pages, marks = without_marks(sheets, pages)
    pages, asides = without_margins(sheets, pages, size)
    asides += [*marks, *numbers]
    pages, notes = without_footnotes(sheets, pages, size)
    for place, levels in enumerate(pages):
        pages[place], beside = without_side_notes(levels, size)
        asides += beside
    stretches = [in_order(sheet, levels) for sheet, levels in zip(sheets, pages, strict=True)]
    setting = setting_of([stretch.levels for page in stretches for stretch in page], size)
    letterhead: list[Aside] = []
    if stretches[0]:
        levels, letterhead = without_letterhead([*stretches[0][0].levels], sheets[0], setting)
        stretches[0][0] = replace(stretches[0][0], levels=tuple(levels))
    drafts: list[BlockDraft] = []
    for sheet, page in zip(sheets, stretches, strict=True):
        add_page(drafts, sheet, page, setting)
    vocabulary = vocabulary_of([[line.text for line in draft.lines] for draft in drafts])
    asides = [
        *letterhead,
        *asides,
        *(aside for sheet in sheets for aside in across(sheet)),
        *asides_of(notes, vocabulary),
        *(aside for sheet in sheets for aside in sheet.asides),
    ]
    return transcript_of_drafts(drafts, asides, vocabulary, len(sheets))


def without_marks(sheets: Sequence[Sheet], pages: Sequence[list[Level]]) -> tuple[list[list[Level]], list[Aside]]:
    """The lines of each page without those that are a watermark on another, where it is printed across the text."""
    marks = {aside.text for sheet in sheets for aside in sheet.asides if aside.kind == "watermark"}
    found = [
        [level for level in levels if glue(level).text in marks or all(part.text in marks for part in level)]
        for levels in pages
    ]
    kept = [[level for level in levels if level not in dropped] for levels, dropped in zip(pages, found, strict=True)]
    return kept, [
        Aside(kind="watermark", text=glue(level).text, page=sheet.page)
        for sheet, dropped in zip(sheets, found, strict=True)
        for level in dropped
    ]


def across(sheet: Sheet) -> Iterator[Aside]:
    """What is printed on the page in another direction than its text."""
    for view in sheet.across:
        lines = [glue(level).text for level in levels_of(view)]
        if lines:
            yield Aside(kind="side note", text=single_spaced(redact("\n".join(lines))), page=sheet.page)


def in_order(sheet: Sheet, levels: Sequence[Level]) -> list[Stretch]:
    """The lines of a page in the order in which they are read, their markers glued to them."""
    return [
        replace(stretch, levels=tuple(with_marker_apart(level) for level in stretch.levels))
        for stretch in stretches_of(levels, sheet.shapes)
    ]


def add_page(drafts: list[BlockDraft], sheet: Sheet, page: Sequence[Stretch], setting: Setting) -> None:
    """Let the lines of a page go on with the last block, or begin blocks of their own."""
    boxes: list[tuple[BlockDraft | None, list[BlockDraft]]] = []
    for stretch in page:
        if stretch.is_box:
            boxes.append((drafts[-1] if drafts else None, []))
            add_lines(boxes[-1][1], sheet, stretch.levels, setting)
        else:
            add_lines(drafts, sheet, stretch.levels, setting)
    for beside, boxed in reversed(boxes):
        place = next((place for place, draft in enumerate(drafts) if draft is beside), -1) + 1
        drafts[place:place] = boxed


def add_lines(drafts: list[BlockDraft], sheet: Sheet, levels: Sequence[Level], setting: Setting) -> None:
    """The same with the lines of one stretch."""
    zones = {id(part): zone for zone in zones_of(levels, setting.step) for band in zone.bands for part in band}
    lines = [glue(level) for level in levels]
    bulleted = drawn_bullets(sheet.shapes, lines)
    told: set[int] = set()
    for place, (level, line) in enumerate(zip(levels, lines, strict=True)):
        zone = zones.get(id(level[0]))
        if zone is None:
            marker = marker_of(line, drawn=place in bulleted, hangs=setting.hangs)
            if begins(drafts[-1] if drafts else None, line, marker, setting):
                drafts.append(item(line, marker))
            else:
                drafts[-1].lines.append(line)
        elif id(zone) not in told:
            told.add(id(zone))
            drafts += [BlockDraft(row, row[0].x0, is_row=True) for row in rows_of(zone)]


def usual_size(pages: Sequence[Sequence[Level]]) -> float:
    """The type size, in points, that most of the letter is set in."""
    sizes: Counter[float] = Counter()
    for levels in pages:
        for level in levels:
            for part in level:
                sizes[part.size] += len(part.characters)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def without_letterhead(levels: list[Level], sheet: Sheet, setting: Setting) -> tuple[list[Level], list[Aside]]:
    """The lines of the first page without the inspectorate's address, and that."""
    letterhead: list[PrintedLine] = []
    while found := next((column for zone in zones_of(levels, setting.step) if (column := letterhead_of(zone))), None):
        letterhead += found
        dropped = {id(part) for part in found}
        left = (tuple(part for part in level if id(part) not in dropped) for level in levels)
        levels = [level for level in left if level]
    letterhead = [*address_of(levels, sheet), *letterhead]
    dropped = {id(part) for part in letterhead}
    levels = [level for level in levels if id(level[0]) not in dropped]
    if not letterhead:
        return levels, []
    text = single_spaced(redact("\n".join(line.text for line in letterhead)))
    return levels, [Aside(kind="letterhead", text=text, page=sheet.page)]


def address_of(levels: Sequence[Level], sheet: Sheet) -> list[PrintedLine]:
    """The lines of an address at the top right of the page, with nothing beside it; empty where there is none."""
    right: list[PrintedLine] = []
    for level in levels:
        if len(level) > 1 or level[0].x0 < RIGHT_HAND * sheet.width:
            break
        right.append(level[0])
    if not any(ADDRESS.search(line.text) for line in right):
        return []
    return [line for line in right if not DATE.fullmatch(line.text)]
