"""What of a letter goes into the database, and where in it a stretch of text stands."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from models.base import Span
from models.letter import CLOSING, Letter, Paragraph, Section

Part = TypeVar("Part", Section, Paragraph)

Row = dict[str, str | int | float | None]
Rows = dict[str, list[Row]]
"""The rows of each table, by the table's name."""


class Body:
    """The sections and paragraphs of a letter that are loaded, each with its id: all but the closing."""

    def __init__(self, letter_id: str, letter: Letter) -> None:
        self.id = letter_id
        self.letter = letter
        sections = [section for section in letter.sections if section.section != CLOSING]
        paragraphs = sorted(letter.body_paragraphs, key=lambda paragraph: paragraph.start)
        self.sections: dict[str, Section] = _with_ids(letter_id, sections, [part.section for part in sections])
        self.paragraphs: dict[str, Paragraph] = _with_ids(letter_id, paragraphs, [part.key for part in paragraphs])
        self._places = list(self.paragraphs.items())
        parts: tuple[Section | Paragraph, ...] = (*letter.sections, *letter.paragraphs)
        self._withheld = [part for part in parts if part.section == CLOSING]

    def paragraph_of(self, span: Span) -> tuple[str, Paragraph] | None:
        """The loaded paragraph that holds the whole span, with its id; None for all else."""
        place = bisect_right(self._places, span.start, key=lambda entry: entry[1].start) - 1
        if place < 0:
            return None
        found = self._places[place]
        return found if found[1].covers(span) else None

    def section_of(self, span: Span) -> str | None:
        """The id of the loaded section that holds the whole span."""
        return next((section_id for section_id, section in self.sections.items() if section.covers(span)), None)

    def paragraph_called(self, key: str) -> str | None:
        """The id of the first loaded paragraph with that key."""
        return next((paragraph_id for paragraph_id, paragraph in self._places if paragraph.key == key), None)

    def quote(self, span: Span | None) -> str | None:
        """The words of the span; None where any of them are not loaded."""
        if span is None or any(part.overlaps(span) for part in self._withheld):
            return None
        loaded = self.paragraph_of(span) or self.section_of(span)
        return span.of(self.letter.text) if loaded else None

    def page(self, span: Span) -> int | None:
        """The page on which the span begins."""
        return self.letter.transcript.page_of(span)


def unique_ids(entries: Sequence[tuple[str, ...]]) -> list[str]:
    """One id for each entry: its first part, and as many of the others as tell it from its namesakes.

    Order plays no part in it, so a row keeps its id when others come or go elsewhere. Entries alike in
    every part get one id: they say the same.
    """
    different = list(dict.fromkeys(entries))
    ids = [entry[0] for entry in different]
    for part in range(1, max(map(len, different), default=0)):
        shared = {name for name, times in Counter(ids).items() if times > 1}
        ids = [f"{name}/{entry[part]}" if name in shared else name for name, entry in zip(ids, different, strict=True)]
    id_of = dict(zip(different, ids, strict=True))
    return [id_of[entry] for entry in entries]


def _with_ids(letter_id: str, parts: Iterable[Part], names: Iterable[str]) -> dict[str, Part]:
    """The parts under `<letter>/<name>`; where a letter prints a name again, `<name>-2` for the second."""
    seen: Counter[str] = Counter()
    identified = {}
    for part, name in zip(parts, names, strict=True):
        seen[name] += 1
        identified[f"{letter_id}/{name}" if seen[name] == 1 else f"{letter_id}/{name}-{seen[name]}"] = part
    return identified
