"""Validate: what does not add up, or could not be read, each with a message that says what to do.

The best oracle is the letter's own arithmetic: "sufficient in 14 out of the 20 cases, with six being insufficient".
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from models.base import Span
from models.finding import Finding, Number
from models.letter import Letter
from models.reading import Problem
from models.source import Source
from pipeline.shares import share_in_words

SECTIONS = {
    "context": "Context",
    "summary": "Summary",
    "reoffending": "Reducing the likelihood of reoffending",
    "public": "Protecting the public",
    "child": "Protecting the child or young person",
    "sentence": "Ensuring that the sentence is served",
    "management": "Operational management",
    "strengths": "Key strengths",
    "improvements": "Areas requiring improvement",
}
FACTS = ("area", "title", "published", "fieldwork_start", "fieldwork_end", "cases")
FULL, NOT_FULL, RECOVERED, FAILED = (
    f"sentence.compliance-{outcome}" for outcome in ("full", "not-full", "recovered", "failed")
)


def validate(
    letter: Letter, source: Source, findings: Sequence[Finding], numbers: Sequence[Number]
) -> tuple[Problem, ...]:
    """Return the letter's problems: its facts, its sections, its arithmetic, and what was left unread or unknown."""
    return (
        *_facts(letter, source),
        *_dates(letter, source),
        *_missing_sections(letter),
        *_impossible_counts(letter, source, findings),
        *_more_reports_than_were_written(findings),
        *_words_against_numbers(findings),
        *_parts_of_wholes(letter, findings),
        *_compliance(findings),
        *_unread(letter, numbers),
        *_unknown(findings),
    )


def _facts(letter: Letter, source: Source) -> Iterator[Problem]:
    if source.source is None:
        yield Problem(
            check="fact unknown",
            severity="note",
            message="Nobody wrote where the letter came from: write an address or note as `source:` in letter.yml.",
        )
    for fact in FACTS:
        known, read = getattr(source, fact), getattr(letter.letterhead, fact)
        if known is None and read is None:
            yield Problem(
                check="fact unknown",
                severity="warning",
                message=f"The letter's {_spoken(fact)} could not be read; write `{fact}:` into letter.yml.",
            )
        elif known is not None and read is not None and known != read:
            yield Problem(
                check="fact differs",
                severity="warning",
                message=f"letter.yml gives {known} as the {_spoken(fact)}, the letter says {read}; see which is right.",
            )


def _spoken(fact: str) -> str:
    return {
        "published": "publication date",
        "fieldwork_start": "first day of fieldwork",
        "fieldwork_end": "last day of fieldwork",
        "cases": "number of cases inspected",
    }.get(fact, fact)


def _dates(letter: Letter, source: Source) -> Iterator[Problem]:
    known = [
        (fact, getattr(source, fact) or getattr(letter.letterhead, fact))
        for fact in ("fieldwork_start", "fieldwork_end", "published")
    ]
    dated = [(fact, day) for fact, day in known if day is not None]
    for (earlier, first), (later, second) in combinations(dated, 2):
        if first > second:
            yield Problem(
                check="dates out of order",
                severity="error",
                message=f"The {_spoken(earlier)} ({first}) is after the {_spoken(later)} ({second}); "
                "correct the one that is wrong in letter.yml.",
            )


def _missing_sections(letter: Letter) -> Iterator[Problem]:
    present = {section.section for section in letter.sections}
    for section, heading in SECTIONS.items():
        if letter.sections and section not in present:
            yield Problem(
                check="section missing",
                severity="warning",
                message=f"No heading like “{heading}” was found; if the letter has one in other words, "
                "add them to pipeline/rules/headings.yml.",
            )


def _impossible_counts(letter: Letter, source: Source, findings: Sequence[Finding]) -> Iterator[Problem]:
    cases = source.cases or letter.letterhead.cases
    for finding in findings:
        count, total = finding.count, finding.total
        if count is not None and total is not None and not 0 <= count <= total:
            message = f"{count} is more than the {total} that it is counted of."
            if count < 0:
                message = f"The exceptions are more than the {total} that they are taken from."
            yield _problem("count above total", finding, f"{message} See whether the letter or the reading is wrong.")
        of_staff = (finding.measure or "").startswith("management.") or finding.measure == "context.respondents"
        largest = max(count or 0, total or 0)
        if cases is not None and not of_staff and largest > cases:
            message = f"{largest} is more than the {cases} cases inspected; see what is counted here."
            yield _problem("more than the cases inspected", finding, message)


