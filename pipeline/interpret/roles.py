"""Which statement gives a letter's result on a measure, and which ones break it down."""

from collections.abc import Mapping, Sequence

from models.finding import Finding
from models.letter import Letter
from pipeline.interpret.findings import RoleCandidate

Rank = tuple[bool, bool, int, float, bool, int]
PAIR = 2
"""Of two statements that make a whole, each says what the other does."""
THEMES = ("reoffending", "public", "child", "sentence", "management")


def with_roles(candidates: Sequence[RoleCandidate], letter: Letter) -> tuple[Finding, ...]:
    """The findings with their roles: one headline a measure, the rest breakdowns, or context."""
    sections = {paragraph.key: paragraph.section for paragraph in letter.paragraphs}
    partial = {id(each): each.partial for each in candidates}
    partial |= results_that_add_up(candidates) | done_and_done_well(candidates)
    # Where one judges in so many words, so do the others that divide the same whole: "20 had one. Six were poor."
    judged = {_divided(each) for each in candidates if each.strong}
    headlines: dict[str, RoleCandidate] = {}
    ranks: dict[str, Rank] = {}
    for each in candidates:
        measure = each.finding.measure
        if measure is None or measure.startswith("context."):
            continue
        rank = _rank(each, sections, partial=partial[id(each)], strong=_divided(each) in judged)
        if measure not in headlines or rank < ranks[measure]:
            headlines[measure], ranks[measure] = each, rank
    chosen = {id(each) for each in headlines.values()}
    return tuple(_with_role(each.finding, headline=id(each) in chosen) for each in candidates)


def _with_role(finding: Finding, *, headline: bool) -> Finding:
    if (finding.measure or "").startswith("context."):
        return finding.model_copy(update={"role": "context"})
    return finding.model_copy(update={"role": "headline" if headline else "breakdown"})


def _divided(each: RoleCandidate) -> tuple[str, str | None, int | None, int]:
    """What a statement divides; with no total it divides nothing, and stands for itself."""
    finding = each.finding
    return finding.paragraph, finding.measure, finding.total, 0 if finding.total is not None else finding.start


def results_that_add_up(candidates: Sequence[RoleCandidate]) -> dict[int, bool]:
    """Whether each, by its `id`, counts only some of what fell short: "late in three, absent in two, good in ten".

    Only those of a paragraph are told that add up to the whole of their measure, where one alone counts what was good.
    """
    together: dict[tuple[str, str | None, int | None], list[RoleCandidate]] = {}
    for each in candidates:
        finding = each.finding
        if finding.count is not None and finding.total is not None:
            together.setdefault((finding.paragraph, finding.measure, finding.total), []).append(each)
    found: dict[int, bool] = {}
    for (_, _, total), parts in together.items():
        good = sum(each.finding.verdict == "sufficient" for each in parts)
        counted = sum(each.finding.count or 0 for each in parts)
        if len(parts) > PAIR and good == 1 and counted == total:
            found |= {id(each): each.finding.verdict != "sufficient" for each in parts}
    return found


def done_and_done_well(candidates: Sequence[RoleCandidate]) -> dict[int, bool]:
    """Whether each, by its `id`, is no result, where a paragraph says what was done and then how much was done well.

    "Fourteen of the 17 had a plan, and 11 of those 14 were good enough": the result is what was done well, counted of
    those that had one or of the same whole, unless both speak of a part. How many of these stand out is none.
    """
    found: dict[int, bool] = {}
    for done in candidates:
        best = (each for each in candidates if each.singles_out and _tells_how_well(done.finding, each.finding))
        found |= {id(each): True for each in best if each.finding.total == done.finding.count}
        if done.strong or done.finding.verdict != "sufficient" or done.finding.total is None:
            continue
        judged = (each for each in candidates if each.strong and not each.singles_out)
        well = next((each for each in judged if _tells_how_well(done.finding, each.finding)), None)
        if well is not None:
            found |= {id(done): True, id(well): done.partial}
    return found


def _tells_how_well(done: Finding, each: Finding) -> bool:
    same = (each.paragraph, each.measure, each.verdict) == (done.paragraph, done.measure, "sufficient")
    if not same or each.start < done.start or None in (each.count, done.count):
        return False
    fewer = (each.count or 0) < (each.total or 0)
    return fewer and (each.total == done.count or (each.total == done.total and (each.count or 0) < (done.count or 0)))


def _rank(each: RoleCandidate, sections: Mapping[str, str], *, partial: bool, strong: bool) -> Rank:
    """The first in this order is the headline: in its theme, of the whole, in numbers, closely bounded, and judged."""
    finding = each.finding
    in_theme = sections[finding.paragraph] in THEMES
    numbers = 0 if finding.count is not None and finding.total is not None else 1
    width = (finding.high - finding.low) if finding.high is not None and finding.low is not None else 1.0
    return (
        not in_theme,
        partial,
        numbers,
        0.0 if numbers == 0 else width,
        not strong,
        finding.start,
    )
