"""Where the numbers of a statement come from: printed in its sentence, carried over, or inferred."""

import re

from models.finding import Basis
from pipeline.interpret.decide import Decision
from pipeline.interpret.discourse import Antecedent
from pipeline.interpret.places import Place
from pipeline.language.number_words import NUMBER, number_of

A_NUMBER = re.compile(NUMBER, re.IGNORECASE)
TWO = 2


def basis_of(decision: Decision) -> Basis:
    """Where the numbers come from: printed in the sentence, carried over, or inferred from a share.

    Where there is no count, `percent` or `words`, as the share is given.
    """
    statement, numbers = decision.placed.statement, decision.numbers
    if numbers.count is None:
        return "percent" if statement.percent else "words"
    here = numbers.total is None or _is_printed_here(decision)
    if (
        not numbers.exact
        and (statement.count is None or numbers.words != statement.words)
        and statement.excepted is None
    ):
        return "inferred"
    share_of_elsewhere = statement.count is None and statement.share is not None and statement.share.exact is not None
    if share_of_elsewhere and not here and statement.reads in {"fraction", "proportion"}:
        return "inferred"
    return "printed" if here else "referred"


def _is_printed_here(decision: Decision) -> bool:
    """Whether the total stands in the statement's own sentence."""
    place, numbers = decision.placed.place, decision.numbers
    if decision.placed.statement.leans == "both":
        return not _are_two_of_before(decision)
    if numbers.at is not None and place.sentence.covers(numbers.at):
        return True
    return any(
        place.sentence.covers(said.span)
        and (numbers.total == said.count or (numbers.total == said.total and _prints_total(said, place)))
        for said in decision.asked.discourse.here(place.thread.key)
    )


def _are_two_of_before(decision: Decision) -> bool:
    """Whether "both" are two that an earlier sentence counted or left: "Two were high risk. Both had been seen"."""
    place = decision.placed.place
    pairs = [
        group.antecedent.span
        for group in decision.asked.groups
        if group.size == TWO and group.antecedent is not None and group.antecedent.thread == place.thread.key
    ]
    numbers_here = (
        number_of(found[0]) for found in A_NUMBER.finditer(place.text, place.sentence.start, place.sentence.end)
    )
    return bool(pairs) and not any(map(place.sentence.covers, pairs)) and TWO not in numbers_here


def _prints_total(said: Antecedent, place: Place) -> bool:
    return said.total_at is not None and place.sentence.covers(said.total_at)
