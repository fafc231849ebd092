"""What is left and divided again, with nothing said of how good it was: "In the other eight, no review was due"."""

from pipeline.interpret.decide import Decision


def may_only_describe(decision: Decision) -> bool:
    """Whether those that are left may only be described, so that what was said before says nothing of them.

    "In the other eight no victim was known, and in six of these eight ..." names a group; only a word that judges makes
    it a result.
    """
    statement, following = decision.placed.statement, decision.placed.place.following
    if statement.leans != "rest" or statement.mention.reads != "whole" or decision.placed.strong:
        return False
    return following is not None and following.total == decision.numbers.count
