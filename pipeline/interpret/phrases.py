"""What each kind of phrase says by itself: how many, of how many, but how many, or what share."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from models.finding import Mention
from models.rule import Reads
from models.share import Band, Share
from pipeline.interpret.statements import Statement
from pipeline.language.bands import Hedge, hedge_of
from pipeline.language.grammar import grammar
from pipeline.language.number_words import fraction_of, number_of
from pipeline.language.shares import percentage_of, quantifier_of, share_in_words, share_of_fraction

ROUND = {3, 4, 5, 10, 100}
ARTICLE = grammar("definite article")

NUMBERS = ("count", "total", "excepted", "low", "high", "part")
"""The groups of a phrase that hold whole numbers."""
SINGULAR = frozenset({"a", "single", "a single", "a sole", "a single one", "the other", "the remaining", "the one"})
"""What stands for one: "the remaining case" is the one that is left."""
LEANING_BY_GROUP = (
    ("anaphor", "these"),
    ("rest", "rest"),
    ("unnumbered", "all the rest"),
    ("that", "that case"),
    ("further", "further"),
    ("group", "group"),
    ("sample", "sample"),
    ("same", "same"),
    ("of_two", "of two"),
)


class Phrase(NamedTuple):
    """A mention with the text that it stands in."""

    text: str
    mention: Mention

    def number(self, name: str) -> int | None:
        """The whole number that the group prints; None where the phrase has no such group."""
        group = self.mention.group(name)
        if group is None:
            return None
        printed = group.of(self.text).strip().casefold()
        return 1 if printed in SINGULAR else number_of(printed)

    def printed(self, *names: str) -> str | None:
        """The words from the first of the groups to the last; None where the phrase has none of them."""
        spans = [group for name in names if (group := self.mention.group(name))]
        if not spans:
            return None
        return self.text[min(span.start for span in spans) : max(span.end for span in spans)].strip()

    @property
    def hedge(self) -> str | None:
        """The words that loosen the figure: "just over", "or so"."""
        return self.printed("hedge") or self.printed("roughly")


def read_statement(text: str, mention: Mention) -> Statement | None:
    """What one phrase says by itself; None where a number in it contradicts itself: "ten (12)"."""
    phrase = Phrase(text, mention)
    if any(mention.group(name) and phrase.number(name) is None for name in NUMBERS):
        return None
    statement = Statement(
        mention,
        mention.start,
        mention.end,
        count=phrase.number("count"),
        total=phrase.number("total"),
        excepted=phrase.number("excepted"),
        leans=_leaning(mention),
        parts=(mention,),
    )
    if statement.leans == "all the rest" and statement.count is not None:
        statement = replace(statement, leans=None, base=mention)  # "five of the others" names its own whole
    return READERS.get(mention.reads, _read_count)(statement, phrase)


def _leaning(mention: Mention) -> str | None:
    if mention.reads in {"both", "neither"} and not mention.group("anaphor"):
        return "both"
    return next((leaning for name, leaning in LEANING_BY_GROUP if mention.group(name)), None)


def _read_count(statement: Statement, phrase: Phrase) -> Statement:
    """So many, perhaps hedged, perhaps with the percentage that they are."""
    if (printed := phrase.printed("percent", "percent_beside")) is not None:
        return replace(statement, share=percentage_of(printed, None), words=printed)
    if (printed := phrase.printed("share")) is not None and statement.count is not None:
        return replace(statement, share=share_in_words(printed), words=printed)
    hedge, count, total = hedge_of(phrase.hedge), statement.count, statement.total
    if hedge is None or hedge.stresses or count is None:
        return statement
    if total in ROUND and ARTICLE.search(statement.span.of(phrase.text)) is None:
        # "around four out of 10" is a proportion, no count
        share = Share(hedge.band(Fraction(min(count, total), total)))
        return replace(statement, share=share, words=statement.span.of(phrase.text), count=None, total=None)
    return _read_bound(replace(statement, words=phrase.printed("hedge", "count", "roughly")), hedge)


def _read_bound(statement: Statement, hedge: Hedge) -> Statement:
    """Take back a count that its words rule out: "more than 10 of the 13" is 11 at least, and not 10."""
    count, total = statement.count, statement.total
    if total is None and count is not None and (hedge.above or hedge.below):
        bounded = replace(statement, low=count + 1) if hedge.above else replace(statement, high=count - 1)
        return replace(bounded, count=None)
    if total is None or count is None or not 0 <= count <= total or not (hedge.above or hedge.below):
        return statement
    part = Fraction(count, total) if total else Fraction(0)
    above = Band(part, Fraction(1), low_open=True)
    return replace(
        statement, count=None, share=Share(above if hedge.above else Band(Fraction(0), part, high_open=True))
    )


def _read_all_or_none(statement: Statement, phrase: Phrase) -> Statement:
    if statement.total is not None:
        return replace(statement, count=0 if statement.reads == "none" else statement.total)
    return _read_quantifier(statement, phrase)


def _read_two(statement: Statement, _: Phrase) -> Statement:
    return replace(statement, count=0 if statement.reads == "neither" else 2, total=2)


def _read_only_one(statement: Statement, _: Phrase) -> Statement:
    return replace(statement, count=1, total=1)


def _read_exception(statement: Statement, phrase: Phrase) -> Statement:
    """The whole less so many; "without exception" leaves out none."""
    excepted, words = statement.excepted or 0, phrase.printed("share")
    if statement.total is not None:
        return replace(statement, excepted=excepted, count=statement.total - excepted)
    share = quantifier_of(words or "")
    return replace(statement, excepted=excepted, words=words, share=share if share.band is not None else None)


def _read_all_but_a_share(statement: Statement, phrase: Phrase) -> Statement:
    """What a share leaves: "all but a quarter of the 16", "all but a few"."""
    left_out = share_in_words(phrase.printed("left_out") or "")
    return replace(statement, words=phrase.printed("share"), share=left_out.rest if left_out else Share(None))


def _read_quantifier(statement: Statement, phrase: Phrase) -> Statement:
    words = phrase.printed("share")
    return replace(statement, words=words, share=quantifier_of(words or ""))


def _read_fraction(statement: Statement, phrase: Phrase) -> Statement:
    printed = phrase.printed("share") or ""
    return _read_share(statement, phrase, fraction_of(printed), in_figures=not printed[:1].isalpha())


def _read_whole(statement: Statement, phrase: Phrase) -> Statement:
    """A whole that is itself a fraction of an earlier one: "in the remaining third"."""
    return _read_fraction(statement, phrase) if phrase.mention.group("share") else statement


def _read_proportion(statement: Statement, phrase: Phrase) -> Statement:
    part, printed = phrase.number("part"), (phrase.printed("whole") or "").casefold()
    whole = {"a hundred": 100}.get(printed, number_of(printed))
    said = Fraction(part, whole) if part is not None and whole and part < whole else None
    if said is not None and said.denominator != whole and whole not in ROUND and statement.total is None:
        return replace(statement, count=part, total=whole)  # a proportion of "eight in 12" would be "two in three"
    return _read_share(statement, phrase, said)


def _read_share(statement: Statement, phrase: Phrase, said: Fraction | None, *, in_figures: bool = False) -> Statement:
    share = share_of_fraction(said, phrase.hedge, in_figures=in_figures) if said is not None else None
    return replace(statement, share=share, words=phrase.printed("hedge", "further", "rest", "share"))


def _read_percentage(statement: Statement, phrase: Phrase) -> Statement:
    share = percentage_of(phrase.printed("percent") or "", phrase.hedge)
    return replace(statement, percent=True, share=share, words=phrase.printed("hedge", "percent"))


def _read_range(statement: Statement, phrase: Phrase) -> Statement:
    """So many to so many; where the first is not the lower nothing is known, for then it is no range."""
    low, high, total = phrase.number("low"), phrase.number("high"), statement.total
    if low is None or high is None or low >= high:
        return replace(statement, total=None)
    ranged = replace(statement, low=low, high=high, words=phrase.printed("between", "low", "high"))
    return replace(ranged, share=ranged.share_of(total)) if total else ranged


def _read_share_range(statement: Statement, phrase: Phrase) -> Statement:
    """From one share to another, both fractions or both per cents."""
    bounds = [_fraction_in(phrase.printed(name) or "") for name in ("from", "to")]
    low, high = (bound for bound in bounds)
    if low is None or high is None:
        return statement
    share = Share(Band(min(low, high), min(max(low, high), Fraction(1))))
    percent = fraction_of(phrase.printed("from") or "") is None
    words = phrase.printed("between", "from", "to") if not percent else phrase.mention.of(phrase.text)
    return replace(statement, percent=percent, share=share, words=words)


def _fraction_in(printed: str) -> Fraction | None:
    figure = re.match(r"\d+(?:\.\d+)?", printed)
    return Fraction(figure[0]) / 100 if figure and fraction_of(printed) is None else fraction_of(printed)


READERS: Mapping[Reads, Callable[[Statement, Phrase], Statement]] = {
    "all": _read_all_or_none,
    "none": _read_all_or_none,
    "all of them": _read_quantifier,
    "both": _read_two,
    "neither": _read_two,
    "only": _read_only_one,
    "all but": _read_exception,
    "all but a share": _read_all_but_a_share,
    "exception": _read_exception,
    "quantifier": _read_quantifier,
    "whole": _read_whole,
    "fraction": _read_fraction,
    "proportion": _read_proportion,
    "percentage": _read_percentage,
    "share range": _read_share_range,
    "range": _read_range,
}
"""How each kind of phrase is read; the rest only count."""
