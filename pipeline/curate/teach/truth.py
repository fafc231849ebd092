"""What people have checked in a letter, asked for by the row of a finding."""

from dataclasses import dataclass

from models.checked import CheckedEntry
from models.finding import Finding
from models.reading import Reading
from pipeline.annotations.entries import entries_in
from pipeline.annotations.quotations import sentence_around
from pipeline.corpus.facts import source_of
from pipeline.corpus.folders import LetterFolder
from pipeline.curate.diff import Row
from pipeline.curate.evaluate.matching import Pair, compare
from pipeline.errors import CorpusError

TOLD = ("measure", "role", "verdict", "count", "total", "words", "basis")
"""The columns that an edit of the rules is judged by."""
DECISIVE = frozenset({"measure", "verdict", "count", "total"})
"""Those that make a row wrong."""
MISSED = frozenset({"missed"})
"""What is wrong where a statement is not read."""
NOT_EXPECTED = frozenset({"not expected"})


@dataclass(frozen=True)
class JudgedRow:
    """A row, and what is wrong with it."""

    row: Row
    wrong: frozenset[str] | None
    """The fields that are not as a person reads them; None where nobody has said."""
    entry: CheckedEntry | None = None
    """What a person has checked there."""


def judged_rows(letter: LetterFolder, reading: Reading) -> list[JudgedRow]:
    """The letter's rows as the rules alone read them, in the order of the text, each held to what is checked.

    Only a letter that is complete says that a row is wrong because nobody has entered it.
    """
    rows = [row_of(letter.id, reading, finding) for finding in reading.findings]
    try:
        entries = entries_in(letter.findings) if letter.findings else ()
        is_complete = bool(source_of(letter).complete)
    except CorpusError:
        entries, is_complete = (), False
    comparison = compare(reading.letter, reading.findings, entries)
    pairs = {(pair.finding.start, pair.finding.end, pair.finding.rule): pair for pair in comparison.pairs}
    unexpected = {(finding.start, finding.end, finding.rule) for finding in comparison.unexpected}
    return [
        _judged(row, pairs.get(key), is_wrong=is_complete and key in unexpected)
        for row, finding in zip(rows, reading.findings, strict=True)
        for key in [(finding.start, finding.end, finding.rule)]
    ]


def row_of(letter: str, reading: Reading, finding: Finding) -> Row:
    """The finding as a row that can be laid beside another's."""
    paragraph = reading.letter.paragraph_of(finding)
    return {
        "letter": letter,
        "id": f"{paragraph.key}/{finding.start - paragraph.start}",
        "paragraph": paragraph.key,
        "number": paragraph.key,
        "position": paragraph.start,
        "start": finding.start,
        "end": finding.end,
        "quote": finding.of(reading.letter.text),
        "sentence": sentence_around(reading.letter, finding).of(reading.letter.text),
        **{field: getattr(finding, field) for field in TOLD},
    }


def _judged(row: Row, pair: Pair | None, *, is_wrong: bool) -> JudgedRow:
    if pair is not None:
        return JudgedRow(row, frozenset(pair.differs), pair.entry)
    return JudgedRow(row, NOT_EXPECTED if is_wrong else None)
