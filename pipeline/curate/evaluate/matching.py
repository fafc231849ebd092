"""Which finding is meant by which checked statement, and what the two have in common."""

from collections.abc import Sequence

from models.base import Noun
from models.checked import CheckedEntry
from models.finding import Finding, Verdict
from models.letter import Letter
from pipeline.annotations.pairing import pair_statements
from pipeline.annotations.quotations import place_in

_OPPOSITE: dict[Verdict | None, Verdict] = {"sufficient": "insufficient", "insufficient": "sufficient"}


class Pair(Noun):
    """A checked entry and the finding that it means."""

    entry: CheckedEntry
    finding: Finding

    @property
    def numbers(self) -> bool:
        """Whether count and total are right."""
        return _same_numbers(self.finding, self.entry)

    @property
    def verdict(self) -> bool:
        """Whether the numbers are right, and which way they count."""
        return self.numbers and _same_verdict(self.finding, self.entry)

    @property
    def all(self) -> bool:
        """Whether numbers, verdict and measure are right."""
        return self.verdict and self.finding.measure == self.entry.measure

    @property
    def role(self) -> bool:
        """Whether the role is right."""
        return self.finding.role == self.entry.role

    @property
    def basis(self) -> bool:
        """Whether the basis is right."""
        return self.finding.basis == self.entry.basis

    @property
    def differs(self) -> tuple[str, ...]:
        """The fields that are not as a person reads them."""
        alike = {"count", "total"} if self.numbers else set()
        if _same_verdict(self.finding, self.entry):
            alike.add("verdict")
        return tuple(
            field
            for field in ("count", "total", "verdict", "measure", "role", "basis")
            if field not in alike and getattr(self.finding, field) != getattr(self.entry, field)
        )


class Comparison(Noun):
    """A letter's findings laid beside what a person has checked.

    Optional entries, and drafts that nobody has gone over, are neither right nor wrong: neither they nor the findings
    that they mean stand here.
    """

    pairs: tuple[Pair, ...]
    missed: tuple[CheckedEntry, ...]
    unexpected: tuple[Finding, ...]

    @property
    def read(self) -> tuple[Finding, ...]:
        """The findings that are right or wrong."""
        return (*(pair.finding for pair in self.pairs), *self.unexpected)

    @property
    def expected(self) -> tuple[CheckedEntry, ...]:
        """The entries that were to be found."""
        return (*(pair.entry for pair in self.pairs), *self.missed)


def is_judged(entry: CheckedEntry) -> bool:
    """Whether finding the entry is right and missing it is wrong."""
    return entry.checked and not entry.optional


def compare(letter: Letter, findings: Sequence[Finding], entries: Sequence[CheckedEntry]) -> Comparison:
    """The findings and the entries, each finding with the entry that means it."""

    def agree(position: int, finding: Finding) -> bool:
        return _same_numbers(finding, entries[position])

    def likeness(position: int, finding: Finding) -> tuple[bool, ...]:
        entry = entries[position]
        return is_judged(entry), _same_verdict(finding, entry), finding.measure == entry.measure

    places = [place_in(letter, entry.paragraph, entry.quote) for entry in entries]
    meant = pair_statements(places, findings, agree=agree, likeness=likeness)
    judged = [position for position, entry in enumerate(entries) if is_judged(entry)]
    return Comparison(
        pairs=tuple(
            Pair(entry=entries[position], finding=findings[meant[position]]) for position in judged if position in meant
        ),
        missed=tuple(entries[position] for position in judged if position not in meant),
        unexpected=tuple(finding for place, finding in enumerate(findings) if place not in meant.values()),
    )


def _same_numbers(finding: Finding, entry: CheckedEntry) -> bool:
    return (finding.count, finding.total) == (entry.count, entry.total) or _none_and_all(finding, entry)


def _same_verdict(finding: Finding, entry: CheckedEntry) -> bool:
    return finding.verdict == entry.verdict or _none_and_all(finding, entry)


def _none_and_all(finding: Finding, entry: CheckedEntry) -> bool:
    """None of the six was sufficient, all six were insufficient: the same statement."""
    return (
        entry.total is not None
        and finding.total == entry.total
        and finding.verdict is not None
        and _OPPOSITE.get(entry.verdict) == finding.verdict
        and {finding.count, entry.count} == {0, entry.total}
    )
