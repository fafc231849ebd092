"""Which findings a person has checked: the letter's `findings.yml` laid beside what was read."""

import re
from collections.abc import Sequence
from pathlib import Path

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding
from models.letter import Letter
from models.reading import Problem
from pipeline.handwritten import handwritten

MARKS = {mark: f"[{marks}]" for marks in ("'’‘", '"“”', "-–—\u2011−") for mark in marks}


def entries_in(path: Path) -> tuple[CheckedEntry, ...]:
    """The entries of a `findings.yml`; CorpusError names the line where one cannot be used."""
    written = handwritten(path)
    entries = [] if written.content is None else written.content
    if not isinstance(entries, list):
        raise written.fault((), "there must be a list here, each entry beginning with `- paragraph:`")
    return tuple(written.as_noun(CheckedEntry, entry, place=(position,)) for position, entry in enumerate(entries))


def mark_checked(findings: Sequence[Finding], letter: Letter, entries: Sequence[CheckedEntry]) -> tuple[Finding, ...]:
    """The findings, those marked `checked` that an entry states at the same words and in the same way."""
    vouched = [(entry, span) for entry in entries if entry.checked and (span := _span_of(entry, letter))]
    return tuple(
        finding.model_copy(update={"checked": True})
        if any(span.overlaps(finding) and _agree(finding, entry) for entry, span in vouched)
        else finding
        for finding in findings
    )


def entries_without_words(letter: Letter, entries: Sequence[CheckedEntry]) -> tuple[Problem, ...]:
    """A problem for each checked entry whose quotation does not stand in its paragraph as the letter is read now."""
    return tuple(
        Problem(
            check="checked words not found",
            severity="warning",
            message=f"findings.yml quotes “{entry.quote}”, which paragraph {entry.paragraph} does not hold: "
            "correct the quotation or the paragraph.",
            paragraph=entry.paragraph if any(part.key == entry.paragraph for part in letter.paragraphs) else None,
        )
        for entry in entries
        if entry.checked and _span_of(entry, letter) is None
    )


def _span_of(entry: CheckedEntry, letter: Letter) -> Span | None:
    words = re.compile(r"\s+".join(map(_as_printed, entry.quote.split())))
    for paragraph in letter.paragraphs:
        if paragraph.key == entry.paragraph and (found := words.search(letter.text, paragraph.start, paragraph.end)):
            return Span(start=found.start(), end=found.end())
    return None


def _as_printed(word: str) -> str:
    """Return a pattern for a word of a quotation: a person types straight marks where print has curly ones."""
    return "".join(MARKS.get(letter, re.escape(letter)) for letter in word)


def _agree(finding: Finding, entry: CheckedEntry) -> bool:
    same_kind = (finding.measure, finding.role, finding.total) == (entry.measure, entry.role, entry.total)
    return same_kind and (
        (finding.verdict, finding.count) == (entry.verdict, entry.count)
        or {(finding.verdict, finding.count), (entry.verdict, entry.count)} == _both_ways_of_none(entry.total)
    )


def _both_ways_of_none(total: int | None) -> set[tuple[str, int | None]]:
    """None of the six was sufficient, all six were insufficient: the same statement."""
    return {("sufficient", 0), ("insufficient", total)}
