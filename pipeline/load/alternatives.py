"""The readings that lost, as rows."""

from collections.abc import Iterable

from models.finding import Alternative, Finding
from pipeline.load.body import Row


def alternative_rows(findings: Iterable[tuple[str, Finding]]) -> list[Row]:
    """A row for each reading that lost, those of one finding the likeliest first. `findings` come with their ids."""
    rows: dict[str, Row] = {}
    for finding_id, finding in findings:
        for place, other in enumerate(finding.alternatives, start=1):
            row_id = f"{finding_id}/alternative-{place}"
            rows[row_id] = {"id": row_id, "finding": finding_id, **_row(other)}
    return list(rows.values())


def _row(other: Alternative) -> Row:
    """What states no finding states no number either, whatever the rules had in mind."""
    said = other.model_dump(include={"count", "total", "verdict", "measure"})
    return {
        "differs": ", ".join(other.differs),
        "is_finding": other.is_finding,
        **(said if other.is_finding else dict.fromkeys(said)),
        "confidence": other.confidence,
    }
