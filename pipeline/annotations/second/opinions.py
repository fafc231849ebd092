"""What second readers read, beside what stands in the rows."""

from collections.abc import Iterator, Mapping, Sequence

from models.base import Span
from models.checked import CheckedEntry
from models.finding import OPPOSITE, Finding
from models.reading import Reading
from models.second import Opinion, SecondReader
from pipeline.annotations.apply import pair_with_findings
from pipeline.annotations.placing import place_entries
from pipeline.annotations.second.align import Alignment

_NUMBERS_AND_VERDICT = ("count", "total", "verdict")
_COMPARED = (*_NUMBERS_AND_VERDICT, "measure", "role")


def opinions_of(
    reading: Reading,
    checked: Sequence[CheckedEntry],
    readers: Sequence[SecondReader],
    alignments: Mapping[str, Alignment],
) -> tuple[Opinion, ...]:
    """Every statement of a second reader that the letter bears out, reader by reader, in the order printed.

    `checked` holds the entries of `findings.yml`: where a person has checked the words, nothing is in doubt.
    `alignments` has what the letter bears out of each reader's entries, by the readers' names.
    """
    places = place_entries(reading.letter, checked).places
    settled = [place for entry, place in zip(checked, places, strict=True) if place and entry.checked]
    return tuple(
        opinion
        for reader in readers
        for opinion in _opinions(reading.findings, settled, reader, alignments[reader.reader])
    )


def _opinions(
    findings: Sequence[Finding], settled: Sequence[Span], reader: SecondReader, aligned: Alignment
) -> Iterator[Opinion]:
    meant = pair_with_findings(findings, aligned.entries, aligned.places)
    for position, (entry, place) in enumerate(zip(aligned.entries, aligned.places, strict=True)):
        finding = findings[meant[position]] if position in meant else None
        yield Opinion(
            reader=reader.reader,
            kind=reader.kind,
            entry=entry,
            place=place,
            finding=meant.get(position),
            differs=("finding",) if finding is None else differences(finding, entry),
            settled=finding.checked if finding else any(place.overlaps(other) for other in settled),
        )


def differences(finding: Finding, entry: CheckedEntry) -> tuple[str, ...]:
    """The fields in which the two differ; none sufficient and all insufficient are the same."""
    alike = set(_NUMBERS_AND_VERDICT) if _none_and_all(finding, entry) else set()
    return tuple(
        field for field in _COMPARED if field not in alike and getattr(finding, field) != getattr(entry, field)
    )


def _none_and_all(finding: Finding, entry: CheckedEntry) -> bool:
    return (
        entry.total is not None
        and finding.total == entry.total
        and OPPOSITE.get(entry.verdict) == finding.verdict
        and {finding.count, entry.count} == {0, entry.total}
    )
