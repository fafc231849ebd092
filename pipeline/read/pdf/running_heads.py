"""Running heads and page numbers: what the margins of the pages say, not the letter."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from models.text import Aside
from pipeline.read.footnote_marks import as_footnote
from pipeline.read.pdf.lines import Level, PrintedLine, glue
from pipeline.read.pdf.repeated import alike
from pipeline.read.redaction import redact
from pipeline.read.sheet import Sheet

MARGIN = 0.2
"""Of the page's height: running heads and feet stand no further from the edge."""
SAME_HEIGHT = 4.0
"""Points: a running head stands at the same height on every page, give or take this much."""
PAGES_SHARE = 0.3
"""Of the pages: a running head stands on as many at least; the first may go without, or two kinds take turns."""
VERY_EDGE = 0.1
"""Of the page's height: a line of small type that stands alone so near the edge is a running head or foot."""
APART = 1.5
"""Of the usual type size: the white between it and the text."""
SMALL = 0.92
"""Of the usual type size: running heads that stand on one page only are told by their smaller type."""

LIKE = 0.8
"""Of the letters: as many are the same where text recognition reads the same words twice."""
FEW = 8
"""Letters: of no more, too many words are alike."""

SAMPLE = 24
"""Pages: a running head that recognition spells in many ways is sought on so many of them."""

PAGE_NUMBER = re.compile(r"\W*(?:page|p\.?)?\s*(\d{1,3})\s*(?:(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """A line near the top or the foot of a page."""

    page: int
    height: float
    level: Level
    text: str
    key: str
    """The words without their numbers, which run from page to page."""
    like: int
    """The first page that says mostly the same; this one, as a rule."""
    is_recognised: bool

    def reads_like(self, other: "Edge") -> bool:
        """Whether the words are the same, or as like as text recognition makes them."""
        if self.key == other.key or not other.is_recognised:
            return self.key == other.key
        return min(len(self.key), len(other.key)) > FEW and SequenceMatcher(None, self.key, other.key).ratio() > LIKE


def without_margins(
    sheets: Sequence[Sheet], pages: Sequence[list[Level]], size: float
) -> tuple[list[list[Level]], list[Aside]]:
    """The lines of each page without its running heads and page numbers, and those; the usual type size helps."""
    like = alike({sheet.page: levels for sheet, levels in zip(sheets, pages, strict=True)})
    by_page = [edges_of(sheet, levels, like[sheet.page]) for sheet, levels in zip(sheets, pages, strict=True)]
    running = running_among([edge for edges in by_page for edge in edges], len(set(like.values())))
    dropped = {id(edge.level) for edge in running}
    for edges in by_page:
        left = [edge for edge in edges if id(edge.level) not in dropped]
        running += [edge for edge in left if is_lone_number(edge, left)]
    dropped = {id(edge.level) for edge in running}
    kept = [[level for level in levels if id(level) not in dropped] for levels in pages]
    for sheet, levels in zip(sheets, kept, strict=True):
        lone = lone_lines(sheet, levels, size)
        running += lone
        levels[:] = [level for level in levels if level not in [edge.level for edge in lone]]
    return kept, [aside_of(edge) for edge in sorted(running, key=lambda edge: (edge.page, edge.height))]


def edges_of(sheet: Sheet, levels: Sequence[Level], like: int) -> list[Edge]:
    """The lines in the upper and the lower margin of the page, which says mostly the same as the page `like`."""
    lines = [(level, glue(level)) for level in levels]
    return [
        edge_of(sheet, level, line, like)
        for level, line in lines
        if line.bottom < MARGIN * sheet.height or line.top > (1 - MARGIN) * sheet.height
    ]


def edge_of(sheet: Sheet, level: Level, line: PrintedLine, like: int) -> Edge:
    """The line as one that may be a running head."""
    key = re.sub(r"\d+", "#", re.sub(r"\s+", "", line.text.casefold()))
    return Edge(sheet.page, line.baseline, level, line.text, key, like, sheet.is_recognised)


def running_among(edges: Sequence[Edge], pages: int) -> list[Edge]:
    """The running heads.

    Lines are compared with those that say the same only, and recognised ones with those of a few pages, so that a
    letter of four times as many pages takes four times as long.
    """
    by_words: dict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: edge.height):
        by_words[edge.key].append(edge)
    sample = recognised_sample(edges)
    running: list[Edge] = []
    for same in by_words.values():
        heights = [edge.height for edge in same]
        for height, level_with in groupby(same, key=lambda edge: round(edge.height)):
            first = bisect_left(heights, height - SAME_HEIGHT)
            if is_running(same[first : bisect_right(heights, height + SAME_HEIGHT)], pages):
                running += level_with
                continue
            running += [
                edge
                for edge in level_with
                if edge.is_recognised
                and is_running(
                    [
                        edge,
                        *(
                            other
                            for other in sample
                            if abs(other.height - edge.height) < SAME_HEIGHT and edge.reads_like(other)
                        ),
                    ],
                    min(pages, SAMPLE),
                )
            ]
    return running


def recognised_sample(edges: Sequence[Edge]) -> list[Edge]:
    """The recognised lines of some pages, spread over the letter."""
    pages = sorted({edge.page for edge in edges if edge.is_recognised})
    chosen = set(pages[:: 1 + len(pages) // SAMPLE])
    return [edge for edge in edges if edge.page in chosen]


def is_running(same: Sequence[Edge], pages: int) -> bool:
    """Whether lines that say the same stand on enough of the pages, and count them if they are mere numbers."""
    if len({edge.like for edge in same}) < max(2, PAGES_SHARE * pages):
        return False
    return same[0].key.strip("#") != "" or counts_pages(same)


def counts_pages(edges: Sequence[Edge]) -> bool:
    """Whether the lines are bare numbers that rise with the pages."""
    offsets: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        number = PAGE_NUMBER.fullmatch(edge.text)
        if number:
            offsets[int(number[1]) - edge.page].add(edge.page)
    return any(len(pages) > 1 for pages in offsets.values())


def is_lone_number(edge: Edge, left: Sequence[Edge]) -> bool:
    """Whether the outermost of the lines left on the page is its number, though no other page has one there."""
    number = PAGE_NUMBER.fullmatch(edge.text)
    if not number or int(number[1]) != edge.page:
        return False
    heights = [other.height for other in left]
    return edge.height in (min(heights), max(heights))


def lone_lines(sheet: Sheet, levels: Sequence[Level], size: float) -> list[Edge]:
    """The outermost lines of the page that stand in small type at its very edge, well apart from the rest.

    A letter of two pages has its running head but once; the first page has its letterhead there.
    """
    lines = [glue(level) for level in levels]
    if len(lines) < 2:  # noqa: PLR2004  # a line alone stands apart from nothing
        return []
    places = []
    if sheet.page > 1 and lines[0].bottom < VERY_EDGE * sheet.height and lines[1].top - lines[0].bottom > APART * size:
        places.append(0)
    if lines[-1].top > (1 - VERY_EDGE) * sheet.height and lines[-1].top - lines[-2].bottom > APART * size:
        places.append(-1)
    return [
        edge_of(sheet, levels[place], lines[place], sheet.page)
        for place in places
        if lines[place].size < SMALL * size and not lines[place].opening_mark and not as_footnote(lines[place].text)
    ]


def aside_of(edge: Edge) -> Aside:
    """The line as a thing told apart from the text."""
    kind = "page number" if PAGE_NUMBER.fullmatch(edge.text) else "running head"
    return Aside(kind=kind, text=redact(edge.text), page=edge.page)
