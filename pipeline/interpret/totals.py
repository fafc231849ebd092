"""Out of how many: the whole of a statement, printed beside its count or carried over from what was said before."""

import re
from dataclasses import dataclass

from models.base import Span
from models.finding import Basis
from pipeline.interpret.discourse import CASES, RELEVANT, STAFF, Discourse, Said
from pipeline.interpret.leanings import Leaning
from pipeline.interpret.measures import NOT_FULL, RESPONSE
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.shares import Band, Share

AFTER = 60
"""How many characters after a share its noun may stand: "just over half of the children and young people"."""
NOUN_ENDS = re.compile(r"[.;:,()]|\b(?:were|was|had|did|and|but)\b")
INSTANCES = re.compile(r"\binstances?\b", re.IGNORECASE)
NARROWS = re.compile(r"\s*(?:where|when|if|in\s+(?:those\s+)?cases\s+(?:where|in\s+which|that))\b", re.IGNORECASE)
UNCLEAR = "It is not clear of which whole these are counted."
"""Why a total is None where the count before may be its whole, or only a part of the same whole."""


@dataclass(frozen=True)
class Whole:
    """A total, where it is printed, and any doubt about it."""

    size: int | None
    at: Span | None = None
    doubt: str | None = None


@dataclass(frozen=True)
class Reckoned:
    """The numbers of a statement, and where they come from."""

    count: int | None
    whole: Whole
    basis: Basis
    words: str | None = None
    band: Band | None = None

    @property
    def total(self) -> int | None:
        """Out of how many."""
        return self.whole.size


def total_of(
    statement: Statement, leaning: Leaning, discourse: Discourse, place: Place, measure: str | None
) -> Reckoned:
    """Return the statement's count and total, where they come from, and what is in doubt."""
    whole = _whole_of(statement, leaning, discourse, place, measure)
    here = whole.size is None or _printed_in(place.sentence, whole, discourse)
    count, words = statement.count, statement.words
    share = statement.share_of(whole.size) if whole.size else statement.share
    if whole.size is not None and count is None and statement.excepted is not None:
        count, words = whole.size - statement.excepted, None
    if whole.size is not None and count is None and share is not None and share.all_or_none is not None:
        count, words = share.all_or_none * whole.size, None
    if count is not None and count < 0:
        doubt = "More are excepted here than there are: a misprint or a misreading."
        return Reckoned(None, Whole(whole.size, whole.at, doubt=doubt), "printed" if here else "referred", words)
    if count is not None:
        return Reckoned(count, whole, "printed" if here else "referred", words)
    if share is not None and whole.size is not None and (inferred := share.count_of(whole.size)) is not None:
        return Reckoned(
            inferred, Whole(whole.size, whole.at), "printed" if share.exact is not None and here else "inferred", words
        )
    return Reckoned(
        None,
        whole,
        "percent" if statement.percent else "words",
        words,
        share.band if share else None,
    )


def _printed_in(sentence: Span, whole: Whole, discourse: Discourse) -> bool:
    """Whether the whole's number stands in the sentence itself."""
    if whole.at is not None and sentence.covers(whole.at):
        return True
    return any(
        sentence.covers(said.span) and whole.size in (said.total, said.count)
        for said in discourse.said[-3:]
        if said.total_at is None or sentence.covers(said.total_at)
    )


def _whole_of(statement: Statement, leaning: Leaning, discourse: Discourse, place: Place, measure: str | None) -> Whole:
    if statement.total is not None:
        if statement.leans == "both" and leaning.antecedent is not None:
            return Whole(statement.total, leaning.antecedent.at)
        return Whole(statement.total, statement.span)
    if leaning.total is not None:
        return Whole(leaning.total, leaning.at)
    if statement.leans == "group":
        return Whole(statement.count, statement.span)
    if statement.leans == "rest":
        return Whole(None, doubt="It is not clear of which whole this is the rest.")
    if statement.leans == "further":
        return Whole(None, doubt="It is not clear of which whole these are some more.")
    if measure in {"context.cases", "context.respondents"} or (
        statement.percent and (measure or "").startswith("context.")
    ):
        return Whole(None)
    return _named_whole(statement, discourse, place, measure or "")


