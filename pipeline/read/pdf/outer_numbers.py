"""Page numbers in the outer margin, beside the text: they stand on the line of whatever is printed there."""

import re
from collections import defaultdict
from collections.abc import Sequence

from models.text import Aside
from pipeline.read.pdf.lines import Level, PrintedLine
from pipeline.read.sheet import Sheet

NUMBER = re.compile(r"(?:page |p\.? ?)?(?P<number>\d{1,3})", re.IGNORECASE)
"""Without a stop: numbers of paragraphs, which hang in the margin as well, have one."""
WORDS = 4
"""So many show where the lines of the page begin and end."""
MOST = 2
"""On one page: more are the numbers of paragraphs."""
APART = 0.5
"""Of the type size: the white between the text and the margin is wider."""


def without_outer_numbers(
    sheets: Sequence[Sheet], pages: Sequence[list[Level]]
) -> tuple[list[list[Level]], list[Aside]]:
    """The lines of each page without the page numbers that stand beside them, which rise with the pages; and those."""
    found = {sheet.page: numbers_beside(levels) for sheet, levels in zip(sheets, pages, strict=True)}
    offsets: dict[int, set[int]] = defaultdict(set)
    for page, parts in found.items():
        for part in parts:
            offsets[number_of(part) - page].add(page)
    counted = {offset for offset, on in offsets.items() if len(on) > 1}
    dropped = {id(part) for page, parts in found.items() for part in parts if number_of(part) - page in counted}
    if not dropped:
        return list(pages), []
    kept = [
        [left for level in levels if (left := tuple(part for part in level if id(part) not in dropped))]
        for levels in pages
    ]
    asides = [
        Aside(kind="page number", text=part.text, page=page)
        for page, parts in found.items()
        for part in parts
        if id(part) in dropped
    ]
    return kept, asides


def numbers_beside(levels: Sequence[Level]) -> list[PrintedLine]:
    """The numbers that stand beside the text of the page, further out than any of its lines."""
    numbers = [part for level in levels for part in level if NUMBER.fullmatch(part.text)]
    lines = [part for level in levels for part in level if part.text.count(" ") >= WORDS - 1] if numbers else []
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    beside = [part for part in numbers if part.x1 < left - APART * part.size or part.x0 > right + APART * part.size]
    return beside if len(beside) <= MOST else []


def number_of(part: PrintedLine) -> int:
    """The number that the part is."""
    number = NUMBER.fullmatch(part.text)
    return int(number["number"]) if number else 0
