"""Which finding is meant by which checked statement, and what the two have in common."""

from collections.abc import Callable, Sequence

from models.base import Noun, Span
from models.checked import CheckedEntry
from models.finding import Finding
from models.letter import Letter
from pipeline.evaluate.places import place_in

_OPPOSITE = {"sufficient": "insufficient", "insufficient": "sufficient"}


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
    meant = meant_by(places, findings, agree=agree, likeness=likeness)
    judged = [position for position, entry in enumerate(entries) if is_judged(entry)]
    return Comparison(
        pairs=tuple(
            Pair(entry=entries[position], finding=findings[meant[position]]) for position in judged if position in meant
        ),
        missed=tuple(entries[position] for position in judged if position not in meant),
        unexpected=tuple(finding for place, finding in enumerate(findings) if place not in meant.values()),
    )


def meant_by(
    places: Sequence[Span | None],
    findings: Sequence[Finding],
    *,
    agree: Callable[[int, Finding], bool],
    likeness: Callable[[int, Finding], tuple[bool, ...]],
) -> dict[int, int]:
    """The finding meant by each of the statements that stand in these places, as positions in the two lists.

    A finding can be meant where its numeric phrases overlap the statement, and by one statement only. Of all such
    pairs those come first that agree, then those with the larger overlap, those more alike, those printed first.
    """
    ranked = sorted(
        (not agree(statement, finding), -overlap, *(not alike for alike in likeness(statement, finding)), statement, at)
        for statement, place in enumerate(places)
        for at, finding in enumerate(findings)
        if place and (overlap := _overlap(place, finding))
    )
    meant: dict[int, int] = {}
    for *_, statement, at in ranked:
        if statement not in meant and at not in meant.values():
            meant[statement] = at
    return meant


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


def _overlap(place: Span, finding: Finding) -> int:
    """How many characters of the finding's numeric phrases stand in the place."""
    return sum(max(0, min(place.end, phrase.end) - max(place.start, phrase.start)) for phrase in finding.phrases)