def _named_whole(statement: Statement, discourse: Discourse, place: Place, measure: str) -> Whole:
    """Return the whole of a statement that prints none and leans on nothing in so many words."""
    text = place.text
    noun = NOUN_ENDS.split(text[statement.end : statement.end + AFTER])[0]
    phrase = text[statement.start : statement.end] + noun
    if STAFF.search(phrase) or (measure.startswith("management.") and measure != "management.quality-assurance"):
        return _own_group(discourse.respondents, "management.", discourse, place)
    if measure.startswith("court.psr") and not RELEVANT.search(phrase):
        return _own_group(discourse.reports, "court.psr", discourse, place)
    if measure == RESPONSE:
        last = next((said for said in discourse.recent(place.key) if said.measure == NOT_FULL), None)
        if last is not None:
            return Whole(last.count, last.span)
    sample = Whole(discourse.cases, discourse.cases_at)
    if measure.startswith("context."):
        return sample
    if statement.count is None and statement.excepted is None:
        return _whole_of_share(
            noun, phrase, discourse, place, across=measure.startswith("cross.") and statement.percent
        )
    relevant = RELEVANT.search(phrase) is not None or _narrowed(statement, place)
    return _whole_of_count(statement, discourse, place, measure, relevant=relevant)


def _narrowed(statement: Statement, place: Place) -> bool:
    """Whether the sentence begins by saying of which cases it speaks: "Where there was an identifiable victim, ..."."""
    return NARROWS.match(place.text, place.sentence.start, statement.start) is not None


def _own_group(named: Said | None, kind: str, discourse: Discourse, place: Place) -> Whole:
    """Return the letter's reports or its staff: as named once for all, else as the last whole of their kind."""
    if named is not None:
        return Whole(named.count, named.span)
    last = discourse.last(place.key)
    if last is not None and last.total is not None and (last.measure or "").startswith(kind):
        return Whole(last.total, last.total_at)
    return Whole(None)


def _whole_of_share(noun: str, phrase: str, discourse: Discourse, place: Place, *, across: bool) -> Whole:
    """Return the whole of "two-thirds were good enough": the group just named, or the sample where it says "cases"."""
    last = discourse.last(place.key)
    if not noun.strip() and last is not None and last.whole:
        return Whole(None, doubt=UNCLEAR) if last.unclear else Whole(last.count, last.span)
    of_sample = CASES.search(phrase) and not RELEVANT.search(phrase) and not across
    return Whole(discourse.cases, discourse.cases_at) if of_sample else Whole(None)


def _whole_of_count(statement: Statement, discourse: Discourse, place: Place, measure: str, *, relevant: bool) -> Whole:
    """Return the whole of a bare count, "in three cases": what was last said, if that fits, else the sample."""
    number = statement.count if statement.count is not None else statement.excepted or 0
    sample = Whole(discourse.cases, discourse.cases_at)
    if statement.share is not None and statement.count is not None:
        return _whole_agreeing(statement.share, number, discourse, place)
    for said in discourse.here(place.key):
        if said.unclear:
            if _may_divide(said, number, statement, place):
                return Whole(None, doubt=UNCLEAR)
            continue
        if (whole := _whole_of_last(said, number, statement, place, measure)) is not None:
            return whole
        break
    if relevant:
        return Whole(None)
    if number > (discourse.cases or 0):
        return Whole(None, doubt="The number of cases inspected is not known, or is smaller.")
    return sample


def _alone(statement: Statement, place: Place) -> bool:
    """Whether the statement names no case or report of its own, so that it must go on about what was said before."""
    instances = INSTANCES.search(statement.span.of(place.text)) is not None
    return statement.reads == "number" or statement.excepted is not None or instances


def _next_to(said: Said, place: Place) -> bool:
    return 0 <= place.sentence_number - said.sentence <= 1


def _may_divide(unclear: Said, number: int, statement: Statement, place: Place) -> bool:
    """Whether so many may be a part of a count of which it is not plain whether it names a group."""
    goes_on = _alone(statement, place) or _next_to(unclear, place)
    return goes_on and (unclear.count or 0) >= number


def _whole_of_last(last: Said, number: int, statement: Statement, place: Place, measure: str) -> Whole | None:
    """Return the whole of what was last said, where this statement goes on dividing it."""
    alone = _alone(statement, place)
    if last.total is not None and last.count is not None and last.total - last.count == number:
        return Whole(last.total, last.total_at)
    if last.whole and (alone or _next_to(last, place)) and last.count is not None and last.count >= number:
        return Whole(last.count, last.span)
    goes_on = alone or place.sentence.covers(last.span) or (last.measure == measure and measure != "")
    if goes_on and last.total is not None and last.total >= number:
        return Whole(last.total, last.total_at)
    return None


def _whole_agreeing(share: Share, number: int, discourse: Discourse, place: Place) -> Whole:
    """Return the whole, of those spoken of in the paragraph or else the sample, that a printed percentage bears out."""
    said = [said for said in discourse.recent(place.key) if said.paragraph == place.key]
    wholes = [Whole(each.total, each.total_at) for each in said]
    wholes += [Whole(each.count, each.span) for each in said if each.whole]
    for whole in (*wholes, Whole(discourse.cases, discourse.cases_at)):
        if whole.size and whole.size >= number and share.agrees_with(number, whole.size):
            return whole
    return Whole(None, doubt="No whole nearby agrees with the percentage.")
