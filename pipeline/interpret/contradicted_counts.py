"""Counts that contradict each other: of the 21, "15 were sufficient and five were not" leaves one unspoken of.

One of the numbers is wrong, or the words mean another group than they seem to, and nobody can tell which it is.
"""

from collections.abc import Iterator, Sequence

from models.base import Span
from models.finding import OPPOSITE
from pipeline.interpret.candidates.relations import NOT_LEFT
from pipeline.interpret.decide import Decision
from pipeline.interpret.discourse import Antecedent
from pipeline.language.grammar import grammar

THE_REST = grammar("speaks of the rest")
BESIDE = 200
"""How many characters behind a count words may stand for those that it leaves out."""


def contradicted(decisions: Sequence[Decision]) -> frozenset[Span]:
    """Where the statements stand, of these findings of a letter, whose counts do not add up to their total.

    `validate` reports remainders that no whole leaves, as problems; here the rows themselves become doubtful.
    """
    return frozenset(span for decision in decisions for span in _contradicted_by(decision, decisions))


def _contradicted_by(decision: Decision, decisions: Sequence[Decision]) -> Iterator[Span]:
    last, numbers = decision.asked.last, decision.numbers
    if last is None or numbers.total is None or numbers.count is None:
        return
    if _denies_it_of_others(decision, last):
        yield decision.placed.statement.span
    if not last.published:
        return
    if last.total != numbers.total or last.count is None or _adds_up(decision, decisions):
        return
    doubted = (_denies_what_was_affirmed, _divides_no_known_whole)
    if _says_what_is_left(decision) or any(contradicts(decision, last) for contradicts in doubted):
        yield from (decision.placed.statement.span, last.span)


def _says_what_is_left(decision: Decision) -> bool:
    """Whether it speaks of those that are left, "the other eight", and so many are not left by anything."""
    return any(NOT_LEFT in facts for facts in decision.numbers.facts)


def _denies_what_was_affirmed(decision: Decision, last: Antecedent) -> bool:
    """Whether "five were not" says of the others in its sentence what was said of those before."""
    return _stands_behind(decision, last) and _only_denies(decision) and _goes_the_other_way(decision, last)


def _denies_it_of_others(decision: Decision, last: Antecedent) -> bool:
    """Whether those counted before are taken for its whole, and may be others: "safe in 11 cases but not in four"."""
    of_those = last.count == decision.numbers.total and not last.needed
    return of_those and _stands_behind(decision, last) and _only_denies(decision)


def _divides_no_known_whole(decision: Decision, last: Antecedent) -> bool:
    """Whether good and poor work are counted in one sentence that prints no whole: "good in eight and poor in six"."""
    place, sample = decision.placed.place, decision.asked.discourse.sample
    printed = any(at is not None and place.sentence.covers(at) for at in (decision.numbers.at, last.total_at))
    of_the_sample = sample is not None and sample.size == decision.numbers.total
    return of_the_sample and not printed and _stands_behind(decision, last) and _goes_the_other_way(decision, last)


def _stands_behind(decision: Decision, last: Antecedent) -> bool:
    """Whether both stand in one sentence."""
    return last.sentence == decision.placed.place.sentence_number


def _only_denies(decision: Decision) -> bool:
    """Whether its words do no more than deny what was said before: "five were not"."""
    said = decision.placed.elliptical
    return said is not None and not said[1].affirms


def _goes_the_other_way(decision: Decision, last: Antecedent) -> bool:
    """Whether one counts good and the other poor work of the same kind."""
    opposite = last.verdict in OPPOSITE and OPPOSITE[last.verdict] == decision.verdict
    return opposite and last.measure == decision.measure


def _adds_up(decision: Decision, decisions: Sequence[Decision]) -> bool:
    """Whether all is accounted for: by it and the one before, or by all that its sentence or paragraph counts.

    Or by another number of the paragraph, "three had moved away", or by words for the rest that follow.
    """
    place, total, last = decision.placed.place, decision.numbers.total, decision.asked.last
    beside = [
        each for each in decisions if each.placed.place.thread.key == place.thread.key and each.numbers.total == total
    ]
    in_sentence = [each for each in beside if each.placed.place.sentence_number == place.sentence_number]
    with_the_last = (last.count if last is not None and last.count else 0) + (decision.numbers.count or 0)
    sums = {sum(each.numbers.count or 0 for each in counted) for counted in (beside, in_sentence)}
    others = {
        with_the_last + other.number
        for at, other in enumerate(place.counts)
        if other.number and at != place.position and last is not None and other.number != last.count
    }
    ends = decision.placed.statement.end
    spoken_of = THE_REST.search(place.text, ends, min(ends + BESIDE, place.paragraph.end)) is not None
    return total in {with_the_last, *sums, *others} or spoken_of
