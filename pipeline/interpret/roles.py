"""Which statement gives a letter's result on a measure, and which ones break it down."""

from collections.abc import Mapping, Sequence

from models.finding import Finding
from models.letter import Letter
from pipeline.interpret.findings import RoleCandidate

THEMES = ("reoffending", "public", "child", "sentence", "management")


def with_roles(candidates: Sequence[RoleCandidate], letter: Letter) -> tuple[Finding, ...]:
    """The findings with their roles: one headline a measure, the rest breakdowns, or context."""
    sections = {paragraph.key: paragraph.section for paragraph in letter.paragraphs}
    headlines: dict[str, RoleCandidate] = {}
    for each in candidates:
        measure = each.finding.measure
        if measure is None or measure.startswith("context."):
            continue
        if measure not in headlines or _rank(each, sections) < _rank(headlines[measure], sections):
            headlines[measure] = each
    chosen = {id(each) for each in headlines.values()}
    return tuple(_with_role(each.finding, headline=id(each) in chosen) for each in candidates)


def _with_role(finding: Finding, *, headline: bool) -> Finding:
    if (finding.measure or "").startswith("context."):
        return finding.model_copy(update={"role": "context"})
    return finding.model_copy(update={"role": "headline" if headline else "breakdown"})


def _rank(each: RoleCandidate, sections: Mapping[str, str]) -> tuple[bool, bool, int, float, bool, int]:
    """The first in this order is the headline: in its theme, of the whole, in numbers, closely bounded."""
    finding = each.finding
    in_theme = sections[finding.paragraph] in THEMES
    numbers = 0 if finding.count is not None and finding.total is not None else 1
    width = (finding.high - finding.low) if finding.high is not None and finding.low is not None else 1.0
    return (not in_theme, each.partial, numbers, 0.0 if numbers == 0 else width, not each.strong, finding.start)
