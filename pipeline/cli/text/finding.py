"""A finding on one line."""

from models.finding import Finding
from pipeline.language.doubt import count_of_total


def row(finding: Finding) -> str:
    """The row a finding became, its parts set between dots."""
    is_numbered = finding.count is not None or finding.total is not None
    parts = [
        finding.measure or "measure not known",
        finding.role or "role not known",
        finding.verdict or "verdict not known",
        is_numbered and count_of_total(finding.count, finding.total),
        finding.words and f"“{finding.words}”",
        finding.basis,
        "checked" if finding.checked else finding.certainty,
    ]
    return " · ".join(part for part in parts if part)
