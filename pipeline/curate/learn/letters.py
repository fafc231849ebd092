"""Letters made ready to learn from: what their words say, which no weight changes, is worked out once."""

from collections.abc import Sequence
from typing import NamedTuple

from models.base import Span
from models.checked import CheckedEntry
from models.letter import Letter
from pipeline.annotations.quotations import place_in
from pipeline.extract import extract
from pipeline.interpret.discourse import Discourse
from pipeline.interpret.paragraphs import ParagraphRules, paragraph_statements
from pipeline.interpret.placed_statements import PlacedStatement
from pipeline.interpret.sample import sample_of
from pipeline.interpret.statements import Statement
from pipeline.interpret.threads import threads_of
from pipeline.language.rules import load_rules


class CheckedLetter(NamedTuple):
    """A letter and all that a person has found in it."""

    id: str
    letter: Letter
    entries: Sequence[CheckedEntry]
    weight: float = 1.0
    """How much each of its statements counts beside one of a letter."""
    names_measures: bool = True
    """Whether the entries say what is judged; where they do not, it teaches nothing about that."""


class CheckedParagraph(NamedTuple):
    """A paragraph: its statements in order, and the entries that a person quotes from it, each with its place."""

    statements: tuple[PlacedStatement, ...]
    entries: tuple[tuple[CheckedEntry, Span], ...]


class PreparedLetter(NamedTuple):
    """A checked letter with its statements."""

    id: str
    discourse: Discourse
    """What is known before the first paragraph."""
    parts: tuple[CheckedParagraph, ...]
    weight: float
    names_measures: bool


def prepare(checked: CheckedLetter) -> PreparedLetter:
    """The letter with its statements, and with each entry in the paragraph that it stands in."""
    letter, rules = checked.letter, load_rules()
    vocabulary = ParagraphRules.of(rules)
    mentions = extract(letter, rules)
    placed = _entry_places(letter, checked.entries)
    parts = []
    threads = threads_of(letter)
    for paragraph in letter.body_paragraphs:
        inside = [mention for mention in mentions if paragraph.covers(mention)]
        entries = tuple((entry, place) for entry, place in placed if paragraph.covers(place))
        stated = paragraph_statements(letter, paragraph, threads[paragraph.key], inside, vocabulary)
        parts.append(CheckedParagraph(stated.statements, entries))
    return PreparedLetter(
        checked.id, Discourse(sample_of(letter)), tuple(parts), checked.weight, checked.names_measures
    )


def match_entries(
    statements: Sequence[PlacedStatement], entries: Sequence[tuple[CheckedEntry, Span]]
) -> dict[int, CheckedEntry]:
    """The entry that each statement is meant by, by the statement's position."""
    ranked = sorted(
        (*_unlike(statement.statement, entry), -overlap, position, at)
        for position, statement in enumerate(statements)
        for at, (entry, place) in enumerate(entries)
        if (overlap := sum(_overlap(part, place) for part in statement.statement.parts)) > 0
    )
    found: dict[int, CheckedEntry] = {}
    taken: set[int] = set()
    for *_, position, at in ranked:
        if position not in found and at not in taken:
            found[position] = entries[at][0]
            taken.add(at)
    return found


def _unlike(statement: Statement, entry: CheckedEntry) -> tuple[bool, bool]:
    """Whether the statement prints another count than the entry's, and whether it fails to print the entry's total."""
    return statement.count != entry.count and statement.excepted is None, statement.total != entry.total


def _entry_places(letter: Letter, entries: Sequence[CheckedEntry]) -> list[tuple[CheckedEntry, Span]]:
    """The entries that stand in the letter, each with its place."""
    return [
        (entry, place)
        for entry in entries
        if not entry.rejected and (place := place_in(letter, entry.paragraph, entry.quote)) is not None
    ]


def _overlap(part: Span, place: Span) -> int:
    return max(0, min(part.end, place.end) - max(part.start, place.start))
