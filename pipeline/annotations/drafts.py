"""Entries of a `findings.yml` for a person to check: made from what was read, and written down."""

from collections.abc import Iterable, Iterator

import yaml

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding
from models.letter import Letter
from models.reading import Reading
from pipeline.annotations.quotations import places_in
from pipeline.language.folding import single_spaced

_ALWAYS_WRITTEN = ("paragraph", "quote", "measure", "role", "verdict", "count", "total", "basis", "words")
_WRITTEN_WHERE_THEY_SAY_SOMETHING = ("optional", "checked", "rejected", "shown", "by", "note")
_NOT_TO_QUOTE = ".,;:"
"""Marks after a word that tell it from the same word elsewhere to a machine only."""


def draft_of(reading: Reading) -> tuple[CheckedEntry, ...]:
    """Every finding of the reading as an entry that nobody has checked, in the order printed."""
    return tuple(entry_of(finding, reading.letter) for finding in reading.findings)


def entry_of(finding: Finding, letter: Letter) -> CheckedEntry:
    """The finding as an entry that nobody has checked, its quotation long enough to occur once in its paragraph."""
    return CheckedEntry(
        quote=quotation_of(finding, finding.sentence, letter),
        checked=False,
        shown=True,
        **finding.model_dump(include={"paragraph", "measure", "role", "verdict", "count", "total", "basis", "words"}),
    )


def entries_as_text(entries: Iterable[CheckedEntry]) -> str:
    """The entries as the text of a `findings.yml`, which holds exactly them."""
    return "\n".join(map(entry_as_text, entries))


def entry_as_text(entry: CheckedEntry) -> str:
    """One entry as it stands in a `findings.yml`; what says nothing beyond the ordinary is left out."""
    said = [field for field in _WRITTEN_WHERE_THEY_SAY_SOMETHING if getattr(entry, field) != _ordinary(field)]
    lines = [f"{field}: {_scalar(getattr(entry, field), field)}\n" for field in (*_ALWAYS_WRITTEN, *said)]
    return "- " + "  ".join(lines)


def _ordinary(field: str) -> object:
    return CheckedEntry.model_fields[field].default


def _scalar(value: object, field: str) -> str:
    """The value on one line, whatever it is; characters that cannot be seen are written by their numbers."""
    unseen = isinstance(value, str) and not value.isprintable()
    style = '"' if unseen or field == "paragraph" else None
    return yaml.safe_dump(value, default_style=style, allow_unicode=not unseen, width=10**9).split("\n", 1)[0]


def quotation_of(place: Span, sentence: Span, letter: Letter) -> str:
    """The words at the place, with more of those around them where these alone occur again in the paragraph."""
    words, key = "", letter.paragraph_of(place).key
    for span in _ever_wider(place, sentence, letter):
        words = single_spaced(span.of(letter.text)).rstrip(_NOT_TO_QUOTE)
        if len(places_in(letter, key, words)) == 1:
            return words
    return words


def _ever_wider(place: Span, sentence: Span, letter: Letter) -> Iterator[Span]:
    """The place and wider ones, a word at a time to either side: first of its sentence, then beyond."""
    paragraph = letter.paragraph_of(place)
    start, end = place.start, place.end
    yield Span(start=start, end=end)
    for bounds in (sentence, paragraph):
        while start > bounds.start or end < bounds.end:
            if end < bounds.end:
                end = _word_end(letter.text, end, bounds.end)
                yield Span(start=start, end=end)
            if start > bounds.start:
                start = _word_start(letter.text, start, bounds.start)
                yield Span(start=start, end=end)


def _word_end(text: str, place: int, last: int) -> int:
    """Where the next word after `place` ends, at most at `last`."""
    rest = text[place:last]
    begun = len(rest) - len(rest.lstrip())
    following = rest[begun:].split(maxsplit=1)
    return place + begun + len(following[0]) if following else last


def _word_start(text: str, place: int, first: int) -> int:
    """Where the last word before `place` begins, at least at `first`."""
    rest = text[first:place].rstrip()
    return first + len(rest) - len(rest.split()[-1]) if rest else first
