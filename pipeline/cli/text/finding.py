"""A finding on one line."""

from models.finding import Finding


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


def count_of_total(count: int | None, total: int | None) -> str:
    """The numbers as `10 of 13`, `10` where the total is not known, and `not counted of 13` where the count is not."""
    counted = "not counted" if count is None else str(count)
    return counted if total is None else f"{counted} of {total}"
