"""What a finding was taken to say, as part of its row, and why a number is missing from it."""

from collections.abc import Iterable

from models.finding import Finding
from models.reading import Problem
from pipeline.language.bounds import bound_of
from pipeline.load.body import Row

CONTRADICTIONS = {
    "count above total",
    "more reports than were written",
    "more than the cases inspected",
    "parts do not add up",
    "statements contradict",
    "words and numbers disagree",
}
"""The checks that find a letter at odds with itself."""


def judgement_of(finding: Finding, text: str) -> Row:
    """The columns that say what it was taken to mean. `text` is the letter's."""
    judged = ("measure", "role", "verdict", "count", "total", "basis", "words", "rule", "checked")
    row = finding.model_dump(include={*judged, "confidence", "certainty", "doubt"})
    return row | {
        "why_no_count": None if finding.count is not None else _why_no_count(finding),
        "why_no_total": None if finding.total is not None else _why_no_total(finding),
        "low": finding.low,
        "high": finding.high,
        "bound": bound_of(finding, text),
    }


def is_contradicted(finding: Finding, problems: Iterable[Problem]) -> bool:
    """Whether other words of the letter, or its own, cannot be true together with it."""
    at = (finding.start, finding.end)
    places = [
        place for problem in problems if problem.check in CONTRADICTIONS for place in (problem.span, problem.against)
    ]
    return any(at == (place.start, place.end) for place in places if place)


def _why_no_count(finding: Finding) -> str:
    if finding.basis in ("words", "percent"):
        return f"{finding.basis} only"
    return "doubtful" if finding.unsure else "not printed"


def _why_no_total(finding: Finding) -> str:
    """A number that is itself the whole, as in "we examined 20 cases", is counted out of nothing."""
    if finding.unsure:
        return "doubtful"
    return "not applicable" if finding.role == "context" and finding.count is not None else "not printed"
