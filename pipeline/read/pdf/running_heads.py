"""Running heads and page numbers: what the margins of the pages say, not the letter."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from models.text import Aside
from pipeline.read.footnote_marks import as_footnote
from pipeline.read.pdf.lines import Level, glue
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

PAGE_NUMBER = re.compile(r"\W*(?:page|p\.?)?\s*(\d{1,3})\s*(?:(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line near the top or the foot of a page."""

    page: int
    height: float
    level: Level
    text: str
    is_recognised: bool

    @property
    def key(self) -> str:
        """The words without their numbers, which run from page to page."""
        return re.sub(r"\d+", "#", re.sub(r"\s+", "", self.text.casefold()))

    def says_the_same(self, other: "Edge") -> bool:
        """Whether the words are the same, or as like as text recognition makes them."""
        if self.key == other.key or not (self.is_recognised and other.is_recognised):
            return self.key == other.key
        return min(len(self.key), len(other.key)) > FEW and SequenceMatcher(None, self.key, other.key).ratio() > LIKE


def without_margins(
    sheets: Sequence[Sheet], pages: Sequence[list[Level]], size: float
) -> tuple[list[list[Level]], list[Aside]]:
    """The lines of each page without its running heads and page numbers, and those; the usual type size helps."""
    edges = [edge for sheet, levels in zip(sheets, pages, strict=True) for edge in edges_of(sheet, levels)]
    running = [edge for edge in edges if is_running(edge, edges, len(pages))]
    running += [edge for edge in edges if edge not in running and is_lone_number(edge, edges, running)]
    dropped = {id(edge.level) for edge in running}
    kept = [[level for level in levels if id(level) not in dropped] for levels in pages]
    for sheet, levels in zip(sheets, kept, strict=True):
        lone = lone_lines(sheet, levels, size)
        running += lone
        levels[:] = [level for level in levels if level not in [edge.level for edge in lone]]
    return kept, [aside_of(edge) for edge in sorted(running, key=lambda edge: (edge.page, edge.height))]


def edges_of(sheet: Sheet, levels: Sequence[Level]) -> list[Edge]:
    """The lines in the upper and the lower margin of the page."""
    found = []
    for level in levels:
        line = glue(level)
        if line.bottom < MARGIN * sheet.height or line.top > (1 - MARGIN) * sheet.height:
            found.append(Edge(sheet.page, line.baseline, level, line.text, sheet.is_recognised))
    return found


def is_running(edge: Edge, edges: Sequence[Edge], pages: int) -> bool:
    """Whether the same words stand at the same height on enough pages, their numbers counting the pages if any do."""
    alike = [other for other in edges if edge.says_the_same(other) and abs(other.height - edge.height) < SAME_HEIGHT]
    held = {other.page for other in alike}
    if len(held) < max(2, PAGES_SHARE * pages):
        return False
    return edge.key.strip("#") != "" or counts_pages(alike)


def counts_pages(edges: Sequence[Edge]) -> bool:
    """Whether the lines are bare numbers that rise with the pages."""
    offsets: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        number = PAGE_NUMBER.fullmatch(edge.text)
        if number:
            offsets[int(number[1]) - edge.page].add(edge.page)
    return any(len(pages) > 1 for pages in offsets.values())


def is_lone_number(edge: Edge, edges: Sequence[Edge], running: Sequence[Edge]) -> bool:
    """Whether the outermost line of a page is its number, though no other page has one at that height."""
    number = PAGE_NUMBER.fullmatch(edge.text)
    if not number or int(number[1]) != edge.page:
        return False
    heights = [other.height for other in edges if other.page == edge.page and other not in running]
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
        Edge(sheet.page, lines[place].baseline, levels[place], lines[place].text, sheet.is_recognised)
        for place in places
        if lines[place].size < SMALL * size and not lines[place].opening_mark and not as_footnote(lines[place].text)
    ]


def aside_of(edge: Edge) -> Aside:
    """The line as a thing told apart from the text."""
    kind = "page number" if PAGE_NUMBER.fullmatch(edge.text) else "running head"
    return Aside(kind=kind, text=redact(edge.text), page=edge.page)
