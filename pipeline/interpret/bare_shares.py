"""Shares beside which no noun stands, so that they may be of others than the cases: "both contributed well"."""

from pipeline.interpret.decide import Decision
from pipeline.language.grammar import grammar

BY = grammar("by whom")
ITS_NOUN = grammar("names what it is a share of")
NO_NOUN_OF_BOTH = grammar("a clause behind in both")
TWO = 2


def may_be_of_others(decision: Decision) -> bool:
    """Whether nothing says of whom or what it is the share.

    Two are both, where no two cases, plans or reports were spoken of before; all or most are "by all", where staff were
    not asked; and all are "and all shared it", where the sentence has its own subject.
    """
    place, statement = decision.placed.place, decision.placed.statement
    if statement.total not in {None, TWO} or statement.base is not None:
        return False
    both_alone = statement.leans == "both" and NO_NOUN_OF_BOTH.match(place.text, statement.end) is not None
    if not both_alone and ITS_NOUN.match(place.text, statement.end, place.sentence.end) is not None:
        return False
    if statement.leans == "both":
        return not any(
            TWO in _spoken_of(said.count, said.total) for said in (*decision.asked.here, *decision.asked.before)
        )
    by_them = BY.search(place.text, place.sentence.start, statement.start) is not None
    if by_them and statement.count is None and statement.leans is None:
        return place.section != "management" or not decision.placed.topical
    group = decision.numbers.group
    begins_the_sentence = not place.text[place.sentence.start : statement.start].strip()
    if statement.reads != "all of them" or begins_the_sentence or group is None or group.antecedent is None:
        return False
    return (group.antecedent.thread, group.antecedent.sentence) != (place.thread.key, place.sentence_number)


def _spoken_of(count: int | None, total: int | None) -> tuple[int | None, ...]:
    """What was counted, of how many, and how many were left."""
    return (count, total, total - count if count is not None and total is not None else None)
