"""Kinds of case: a letter says once how many it has of a kind, and afterwards counts of them by their name alone.

"Fourteen were court orders" makes 14 the whole of "four court orders were not good enough", pages later.
"""

from typing import NamedTuple

from pipeline.interpret.noun_phrases import phrase_of
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement
from pipeline.language.grammar import grammar
from pipeline.language.nouns import nouns

GOES_ON = grammar("goes on behind a noun")
OF_A_KIND = grammar("of what kind of case")
IN_THE_SAMPLE = grammar("in the sample")
THERE_WERE = grammar("says what the sample holds")
DIVIDES, AT_ONCE = grammar("divides the sample"), grammar("names a kind at once")


class KindOfCase(NamedTuple):
    """A kind of case that a statement speaks of."""

    name: str
    """As `nouns.yml` calls it: `referral order`, `custody` ..."""
    named: str
    """Where its name stands: in the statement's `own words`, its `sentence`, or the `sentence before`."""


def kind_spoken_of(statement: Statement, place: Place) -> KindOfCase | None:
    """The kind of case of which the statement counts, as far as its own words and those before it show.

    None where several are named at once, or none.
    """
    text, begins = place.text, statement.start
    base = statement.base.of(text) if statement.base is not None else ""
    own = f"{base} {phrase_of(statement, place)}"
    for named, words, start, end in (
        ("own words", own, 0, len(own)),
        ("sentence", text, place.clause.start, begins),
        ("sentence", text, place.sentence.start, begins),
        ("sentence before", text, place.before.start, place.before.end),
    ):
        if found := nouns().kinds_of_case_in(words, start, end):
            return KindOfCase(found[0], named) if len(found) == 1 else None
    return None


def kind_counted(statement: Statement, place: Place) -> str | None:
    """The kind of which the statement says how many cases there are: "14 were court orders"; None for all else."""
    if statement.count is None or statement.base is not None:
        return None
    if (said := OF_A_KIND.match(place.text, statement.end, place.sentence.end)) is not None:
        return nouns().kind_of_case_at(place.text, said.end())
    divides = DIVIDES.search(place.text, place.sentence.start, statement.start) is not None
    if divides and (said := AT_ONCE.match(place.text, statement.end, place.sentence.end)) is not None:
        ends = (said.start("place"), said.end())  # "in the community" is a name with its "in"; "custody" is one alone
        return next(filter(None, (nouns().kind_of_case_at(place.text, end) for end in ends)), None)
    there_were = THERE_WERE.search(place.text, place.sentence.start, statement.start) is not None
    of_the_sample = place.section == "context" or there_were or divides or statement.leans == "group"
    if not (of_the_sample or IN_THE_SAMPLE.match(place.text, statement.end)):
        return None
    return _only_kind_in(GOES_ON.split(phrase_of(statement, place))[0])


def kind_of_whole(statement: Statement, place: Place) -> str | None:
    """The kind that the statement's printed total counts: "12 of the 14 court orders"."""
    total = statement.mention.group("total")
    if total is None or statement.base is not None:
        return None
    after = phrase_of(statement, place)[max(total.end - statement.start, 0) :]
    return _only_kind_in(GOES_ON.split(after)[0])


def _only_kind_in(words: str) -> str | None:
    found = nouns().kinds_of_case_in(words, 0, len(words))
    return found[0] if len(found) == 1 else None
