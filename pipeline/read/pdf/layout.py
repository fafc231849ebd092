"""From the sheets of a letter to its blocks, in the order in which a person reads them."""

from collections import Counter
from collections.abc import Sequence

from models.text import Aside, Transcript
from pipeline.language.folding import single_spaced
from pipeline.read.pdf.baselines import levels_of
from pipeline.read.pdf.columns import ADDRESS, DATE, letterhead_of, rows_of, zones_of
from pipeline.read.pdf.footnotes import asides_of, without_footnotes
from pipeline.read.pdf.hyphenation import vocabulary_of
from pipeline.read.pdf.lines import Level, PrintedLine, glue
from pipeline.read.pdf.list_markers import drawn_bullets, marker_of, with_lone_markers, with_marker_apart
from pipeline.read.pdf.paragraphs import BlockDraft, begins, item
from pipeline.read.pdf.running_heads import without_margins
from pipeline.read.pdf.transcript import transcript_of_drafts
from pipeline.read.pdf.typesetting import Setting, setting_of
from pipeline.read.redaction import redact
from pipeline.read.sheet import Sheet

RIGHT_HAND = 0.4
"""Of the page's width: an address on the right begins beyond this."""


def transcript_of(sheets: Sequence[Sheet]) -> Transcript:
    """The letter's text, what is no part of it told apart."""
    pages = [with_lone_markers(levels_of(sheet)) for sheet in sheets]
    size = usual_size(pages)
    pages, asides = without_margins(sheets, pages, size)
    pages, notes = without_footnotes(sheets, pages, size)
    pages = [[with_marker_apart(level) for level in levels] for levels in pages]
    setting = setting_of(pages, size)
    pages[0], letterhead = without_letterhead(pages[0], sheets[0], setting)
    drafts: list[BlockDraft] = []
    for sheet, levels in zip(sheets, pages, strict=True):
        add_page(drafts, sheet, levels, setting)
    vocabulary = vocabulary_of([[line.text for line in draft.lines] for draft in drafts])
    aside = [*letterhead, *asides, *asides_of(notes, vocabulary), *(each for sheet in sheets for each in sheet.asides)]
    return transcript_of_drafts(drafts, aside, vocabulary, len(sheets))


def add_page(drafts: list[BlockDraft], sheet: Sheet, levels: Sequence[Level], setting: Setting) -> None:
    """Let the lines of a page go on with the last block, or begin blocks of their own."""
    zones = {id(part): zone for zone in zones_of(levels, setting.step) for band in zone.bands for part in band}
    lines = [glue(level) for level in levels]
    bulleted = drawn_bullets(sheet, lines)
    told: set[int] = set()
    for place, (level, line) in enumerate(zip(levels, lines, strict=True)):
        zone = zones.get(id(level[0]))
        if zone is None:
            marker = marker_of(line, place in bulleted)
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