def _more_reports_than_were_written(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Yield results on more pre-sentence reports than the letter says were written."""
    written = next((finding for finding in findings if finding.measure == "context.psr-cases"), None)
    if written is None or written.count is None:
        return
    for finding in findings:
        if (finding.measure or "").startswith("court.psr") and (finding.total or 0) > written.count:
            message = (
                f"The letter speaks of {finding.total} pre-sentence reports here, and of {written.count} in paragraph "
                f"{written.paragraph}; see which is right."
            )
            yield _problem("more reports than were written", finding, message, severity="error")


def _words_against_numbers(findings: Sequence[Finding]) -> Iterator[Problem]:
    for finding in findings:
        if finding.words is None or finding.count is None or not finding.total:
            continue
        share = share_in_words(finding.words)
        # words are loose, and a band is no law: half a case more or less contradicts nothing
        slack = Fraction(0) if any(letter.isdigit() for letter in finding.words) else Fraction(1, 2)
        if share is not None and not share.agrees_with(finding.count, finding.total, slack=slack):
            said = f"{finding.count} of {finding.total} is {finding.count / finding.total:.0%}"
            message = f"The letter says “{finding.words}”, but {said}; note which of them is right."
            yield _problem("words and numbers disagree", finding, message, severity="error")


def _parts_of_wholes(letter: Letter, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Yield statements on one measure, of one whole, that cannot both be true."""
    sections = {paragraph.key: paragraph.section for paragraph in letter.paragraphs}
    judged = [
        finding
        for finding in findings
        if finding.measure is not None and finding.verdict in {"sufficient", "insufficient"} and _sufficient(finding)
    ]
    for first, second in combinations(judged, 2):
        if first.measure != second.measure or first.total != second.total or not _same_whole(first, second):
            continue
        if first.verdict == second.verdict and sections[first.paragraph] == sections[second.paragraph]:
            continue  # in one section, two results with one verdict are of two things that one measure takes in
        again = sections[first.paragraph] != sections[second.paragraph]  # a summary repeats the whole result
        low, high = _sufficient(first, whole=again) or (0, 0)
        other_low, other_high = _sufficient(second, whole=again) or (0, 0)
        if low > other_high or other_low > high:
            message = (
                f"On {first.measure}, {_told(second)} cannot stand beside {_told(first)} in paragraph "
                f"{first.paragraph}; see which the letter means."
            )
            yield _problem("statements contradict", second, message, severity="error")


def _same_whole(first: Finding, second: Finding) -> bool:
    """Two results for the whole, or a result and what it leaves; parts of a failing group are neither."""
    return "headline" in {first.role, second.role} and not (first.within or second.within)


def _sufficient(finding: Finding, *, whole: bool = False) -> tuple[int, int] | None:
    """How many of the whole can be sufficient at least and at most; a breakdown need not name them all."""
    count, total = finding.count, finding.total
    if count is None or total is None or not 0 <= count <= total:
        return None
    exact = whole or finding.role == "headline" or finding.rest
    if finding.verdict == "sufficient":
        return (count, count if exact else total)
    return (total - count if exact else 0, total - count)


def _told(finding: Finding) -> str:
    return f"{finding.count} of {finding.total} {finding.verdict}"


def _compliance(findings: Sequence[Finding]) -> Iterator[Problem]:
    by_measure = {finding.measure: finding for finding in findings if finding.role == "headline"}
    full, not_full = by_measure.get(FULL), by_measure.get(NOT_FULL)
    if full and not_full and full.total == not_full.total and None not in (full.count, full.total, not_full.count):
        yield from _sum(full, not_full, full.total)
    recovered, failed = by_measure.get(RECOVERED), by_measure.get(FAILED)
    if (
        recovered
        and failed
        and recovered.total == failed.total
        and None not in (recovered.count, failed.count, failed.total)
    ):
        yield from _sum(recovered, failed, recovered.total)


def _sum(first: Finding, second: Finding, total: int | None) -> Iterator[Problem]:
    if (first.count or 0) + (second.count or 0) != total:
        message = (
            f"{first.count} and {second.count} do not make the {total} of whom they are parts; see which is right."
        )
        yield _problem("parts do not add up", second, message, severity="error")


def _unread(letter: Letter, numbers: Sequence[Number]) -> Iterator[Problem]:
    keys = {paragraph.key: paragraph for paragraph in letter.paragraphs}
    for number in numbers:
        if number.status == "unread":
            paragraph = next(key for key, part in keys.items() if part.covers(number))
            yield Problem(
                check="number unread",
                severity="note",
                message=f"No rule reads or sets aside “{number.of(letter.text)}” here; if it is a finding, write it "
                "into findings.yml, and see CONTRIBUTING.md on teaching a phrase.",
                span=Span(start=number.start, end=number.end),
                paragraph=paragraph,
            )


def _unknown(findings: Sequence[Finding]) -> Iterator[Problem]:
    for finding in findings:
        if finding.checked:
            continue  # a person has said that nothing more is to be known
        if finding.verdict is None:
            message = (
                "Nothing says whether these met the standard; write the finding into findings.yml with its verdict."
            )
            yield _problem("verdict unknown", finding, message)
        if finding.measure is None:
            message = (
                "No measure fits; write the finding into findings.yml with its measure, or with null if none does."
            )
            yield _problem("measure unknown", finding, message)
        for doubt in finding.unsure:
            what = "total" if finding.total is None else "count"
            yield _problem(f"{what} unknown", finding, f"{doubt} Write the finding into findings.yml with its {what}.")


def _problem(check: str, finding: Finding, message: str, *, severity: str = "warning") -> Problem:
    return Problem.model_validate(
        {
            "check": check,
            "severity": severity,
            "message": message,
            "span": {"start": finding.start, "end": finding.end},
            "paragraph": finding.paragraph,
        }
    )
