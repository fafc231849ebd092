"""A doubtful finding in words: what is in doubt, and the reading that came second."""

from collections.abc import Iterator, Mapping

from models.finding import OPPOSITE, Alternative, Finding

_IN_DOUBT: Mapping[str | None, str] = {
    "numbers": "The numbers are in doubt.",
    "measure": "It is uncertain what is judged.",
    "verdict": "The verdict is in doubt.",
    "finding": "It is uncertain whether these words state a finding.",
    None: "It is uncertain how to read these words.",
}
_PART_OF = {"count": "numbers", "total": "numbers"}
"""The part of a finding that a field belongs to, where it goes by another name."""


def doubt_in_words(finding: Finding, labels: Mapping[str, str]) -> str | None:
    """What is in doubt and what it may be instead: "The total may be 14: 10 of 14."; None where nothing is doubtful.

    `labels` has the name of each measure by its id.
    """
    if finding.certainty != "doubtful":
        return None
    second = next(iter(finding.alternatives), None)
    if second is None:
        return _IN_DOUBT[finding.doubt]
    parts = {_PART_OF.get(field, field) for field in second.differs}
    led_by = [] if finding.doubt in parts or finding.doubt is None else [_IN_DOUBT[finding.doubt]]
    return " ".join((*led_by, alternative_in_words(finding, second, labels)))


def alternative_in_words(finding: Finding, other: Alternative, labels: Mapping[str, str]) -> str:
    """Where the other reading differs from the one chosen: "The total may be 14: 10 of 14"."""
    if not other.is_finding:
        return "These words may not state a finding."
    return " ".join(_differences(finding, other, labels))


def _differences(finding: Finding, other: Alternative, labels: Mapping[str, str]) -> Iterator[str]:
    if {"count", "total"} & set(other.differs):
        yield _numbers(other)
    if "verdict" in other.differs:
        yield _verdict(finding, other)
    if "measure" in other.differs:
        known = other.measure and labels.get(other.measure, other.measure)
        yield f"The measure may be “{known}”." if known else "It may not fit any measure."


def _numbers(other: Alternative) -> str:
    changed = [field for field in ("count", "total") if field in other.differs]
    if len(changed) > 1:
        count = "an unknown number" if other.count is None else other.count
        return f"It may count {count} of {'an unknown total' if other.total is None else other.total}."
    value = other.count if changed == ["count"] else other.total
    if value is None:
        return f"The {changed[0]} may be unknown."
    is_whole = None not in (other.count, other.total)
    return f"The {changed[0]} may be {value}{f': {other.count} of {other.total}' if is_whole else ''}."


def _verdict(finding: Finding, other: Alternative) -> str:
    """Of the ones counted: a result counts the good, so that a verdict without them could be taken either way."""
    if other.verdict not in OPPOSITE:
        return "It may not judge anything." if other.verdict == "none" else "The verdict may be unknown."
    standard = f"{'met' if other.verdict == 'sufficient' else 'did not meet'} the standard"
    if "count" in other.differs or not finding.count:
        return f"Those counted may be the ones that {standard}."
    counted = "one counted may be one" if finding.count == 1 else f"{finding.count} counted may be those"
    return f"The {counted} that {standard}."
