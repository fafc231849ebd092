"""The entries of a letter's `findings.yml`, read strictly: what cannot be meant is named with its line and a cure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from models.checked import CheckedEntry
from models.finding import Finding
from pipeline.corpus.yaml_files import Handwritten, handwritten
from pipeline.language.rules import load_measures

DECISIVE = ("measure", "role", "verdict", "count", "total")
"""The fields in which a finding and an entry must be alike; basis and wording are left to the reader."""


@dataclass(frozen=True)
class FindingsFile:
    """What a `findings.yml` holds."""

    entries: tuple[CheckedEntry, ...] = ()
    lines: tuple[int, ...] = ()
    """The line on which each entry begins."""


def findings_in(path: Path | None) -> FindingsFile:
    """The entries of a `findings.yml` with their lines, none where there is no file.

    CorpusError names file, line and cure where an entry has an unknown key, a value of the wrong kind, a measure that
    does not exist, or says what no person can mean.
    """
    if path is None:
        return FindingsFile()
    written = handwritten(path)
    content = [] if written.content is None else written.content
    if not isinstance(content, list):
        raise written.fault((), "there must be a list here, with each entry starting `- paragraph:`")
    entries = []
    for position, each in enumerate(content):
        entry = written.as_noun(CheckedEntry, each, place=(position,))
        for field, fault in faults_of_entry(entry):
            raise written.fault((position, field), fault)
        entries.append(entry)
    return FindingsFile(tuple(entries), tuple(_line(written, position) for position in range(len(entries))))


def entries_in(path: Path) -> tuple[CheckedEntry, ...]:
    """The entries of a `findings.yml`; CorpusError names the line where one cannot be used."""
    return findings_in(path).entries


def agree(finding: Finding, entry: CheckedEntry) -> bool:
    """Whether both read the words alike: what is judged, in which role, which way, how many of how many."""
    same_kind = (finding.measure, finding.role, finding.total) == (entry.measure, entry.role, entry.total)
    return same_kind and (
        (finding.verdict, finding.count) == (entry.verdict, entry.count)
        or {(finding.verdict, finding.count), (entry.verdict, entry.count)} == _both_ways_of_none(entry.total)
    )


def _both_ways_of_none(total: int | None) -> set[tuple[str, int | None]]:
    """None of the six was sufficient, all six were insufficient: the same statement."""
    return {("sufficient", 0), ("insufficient", total)}


def faults_of_entry(entry: CheckedEntry) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry whatever the letter says: the key concerned, and a sentence."""
    measures = [measure.id for measure in load_measures()]
    if entry.measure is not None and entry.measure not in measures:
        near = get_close_matches(entry.measure, measures, n=1, cutoff=0.5)
        cure = f"did you mean {near[0]}?" if near else "take one from pipeline/rules/measures.csv, or null if none fits"
        yield "measure", f"there is no measure {entry.measure}: {cure}"
    if not entry.quote.strip():
        yield "quote", "quote is empty: copy the words that state the number from the letter"
    if entry.note is not None and not entry.note.strip():
        yield "note", "note is empty: give the reason in a few words, or remove it"
    if entry.by is not None and not entry.checked:
        yield "by", "nobody has checked this entry: remove `by`, or `checked: false`"
    if entry.rejected and not entry.checked:
        yield "rejected", "only a person can reject a reading: remove `checked: false` or `rejected: true`"
    if entry.checked:
        for field in unsaid(entry):
            yield field, f"{field} is null, which is only allowed in a draft: give a value, or write `checked: false`"
        for field in below_nought(entry):
            yield field, f"{field} is less than 0: correct it"


def unsaid(entry: CheckedEntry) -> Iterator[str]:
    """The keys that are null and may not be once a person has checked the entry, unless to reject it."""
    return (field for field in ("role", "verdict") if not entry.rejected and getattr(entry, field) is None)


def below_nought(entry: CheckedEntry) -> Iterator[str]:
    """The keys whose number no letter can print. What is rejected may say what it likes."""
    return (field for field in ("count", "total") if not entry.rejected and (getattr(entry, field) or 0) < 0)


def _line(written: Handwritten, position: int) -> int:
    return written.lines[position,]
