"""A problem at the words of a finding."""

from models.finding import Finding
from models.reading import Problem


def problem_at(finding: Finding, check: str, message: str, *, severity: str = "warning") -> Problem:
    """The problem, with the place of the finding."""
    return Problem.model_validate(
        {
            "check": check,
            "severity": severity,
            "message": message,
            "span": {"start": finding.start, "end": finding.end},
            "paragraph": finding.paragraph,
        }
    )
