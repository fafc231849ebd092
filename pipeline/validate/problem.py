"""A problem at the words of a finding."""

from models.finding import Finding
from models.reading import Problem


def problem_at(
    finding: Finding, check: str, message: str, *, severity: str = "warning", against: Finding | None = None
) -> Problem:
    """The problem, with the place of the finding, and of the one that it contradicts."""
    return Problem.model_validate(
        {
            "check": check,
            "severity": severity,
            "message": message,
            "span": {"start": finding.start, "end": finding.end},
            "against": {"start": against.start, "end": against.end} if against else None,
            "paragraph": finding.paragraph,
        }
    )
