"""Counts that may only describe: who was counted, or what is left and divided again."""

from pipeline.interpret.decide import Decision
from pipeline.language.grammar import grammar

STAFF = grammar("staff, right behind")
TELLS_WHO = grammar("tells who they were")


def may_only_describe(decision: Decision) -> bool:
    """Whether the words behind the number tell who was counted, so that they say nothing of how good the work was.

    "Three concerned looked-after children"; "nine were assessed as presenting a high risk". And those that are left may
    only be described: "In the other eight no victim was known, and in six of these eight ..." names a group. In each
    only a word that judges makes it a result. Staff who are counted where cases are judged are no cases at all.
    """
    statement, place = decision.placed.statement, decision.placed.place
    if _counts_staff(decision):
        return True
    if decision.placed.strong:
        return False
    counted = statement.mention.group("count") or statement.span  # "three concerned looked-after children" is one phrase
    if decision.verdict != "none" and TELLS_WHO.match(place.text, counted.end, place.sentence.end) is not None:
        return True
    if statement.leans != "rest" or statement.mention.reads != "whole":
        return False
    return place.following is not None and place.following.total == decision.numbers.count


def _counts_staff(decision: Decision) -> bool:
    """Whether staff are counted, and casework is judged."""
    if decision.verdict == "none" or (decision.measure or "").startswith("management."):
        return False
    place = decision.placed.place
    counted = decision.placed.names_staff or STAFF.match(place.text, decision.placed.statement.end) is not None
    return counted and place.section != "management"
