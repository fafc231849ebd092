"""The letter's own arithmetic, its best oracle: "sufficient in 14 out of the 20 cases, with six being insufficient"."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from models.finding import Finding
from models.letter import Letter
from models.reading import Problem
from models.source import Source
from pipeline.validate.problem import problem_at

FULL, NOT_FULL, RECOVERED, FAILED = (
    f"sentence.compliance-{outcome}" for outcome in ("full", "not-full", "recovered", "failed")
)


def impossible_counts(letter: Letter, source: Source, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Counts that are above their total, or above the number of cases inspected."""
    cases = source.cases or letter.letterhead.cases
    for finding in findings:
        if finding.is_above_its_total:
            message = f"{finding.count} is more than its total, {finding.total}."
            yield problem_at(
                finding, "count above total", f"{message} Check whether the letter or the reading is wrong."
            )
        if finding.is_above(cases):
            largest = max(finding.count or 0, finding.total or 0)
            message = f"{largest} is more than the {cases} cases inspected; check what is counted here."
            yield problem_at(finding, "more than the cases inspected", message)


def more_reports_than_were_written(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Results on more pre-sentence reports than the letter says were written."""
    written = next((finding for finding in findings if finding.measure == "context.psr-cases"), None)
    if written is None or written.count is None:
        return
    for finding in findings:
        if (finding.measure or "").startswith("court.psr") and (finding.total or 0) > written.count:
            message = (
                f"The letter mentions {finding.total} pre-sentence reports here, but {written.count} in paragraph "
                f"{written.paragraph}; check which is right."
            )
            yield problem_at(finding, "more reports than were written", message, severity="error", against=written)


def words_against_numbers(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Shares in words or per cent that their own numbers contradict."""
    for finding in findings:
        if finding.contradicts_its_words:
            said = f"{finding.count} of {finding.total} is {(finding.count or 0) / (finding.total or 1):.0%}"
            message = f"The letter says “{finding.words}”, but {said}; check which is right."
            yield problem_at(finding, "words and numbers disagree", message, severity="error")


def parts_of_wholes(letter: Letter, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Statements on one measure, of one whole, that cannot both be true."""
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
                f"On {first.measure}, {_in_words(second)} contradicts {_in_words(first)} in paragraph "
                f"{first.paragraph}; check which one the letter means."
            )
            yield problem_at(second, "statements contradict", message, severity="error", against=first)


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


def _in_words(finding: Finding) -> str:
    return f"{finding.count} of {finding.total} {finding.verdict}"


def compliance(findings: Sequence[Finding]) -> Iterator[Problem]:
    """Outcomes of compliance that do not make the whole of which they are the parts."""
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
            f"{first.count} and {second.count} do not add up to the {total} that they are parts of; "
            "check which is right."
        )
        yield problem_at(second, "parts do not add up", message, severity="error", against=first)
