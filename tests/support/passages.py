"""Passages written for no letter, what a person reads in them, and what is wrong with a reading of them."""

from collections.abc import Sequence

from models.base import Span
from models.finding import Finding
from models.letter import Letter
from pipeline.curate.learn.passages import ExpectedStatement, TeachingPassage, letter_of
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules

__all__ = ["ExpectedStatement", "TeachingPassage", "faults", "findings_of", "letter_of", "misleading"]

RULES = load_rules()
OPPOSITE = {"sufficient": "insufficient", "insufficient": "sufficient"}


def findings_of(letter: Letter) -> tuple[Finding, ...]:
    """What is read after the sentence that states the sample."""
    read = interpret(letter, extract(letter, RULES), RULES)
    return tuple(finding for finding in read.findings if finding.paragraph == "1.1")


def says(finding: Finding, expected: ExpectedStatement) -> bool:
    """Whether all that is expected is read; none sufficient and all insufficient are the same."""
    alike = (finding.count, finding.total, finding.verdict) == (expected.count, expected.total, expected.verdict)
    turned_round = (
        expected.total is not None
        and finding.total == expected.total
        and finding.verdict is not None
        and OPPOSITE.get(expected.verdict) == finding.verdict
        and {finding.count, expected.count} == {0, expected.total}
    )
    return (
        (alike or turned_round)
        and (finding.measure, finding.basis) == (expected.measure, expected.basis)
        and expected.role in {None, finding.role}
    )


def in_short(item: Finding | ExpectedStatement) -> str:
    share = f"{item.count} of {item.total}, {item.basis}"
    return f"{share}, {item.verdict}, {item.measure}, {item.role}"


def misleading(letter: Letter, findings: Sequence[Finding], passage: TeachingPassage) -> list[str]:
    """What is wrong in rows that are called sure, a line each: a row that says it is in doubt misleads nobody."""
    return faults(letter, [each for each in findings if each.certainty == "sure"], passage, missed=False)


def faults(letter: Letter, findings: Sequence[Finding], passage: TeachingPassage, *, missed: bool = True) -> list[str]:
    """What is wrong with the reading, a line each: nothing where it is as a person reads it.

    `missed` says whether a statement that is not read is a fault too.
    """
    left = list(findings)
    found = []
    for expected in sorted(passage.findings, key=lambda entry: entry.optional):
        start = letter.text.index(expected.quote)
        place = Span(start=start, end=start + len(expected.quote))
        near = [finding for finding in left if any(place.overlaps(phrase) for phrase in finding.phrases)]
        near.sort(key=lambda finding: not says(finding, expected))
        if near:
            left.remove(near[0])
        if expected.optional or (near and says(near[0], expected)) or not (near or missed):
            continue
        read = in_short(near[0]) if near else "nothing"
        found.append(f"{expected.quote!r} says {in_short(expected)}; read: {read}")
    return found + [f"{finding.of(letter.text)!r} is no finding; read: {in_short(finding)}" for finding in left]
