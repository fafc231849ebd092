"""Statements: what each numeric phrase says by itself, before anything is carried over from what was said earlier."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from models.base import Span
from models.finding import Mention
from models.rule import Reads
from pipeline.language.number_words import fraction_of, number_of
from pipeline.language.shares import Band, Share, hedged, percentage_of, quantifier_of

BOUNDS = re.compile(r"at (?:least|most)|more than|fewer than|less than|over|under|up to", re.IGNORECASE)
LOOSE = re.compile(
    r"about|around|approximately|roughly|nearly|almost|over|under|more than|less than|fewer than", re.IGNORECASE
)
ROUND = {3, 4, 5, 10, 100}
ARTICLE = re.compile(r"\b(?:the|these|those|our)\b", re.IGNORECASE)
ABOVE = re.compile(r"\b(?:over|more\s+than|above|in\s+excess\s+of)\b", re.IGNORECASE)
BELOW = re.compile(r"\b(?:under|less\s+than|fewer\s+than|below)\b", re.IGNORECASE)

LEANING_BY_GROUP = (
    ("anaphor", "these"),
    ("rest", "rest"),
    ("unnumbered", "all the rest"),
    ("that", "that case"),
    ("further", "further"),
    ("group", "group"),
    ("same", "same"),
)


@dataclass(frozen=True)
class Statement:
    """What one or more phrases of a sentence say together."""

    mention: Mention
    """The phrase that carries it."""
    start: int
    end: int
    count: int | None = None
    total: int | None = None
    excepted: int | None = None
    share: Share | None = None
    words: str | None = None
    percent: bool = False
    leans: str | None = None
    """How it leans on what was said before: `these`, `rest`, `all the rest`, `further`, `group`, `part`, `both`, `same`
    or `that case`; None where it stands alone."""
    base: Mention | None = None
    """The phrase that names its whole, "of these" or "of 18 relevant cases"."""
    parts: tuple[Mention, ...] = ()
    """Every phrase that it takes in."""

    @property
    def span(self) -> Span:
        """From the first letter of the first phrase to the last of the last."""
        return Span(start=self.start, end=self.end)

    @property
    def rule(self) -> str:
        """The rule of the phrase that carries the statement."""
        return self.mention.rule

    @property
    def reads(self) -> Reads:
        """What kind of phrase carries it."""
        return self.mention.reads

    def taking_in(self, mention: Mention) -> "Statement":
        """The statement with the phrase among its own."""
        start, end = min(self.start, mention.start), max(self.end, mention.end)
        return replace(self, start=start, end=end, parts=(*self.parts, mention))


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
        return 1 if printed in {"a", "single", "a single", "a sole", "a single one"} else number_of(printed)

    def printed(self, *names: str) -> str | None:
        """The words from the first of the groups to the last; None where the phrase has none of them."""
        spans = [group for name in names if (group := self.mention.group(name))]
        if not spans:
            return None
        return self.text[min(span.start for span in spans) : max(span.end for span in spans)].strip()

    @property
    def hedge(self) -> str | None:
        """The words that loosen the figure: "just over"."""
        return self.printed("hedge")


def read_statement(text: str, mention: Mention) -> Statement:
    """What one phrase says by itself."""
    phrase = Phrase(text, mention)
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
    return READERS.get(mention.reads, _counted)(statement, phrase)


def _leaning(mention: Mention) -> str | None:
    if mention.reads in {"both", "neither"} and not mention.group("anaphor"):
        return "both"
    return next((leaning for name, leaning in LEANING_BY_GROUP if mention.group(name)), None)


def _counted(statement: Statement, phrase: Phrase) -> Statement:
    """So many, perhaps hedged, perhaps with the percentage that they are."""
    if (printed := phrase.printed("percent", "percent_beside")) is not None:
        return replace(statement, share=percentage_of(printed, None), words=printed)
    hedge, count, total = phrase.hedge, statement.count, statement.total
    if hedge is None or count is None:
        return statement
    if total in ROUND and ARTICLE.search(statement.span.of(phrase.text)) is None and LOOSE.search(hedge):
        # "around four out of 10" is a proportion, no count
        share = hedged(Fraction(min(count, total), total), hedge)
        return replace(statement, share=share, words=statement.span.of(phrase.text), count=None, total=None)
    if BOUNDS.search(hedge):
        return _bounded(replace(statement, words=phrase.printed("hedge", "count")), hedge)
    return statement


def _bounded(statement: Statement, hedge: str) -> Statement:
    """Take back a count that its words rule out: "more than 10 of the 13" is 11 at least, and not 10."""
    count, total = statement.count, statement.total
    if total is None or count is None or not 0 <= count <= total:
        return statement
    part = Fraction(count, total) if total else Fraction(0)
    if re.search(r"\bno\s", hedge, re.IGNORECASE):
        return statement  # "no fewer than nine" may be nine
    if ABOVE.search(hedge):
        return replace(statement, share=Share(Band(part, Fraction(1), low_open=True)), count=None)
    if BELOW.search(hedge):
        return replace(statement, share=Share(Band(Fraction(0), part, high_open=True)), count=None)
    return statement


def _all_or_none(statement: Statement, phrase: Phrase) -> Statement:
    if statement.total is not None:
        return replace(statement, count=0 if statement.reads == "none" else statement.total)
    return _quantified(statement, phrase)


def _two(statement: Statement, _: Phrase) -> Statement:
    return replace(statement, count=0 if statement.reads == "neither" else 2, total=2)


def _one_of_one(statement: Statement, _: Phrase) -> Statement:
    return replace(statement, count=1, total=1)


def _without_the_excepted(statement: Statement, phrase: Phrase) -> Statement:
    """The whole less so many; "without exception" leaves out none."""
    excepted, words = statement.excepted or 0, phrase.printed("share")
    if statement.total is not None:
        return replace(statement, excepted=excepted, count=statement.total - excepted)
    share = quantifier_of(words or "")
    return replace(statement, excepted=excepted, words=words, share=share if share.band is not None else None)


def _quantified(statement: Statement, phrase: Phrase) -> Statement:
    words = phrase.printed("share")
    return replace(statement, words=words, share=quantifier_of(words or ""))


def _fraction(statement: Statement, phrase: Phrase) -> Statement:
    return _worded(statement, phrase, fraction_of(phrase.printed("share") or ""))


def _proportion(statement: Statement, phrase: Phrase) -> Statement:
    part, printed = phrase.number("part"), (phrase.printed("whole") or "").casefold()
    whole = {"a hundred": 100}.get(printed, number_of(printed))
    said = Fraction(part, whole) if part is not None and whole and part <= whole else None
    return _worded(statement, phrase, said)


def _worded(statement: Statement, phrase: Phrase, said: Fraction | None) -> Statement:
    share = hedged(said, phrase.hedge) if said is not None else None
    return replace(statement, share=share, words=phrase.printed("hedge", "share"))


def _percentage(statement: Statement, phrase: Phrase) -> Statement:
    share = percentage_of(phrase.printed("percent") or "", phrase.hedge)
    return replace(statement, percent=True, share=share, words=phrase.printed("hedge", "percent"))


def _percentage_range(statement: Statement, phrase: Phrase) -> Statement:
    low, high = sorted(Fraction(phrase.printed(bound) or "0") / 100 for bound in ("low", "high"))
    share = Share(Band(low, min(high, Fraction(1))))
    return replace(statement, percent=True, share=share, words=phrase.mention.of(phrase.text))


READERS: Mapping[Reads, Callable[[Statement, Phrase], Statement]] = {
    "all": _all_or_none,
    "none": _all_or_none,
    "all of them": _quantified,
    "both": _two,
    "neither": _two,
    "only": _one_of_one,
    "all but": _without_the_excepted,
    "exception": _without_the_excepted,
    "quantifier": _quantified,
    "fraction": _fraction,
    "proportion": _proportion,
    "percentage": _percentage,
    "percentage range": _percentage_range,
}
"""How each kind of phrase is read; the rest only count."""
