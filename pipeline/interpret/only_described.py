"""Counts that may only describe: who was counted, or what is left and divided again."""

from pipeline.interpret.decide import RESPONDENTS, Decision
from pipeline.language.grammar import grammar

STAFF = grammar("staff, right behind")
STAFF_WHO_DID_IT = grammar("staff who did it")
IN = grammar("preposition before a number")
TELLS_WHO = grammar("tells who they were or what became of them")


def may_only_describe(decision: Decision) -> bool:
    """Whether the words behind the number tell who was counted, so that they say nothing of how good the work was.

    "Three concerned looked-after children"; "nine were assessed as presenting a high risk". And those that are left may
    only be described: "In the other eight no victim was known, and in six of these eight ..." names a group. In both
    cases it is a result only where some word judges.
    """
    statement, place = decision.placed.statement, decision.placed.place
    if _counts_staff(decision) or _counts_others_than_who_answered(decision):
        return True
    if decision.placed.strong:
        return False
    behind = statement.counted.end  # "three concerned looked-after children" is one phrase
    if decision.verdict != "none" and TELLS_WHO.match(place.text, behind, place.sentence.end) is not None:
        return True
    if statement.leans != "rest" or statement.mention.reads != "whole":
        return False
    return place.following is not None and place.following.total == decision.numbers.count


def _counts_staff(decision: Decision) -> bool:
    """Whether staff are counted, and casework is judged."""
    if decision.verdict == "none" or (decision.measure or "").startswith("management."):
        return False
    place, statement = decision.placed.place, decision.placed.statement
    in_so_many = IN.search(place.text, place.sentence.start, statement.start) is not None
    if in_so_many and STAFF_WHO_DID_IT.match(place.text, statement.counted.end) is not None:
        return False  # "in 14 case managers had assessed the risk well": 14 cases
    names_them = decision.placed.names_staff or STAFF.match(place.text, statement.end) is not None
    return names_them and place.section != "management"


def _counts_others_than_who_answered(decision: Decision) -> bool:
    """Whether some of the staff are taken for those who answered, though nothing says that they took part."""
    divided = decision.measure == RESPONDENTS and decision.numbers.total is not None
    return divided and "takes_part" not in decision.placed.place.shown
