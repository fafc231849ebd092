"""What a finding was taken to say, as part of its row, and why a number is missing from it."""

from models.finding import Finding
from pipeline.load.body import Row


def judgement_of(finding: Finding) -> Row:
    """The columns that say what it was taken to mean."""
    judged = ("measure", "role", "verdict", "count", "total", "basis", "words", "rule", "checked")
    row = finding.model_dump(include={*judged, "confidence", "certainty", "doubt"})
    return row | {
        "why_no_count": None if finding.count is not None else _why_no_count(finding),
        "why_no_total": None if finding.total is not None else _why_no_total(finding),
        "low": finding.low,
        "high": finding.high,
    }


def _why_no_count(finding: Finding) -> str:
    if finding.basis in ("words", "percent"):
        return f"{finding.basis} only"
    return "doubtful" if finding.unsure else "not printed"


def _why_no_total(finding: Finding) -> str:
    """A number that is itself the whole, as in "we examined 20 cases", is counted out of nothing."""
    if finding.unsure:
        return "doubtful"
    return "not applicable" if finding.role == "context" and finding.count is not None else "not printed"
