"""Custody: where a sentence speaks of it, and where it only says that custody is not meant."""

from collections.abc import Sequence

from models.base import Span
from pipeline.interpret.discourse import CUSTODY
from pipeline.interpret.places import Place
from pipeline.language.cues import Hit, hits_inside
from pipeline.language.grammar import grammar
from pipeline.language.nouns import nouns

LEFT_ASIDE = grammar("leaves custody aside")
ALWAYS_IN_IT = "ustod"
"""Most sentences say nothing of custody, and are left after a look for these letters."""


def custody_left_aside(text: str, part: Span) -> Sequence[Span]:
    """Where the part says that custody is not meant: "Custody aside, ..."."""
    if text.find(ALWAYS_IN_IT, part.start, part.end) < 0:
        return ()
    return [Span(start=left.start(), end=left.end()) for left in LEFT_ASIDE.finditer(text, part.start, part.end)]


def is_left_aside(hit: Hit, aside: Sequence[Span]) -> bool:
    """Whether the words name custody where it is left aside."""
    return hit.meaning == "custody" and any(left.start <= hit.start < left.end for left in aside)


def in_custody_as_before(own: frozenset[str], before: Sequence[Hit], place: Place) -> frozenset[str]:
    """Custody where the sentence before names it: "In custody it was less good. Planning was good in one".

    `own` are the features of the clause. Not so where custody was left aside, or the sentence speaks of another kind of
    case.
    """
    meanings = {hit.meaning for hit in before}
    if "planning" not in own or "community" in meanings or "custody" not in meanings:
        return frozenset()
    others = {*nouns().kinds_of_case_in(place.text, place.sentence.start, place.clause.end)} - {CUSTODY}
    since = Span(start=place.scopes.previous_sentence_too.start, end=place.clause.end)
    return frozenset() if others or custody_left_aside(place.text, since) else frozenset({"custody"})


def is_only_left_aside(measure: str | None, place: Place) -> bool:
    """Whether a plan for custody is judged where custody is named only to leave it aside: "Except in custody, ..."."""
    if not (measure or "").endswith("planning-custody"):
        return False
    since = Span(start=place.sentence.start, end=place.clause.end)
    aside = custody_left_aside(place.text, since)
    named = [hit for hit in hits_inside(place.passage.features, since) if hit.meaning == "custody"]
    return bool(aside) and all(is_left_aside(hit, aside) for hit in named)
