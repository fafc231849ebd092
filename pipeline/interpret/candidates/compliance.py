"""The chain of compliance: all who complied, those who did not, those who came round, those who never did."""

from pipeline.interpret.candidates.evidence import Numbers
from pipeline.interpret.candidates.question import Question
from pipeline.language.grammar import grammar

FULL, NOT_FULL, RECOVERED, FAILED = COMPLIANCE = tuple(
    f"sentence.compliance-{outcome}" for outcome in ("full", "not-full", "recovered", "failed")
)
LATER = grammar("came round later")
NEVER = grammar("never came round")
FULLY = grammar("fully")
NOT = grammar("not, right before")
BROKE = grammar("broke the order")


def compliance_of(asked: Question, numbers: Numbers) -> str | None:
    """Which of the children's own doings is counted; None where the clause and its group speak of none."""
    place = asked.place
    before = numbers.group.antecedent.measure if numbers.group and numbers.group.antecedent else None
    last = asked.last
    spoken = "compliance" in asked.subject.features and place.section in {"sentence", "summary"}
    if not spoken and before not in COMPLIANCE and (last is None or last.measure not in COMPLIANCE):
        return None
    clause = place.clause.of(place.text)
    ends = min(place.clause.end, place.following.start if place.following is not None else place.clause.end)
    never = NEVER.search(place.text, asked.statement.start, ends) is not None
    later = not never and any(NOT.search(clause, 0, found.start()) is None for found in LATER.finditer(clause))
    broke = [NOT.search(clause, 0, found.start()) is None for found in BROKE.finditer(clause)]
    denied = never or (any(broke) if broke else asked.placed.denied)
    group = numbers.group
    if group is not None and group.origin == "left" and before == FULL and numbers.total != group.size:
        return NOT_FULL  # "of the 12 who did not": all that was left, counted of the whole
    if group is not None and group.is_part and before in COMPLIANCE and (before, group.origin) != (FULL, "counted"):
        return RECOVERED if later or not denied else FAILED
    if last is not None and last.measure in {RECOVERED, FAILED}:
        return FAILED if denied and not later else RECOVERED
    if last is not None and last.measure == FULL and denied:
        return NOT_FULL
    if last is not None and last.measure == NOT_FULL and _only_denies(asked):
        return FULL
    if later and FULLY.search(clause) is None:
        return RECOVERED
    return NOT_FULL if denied else FULL


def _only_denies(asked: Question) -> bool:
    """Whether it denies of others what was just said of some: "nine fell foul of their orders and 15 did not"."""
    elliptical = asked.placed.elliptical
    return elliptical is not None and not elliptical[1].affirms and elliptical[1].bare
