"""Which way a statement counts: by its own words, by what it leans on, or as the words before it did."""

import re
from dataclasses import dataclass

from models.base import Span
from models.finding import Cue, Verdict
from pipeline.interpret.clauses import VERB
from pipeline.interpret.discourse import Discourse
from pipeline.interpret.judgements import OPPOSITE, ellipsis, judge
from pipeline.interpret.leanings import Leaning
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

AND = re.compile(r"\s*,?\s*and\b", re.IGNORECASE)


@dataclass(frozen=True)
class Ruling:
    """A verdict and the words that decided it."""

    verdict: Verdict | None
    strong: bool = False
    """The words judge by themselves; "had been recorded" does not."""
    cues: tuple[Cue, ...] = ()


def verdict_of(statement: Statement, place: Place, leaning: Leaning, discourse: Discourse) -> Ruling:
    """Return the ruling; its verdict is None where nothing decides."""
    for part in (place.clause, place.share):
        found = judge(place.text, part, place.passage.judgements, statement.parts, statement.span)
        elliptical = ellipsis(place.text, part, statement.span)
        if found is not None and found.strong:
            return Ruling(found.verdict, strong=part is place.clause, cues=(found.cue,))
        if elliptical is not None and (found is None or not elliptical.affirms):
            return Ruling(_carried(place, leaning, discourse, affirms=elliptical.affirms), cues=(elliptical.cue,))
        if leaning.verdict is not None and statement.count != 0:
            return Ruling(leaning.verdict, cues=(found.cue,) if found else ())
        if found is not None:
            return Ruling(found.verdict, cues=(found.cue,))
    return _from_before(statement, place, discourse)


def _carried(place: Place, leaning: Leaning, discourse: Discourse, *, affirms: bool) -> Verdict:
    said = leaning.antecedent.said if leaning.antecedent else next(discourse.recent(place.key), None)
    last = discourse.last(place.key)
    if last is not None and last.sentence == place.sentence_number and last.verdict in OPPOSITE:
        said = last  # "23 were weak and 37 were not"
    before = said.verdict if said else None
    if affirms or before not in OPPOSITE:
        return "sufficient" if affirms else "insufficient"
    return OPPOSITE[before]


def _from_before(statement: Statement, place: Place, discourse: Discourse) -> Ruling:
    """Return the ruling of what stands before: "the number fell to 17", "good in 13 and, of the girls, in six"."""
    same = next((hit for hit in place.passage.features if hit.meaning == "same" and hit.lies_in(place.sentence)), None)
    last = discourse.last(place.key)
    here = last is not None and last.sentence == place.sentence_number
    if same is not None and last is None:
        before = Span(start=place.scopes[2].start, end=place.sentence.start)
        told = judge(place.text, before, place.passage.judgements, statement.parts, statement.span)
        if told is not None:
            return Ruling(told.verdict, cues=(told.cue,))  # "Planning was disappointing. This applied to nine of 13"
    if last is not None and last.verdict in OPPOSITE and (same or here):
        cues = (Cue(start=same.start, end=same.end, decides="verdict", meaning="as before"),) if same else ()
        return Ruling(last.verdict, cues=cues)
    shares_its_verb = VERB.search(place.text, place.share.start, place.share.end) is None and AND.match(
        place.text, place.share.end
    )
    if place.companions and not here and shares_its_verb:
        # "Seven of eight reports to court and all four panel reports were of good quality"
        rest = Span(start=place.share.end, end=place.sentence.end)
        told = judge(place.text, rest, place.passage.judgements, statement.parts, statement.span)
        return Ruling(told.verdict, cues=(told.cue,)) if told is not None else Ruling(None)
    if place.companions and not here:
        return Ruling(None)  # "In 15 cases there was a victim, and in all but two ..." judges only the second
    whole = judge(place.text, place.sentence, place.passage.judgements, statement.parts, statement.span)
    if whole is not None and not here:
        return Ruling(whole.verdict, cues=(whole.cue,))
    return Ruling(None)
