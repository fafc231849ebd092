"""Passages written for no letter, what a person reads in them, and what is wrong with a reading of them."""

from collections.abc import Sequence

from models.base import Noun, Span
from models.finding import Basis, Finding, Role, Verdict
from models.letter import Letter, Letterhead, Paragraph, SectionId
from models.text import Transcript
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.rules import load_rules

RULES = load_rules()
OPPOSITE = {"sufficient": "insufficient", "insufficient": "sufficient"}


class Expected(Noun):
    """One statement as a person reads it; see the head of `mechanisms.yml`."""

    quote: str
    count: int | None
    total: int | None
    basis: Basis
    verdict: Verdict
    measure: str | None
    role: Role | None = None
    optional: bool = False


class Passage(Noun):
    """One to three sentences, and every statement in them."""

    section: SectionId
    text: str
    findings: tuple[Expected, ...]
    fails: str | None = None


def letter_of(section: SectionId, words: str, *, cases: int) -> Letter:
    """A letter that says how many cases were examined, and then, in that section, the words."""
    sample = f"We examined {cases} cases."
    start = len(sample) + 1
    place = sample.index(str(cases))
    return Letter(
        transcript=Transcript(text=f"{sample}\n{words}", blocks=()),
        letterhead=Letterhead(
            area=None,
            title=None,
            published=None,
            fieldwork_start=None,
            fieldwork_end=None,
            cases=cases,
            cases_span=Span(start=place, end=place + len(str(cases))),
        ),
        sections=(),
        paragraphs=(
            Paragraph(start=0, end=len(sample), key="context.1", section="context", number=None, kind="text"),
            Paragraph(start=start, end=start + len(words), key="1.1", section=section, number="1.1", kind="text"),
        ),
    )


def findings_of(letter: Letter) -> tuple[Finding, ...]:
    """What is read after the sentence that states the sample."""
    read = interpret(letter, extract(letter, RULES), RULES)
    return tuple(finding for finding in read.findings if finding.paragraph == "1.1")


def says(finding: Finding, expected: Expected) -> bool:
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


def in_short(item: Finding | Expected) -> str:
    share = f"{item.count} of {item.total}, {item.basis}"
    return f"{share}, {item.verdict}, {item.measure}, {item.role}"


def faults(letter: Letter, findings: Sequence[Finding], passage: Passage) -> list[str]:
    """What is wrong with the reading, a line each: nothing where it is as a person reads it."""
    left = list(findings)
    found = []
    for expected in sorted(passage.findings, key=lambda entry: entry.optional):
        start = letter.text.index(expected.quote)
        place = Span(start=start, end=start + len(expected.quote))
        near = [finding for finding in left if any(place.overlaps(phrase) for phrase in finding.phrases)]
        near.sort(key=lambda finding: not says(finding, expected))
        if near:
            left.remove(near[0])
        if expected.optional or (near and says(near[0], expected)):
            continue
        read = in_short(near[0]) if near else "nothing"
        found.append(f"{expected.quote!r} says {in_short(expected)}; read: {read}")
    return found + [f"{finding.of(letter.text)!r} is no finding; read: {in_short(finding)}" for finding in left]
