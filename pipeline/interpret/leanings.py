"""What a statement leans on: "of these", "in the remaining five", "of the three insufficient reports"."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from models.base import Span
from models.finding import Mention, Verdict
from models.rule import Reads
from pipeline.interpret.discourse import RELEVANT, Antecedent, Discourse, Said
from pipeline.interpret.judgements import OPPOSITE, judge
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.number_words import number_of

THESE = re.compile(r"\b(?:these|those|other|remaining|residual)\b", re.IGNORECASE)
WHICH = re.compile(
    r"(?:\s+[\w’'-]+){0,4}?\s+(?:that|which|who|where|in\s+which|found|judged|considered)\b[^,;.]{3,80}", re.IGNORECASE
)
RELATIVE = re.compile(r"\b(?:which|whom)\b", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|these|those)\s+(other\s+|remaining\s+|residual\s+)?[\w-]+$", re.IGNORECASE)
DEFINITE_BASE = re.compile(r"(?:out\s+)?of\s+(?:the|these|those)\b", re.IGNORECASE)
JUST_BOTH = re.compile(r"both\s+(?:cases|instances|of\s+(?:these|those|them)\b|were|was|had|did)\b", re.IGNORECASE)
A_CASE_OF_ITS_KIND = re.compile(r"\bcases?$|custod", re.IGNORECASE)


@dataclass(frozen=True)
class Leaning:
    """What a statement takes over from the words it leans on."""

    antecedent: Antecedent | None = None
    total: int | None = None
    at: Span | None = None
    """Where the total is printed."""
    verdict: Verdict | None = None
    within: bool = False
    """It counts inside the group ("of these, seven"), and is not itself the rest of a whole."""
    count: int | None = None
    """How many, where that follows from what it leans on: "in each case", "the rest were late"."""

    @property
    def judged(self) -> bool:
        """Whether the statement goes on about a part that was judged, and so about the same measure."""
        return self.antecedent is not None and self.antecedent.judged


NOTHING = Leaning()


def leaning_of(statement: Statement, place: Place, discourse: Discourse, mentions: Sequence[Mention]) -> Leaning | None:
    """Return what the statement leans on; None where that is no case, report, child or member of staff."""
    base, last = statement.base, discourse.last(place.key)
    if statement.leans == "all the rest" or (base is not None and base.group("unnumbered")):
        return _all_the_rest(statement, discourse, place.key)
    if base is None and (of_the_last := OF_THE_LAST.get(statement.reads)) is not None:
        return of_the_last(last)
    carrier = base or statement.mention
    if (anaphor := carrier.group("anaphor")) is not None:
        if RELATIVE.search(anaphor.of(place.text)) and _follows_other_things(place.text, carrier, mentions):
            return None
        return _of_these(carrier, place, discourse, based=base is not None)
    if base is None:
        return _of_phrase(statement, place, discourse)
    if statement.leans == "rest":
        return _rest_of_base(statement, place, discourse)
    return _of_base(base, place, discourse)


def _of_these(carrier: Mention, place: Place, discourse: Discourse, *, based: bool) -> Leaning:
    """Return the leaning of "of these, seven" or "of those 12, ten": the same group for all that the words govern."""
    size = _size(place.text, carrier) if based else None
    if carrier.start not in discourse.bases:
        discourse.bases[carrier.start] = discourse.group_of(size, place.key)
    here = Span(start=carrier.start, end=carrier.end) if size is not None else None
    return _inside(discourse.bases[carrier.start], size, here)


def _in_each(last: Said | None) -> Leaning | None:
    """Return the leaning of "in each case" on the group just counted."""
    if last is None or not last.count:
        return None
    return Leaning(Antecedent(last.count, last, "whole"), last.count, last.span, count=last.count)


def _in_that(last: Said | None) -> Leaning | None:
    """Return the leaning of "in that case" where a single case was just spoken of."""
    if last is None or last.count != 1 or not (last.whole or last.measure == "context.custody-cases"):
        return None
    return Leaning(Antecedent(1, last, "counted"), 1, last.span, count=1)


def _rest(discourse: Discourse, count: int, paragraph: str) -> Leaning:
    """Return the leaning of "the remaining five": on the whole of which five are left.

    Where none leaves five, it is the whole just divided, and the letter contradicts itself.
    """
    whole = discourse.rest_of(count, paragraph)
    last = discourse.last(paragraph)
    if whole is None and last is not None and last.total is not None and last.count is not None and last.total >= count:
        whole = Antecedent(last.total, last, "left")
    return Leaning(whole, whole.size, whole.said.total_at, OPPOSITE.get(whole.said.verdict or "")) if whole else NOTHING


def _rest_of_base(statement: Statement, place: Place, discourse: Discourse) -> Leaning:
    """Return the leaning of "of the 13, seven were late and the remaining two were missing": still of the 13."""
    based = _of_base(statement.base, place, discourse) if statement.base else NOTHING
    if based.verdict is not None or statement.count is None:
        return based
    rest = _rest(discourse, statement.count, place.key)
    return rest if rest.total == based.total else based


def _left(discourse: Discourse, size: int, paragraph: str) -> Antecedent | None:
    whole = discourse.rest_of(size, paragraph)
    return Antecedent(size, whole.said, "left") if whole else None


def _all_of(last: Said | None) -> Leaning:
    """Return the leaning of "All had been acted upon": on the group just named, or the whole just divided."""
    size = (last.count if last.whole else last.total) if last is not None else None
    if last is None or size is None:
        return NOTHING
    return _inside(Antecedent(size, last, "counted" if last.whole else "whole"), None, None)


def _all_the_rest(statement: Statement, discourse: Discourse, paragraph: str) -> Leaning | None:
    """Return the leaning of "the rest were superficial", with its count, or of "of the others, four lacked detail"."""
    base, last = statement.base, discourse.last(paragraph)
    if base is not None and base.start not in discourse.bases:
        left = last.total - last.count if last and last.total is not None and last.count is not None else None
        discourse.bases[base.start] = Antecedent(left, last, "left") if last and left is not None else None
    if base is not None:
        group = discourse.bases[base.start]
        verdict = OPPOSITE.get(group.said.verdict or "") if group else None
        return Leaning(group, group.size, group.at, verdict, within=True) if group else None
    if last is None or last.total is None or last.count is None:
        return None
    left = last.total - last.count
    verdict = OPPOSITE.get(last.verdict or "")
    return Leaning(Antecedent(last.total, last, "left"), last.total, last.total_at, verdict, count=left)


def _as_many_as(last: Said | None) -> Leaning | None:
    """Return the leaning of "the same number had had a say"."""
    if last is None or last.count is None:
        return None
    return Leaning(Antecedent(last.count, last, "whole"), last.total, last.total_at, count=last.count)


def _of_phrase(statement: Statement, place: Place, discourse: Discourse) -> Leaning | None:
    text, paragraph = place.text, place.key
    count = statement.count
    if statement.leans == "rest" and count is not None:
        return _rest(discourse, count, paragraph)
    if statement.leans == "further":
        before = next((said for said in discourse.recent(paragraph) if said.total is not None), None)
        if before is None or before.total is None:
            return NOTHING
        return Leaning(Antecedent(before.total, before, "counted"), before.total, before.total_at, before.verdict)
    if statement.leans in {"group", "part"} and count is not None:
        return _of_group(statement, discourse.group_of(count, paragraph), text)
    if statement.leans == "both" and JUST_BOTH.match(text, statement.start):
        return Leaning(discourse.group_of(2, paragraph))
    if statement.total is not None and (definite := DEFINITE.search(statement.span.of(text))):
        group = (
            _left(discourse, statement.total, paragraph)
            if definite[1]
            else discourse.group_of(statement.total, paragraph)
        )
        return _inside(_meant(group, statement.span.of(text)), statement.total, statement.span)
    if statement.total is not None and statement.count is not None and _is_of_the_failing(place, statement.span):
        return Leaning(total=statement.total, at=statement.span, verdict="insufficient", within=True)
    return NOTHING


def _of_group(statement: Statement, group: Antecedent | None, text: str) -> Leaning | None:
    """Return the leaning of "the two relevant cases", or of "the three insufficient reports"."""
    judged = group is not None and group.judged
    if (
        group is not None
        and judged
        and group.part == "counted"
        and statement.leans == "group"
        and group.said.verdict == "sufficient"
    ):
        return None  # "those four plans were very good indeed" says again what was counted
    if group is not None and judged and group.said.total is not None:
        verdict = OPPOSITE.get(group.said.verdict or "") if group.part == "left" else group.said.verdict
        return Leaning(group, group.said.total, group.said.total_at, verdict)
    words = statement.span.of(text)
    known = group is not None or A_CASE_OF_ITS_KIND.search(words) or RELEVANT.search(words)
    return Leaning(group) if known else None


def _of_base(base: Mention, place: Place, discourse: Discourse) -> Leaning:
    text, paragraph = place.text, place.key
    size = _size(text, base)
    if size is None:
        return NOTHING
    here = Span(start=base.start, end=base.end)
    if base.group("rest"):
        if base.start not in discourse.bases:
            discourse.bases[base.start] = discourse.rest_of(size, paragraph)
        whole = discourse.bases[base.start]
        left = Antecedent(size, whole.said, "left") if whole else None
        return Leaning(left, size, here, OPPOSITE.get(whole.said.verdict or "") if whole else None, within=True)
    if DEFINITE_BASE.match(base.of(text)):
        if base.start not in discourse.bases:
            discourse.bases[base.start] = discourse.group_of(size, paragraph)
        leaning = _inside(_meant(discourse.bases[base.start], base.of(text)), size, here)
        return replace(leaning, verdict="insufficient") if _is_of_the_failing(place, base) else leaning
    return Leaning(total=size, at=here)


def _meant(group: Antecedent | None, words: str) -> Antecedent | None:
    """Return the group unless it is the good part of an earlier one, which "the 12" only happens to equal in number."""
    if group is None or not group.judged or THESE.search(words):
        return group
    good = group.said.verdict == ("insufficient" if group.part == "left" else "sufficient")
    return None if good else group


def _is_of_the_failing(place: Place, group: Span) -> bool:
    """Whether the words after a number say that its group fell short: "of the seven that were not good enough"."""
    which = WHICH.match(place.text, group.end, place.sentence.end)
    if which is None:
        return False
    part = Span(start=group.end, end=which.end())
    found = judge(place.text, part, place.passage.judgements, [], group)
    return found is not None and found.verdict == "insufficient"


def _size(text: str, mention: Mention) -> int | None:
    group = mention.group("total")
    return number_of(group.of(text)) if group else None


def _follows_other_things(text: str, carrier: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the nearest number before was set aside: "... ran to three sentences, two of which said nothing"."""
    before = [
        mention for mention in mentions if mention.end <= carrier.start and "." not in text[mention.end : carrier.start]
    ]
    return bool(before) and before[-1].reads == "other things"


def _inside(antecedent: Antecedent | None, total: int | None, at: Span | None) -> Leaning:
    if antecedent is None:
        return Leaning(total=total, at=at)
    verdict = antecedent.said.verdict if antecedent.judged else None
    if antecedent.part == "left":
        verdict = OPPOSITE.get(verdict or "")
    # what is said inside a failing group is a fault; inside a good one it need not be good
    return Leaning(
        antecedent, antecedent.size, at or antecedent.at, verdict if verdict == "insufficient" else None, within=True
    )


OF_THE_LAST: Mapping[Reads, Callable[[Said | None], Leaning | None]] = {
    "all of them": _all_of,
    "each": _in_each,
    "that": _in_that,
    "same": _as_many_as,
}
"""Phrases that speak of what was said last."""
