"""Statements: the phrases of a sentence put together into what they say of numbers, before anything is carried over.

"79% of cases (19 of 24)" is two phrases and one statement; "of 18 relevant cases ... just over one-third" likewise.
"""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from models.base import Span
from models.finding import Mention
from pipeline.language.number_words import number_of
from pipeline.language.shares import Band, Share, fraction_of, hedged, percentage_of, quantifier_of

WHOLES = {"all of total", "all", "both"}
QUANTIFIERS = {
    "in all or none",
    "all of these",
    "nearly all",
    "without exception",
    "most",
    "for the most part",
    "all",
    "no case",
    "none",
}
BOUNDS = re.compile(r"at (?:least|most)|more than|fewer than|less than|over|under|up to", re.IGNORECASE)
LOOSE = re.compile(
    r"about|around|approximately|roughly|nearly|almost|over|under|more than|less than|fewer than", re.IGNORECASE
)
ROUND = {3, 4, 5, 10, 100}
ARTICLE = re.compile(r"\b(?:the|these|those|our)\b", re.IGNORECASE)
ABOVE = re.compile(r"\b(?:over|more\s+than|above|in\s+excess\s+of)\b", re.IGNORECASE)
BELOW = re.compile(r"\b(?:under|less\s+than|fewer\s+than|below)\b", re.IGNORECASE)
EXCEPTIONS = {"without exception", "with exceptions", "with the exception of"}


@dataclass
class Statement:
    """What one or more phrases of a sentence say together."""

    mention: Mention
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
    parts: list[Mention] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the first letter of the first phrase to the last of the last."""
        return Span(start=self.start, end=self.end)

    @property
    def rule(self) -> str:
        """The rule of the phrase that carries the statement."""
        return self.mention.rule

    @property
    def all_or_none(self) -> bool:
        """Whether it says "all" or "none" in so many words, so that the count is exact once the whole is known."""
        return self.rule in {"in all or none", "all of them", "all of these", "without exception", "all", "none", "no case"}

    def takes_in(self, mention: Mention) -> None:
        """Count the phrase among the statement's own."""
        self.parts.append(mention)
        self.start, self.end = min(self.start, mention.start), max(self.end, mention.end)


def _number(text: str, mention: Mention, name: str) -> int | None:
    group = mention.group(name)
    if group is None:
        return None
    printed = group.of(text).strip().casefold()
    return 1 if printed in {"a", "single", "a single", "a sole", "a single one"} else number_of(printed)


def _printed(text: str, mention: Mention, *names: str) -> str | None:
    spans = [group for name in names if (group := mention.group(name))]
    return text[min(s.start for s in spans) : max(s.end for s in spans)].strip() if spans else None


def read_statement(text: str, mention: Mention) -> Statement:
    """Return what one phrase says by itself."""
    statement = Statement(mention, mention.start, mention.end, parts=[mention])
    statement.count = _number(text, mention, "count")
    statement.total = _number(text, mention, "total")
    statement.excepted = _number(text, mention, "excepted")
    statement.leans = _leaning(mention)
    _read_counts(text, statement)
    _read_words(text, statement)
    return statement


def _read_counts(text: str, statement: Statement) -> None:
    """Fill in the numbers that the phrase means without printing them."""
    rule = statement.rule
    hedge = _printed(text, statement.mention, "hedge")
    article = ARTICLE.search(statement.span.of(text)) is not None
    if rule == "count of total" and hedge and not article and statement.total in ROUND and LOOSE.search(hedge):
        # "around four out of 10" is a proportion, no count
        statement.share = hedged(Fraction(min(statement.count or 0, statement.total), statement.total), hedge)
        statement.words = statement.span.of(text)
        statement.count = statement.total = None
    elif rule == "all of total":
        statement.count = statement.total
    elif rule == "none of total":
        statement.count = 0
    elif rule == "the only one":
        statement.count = statement.total = 1
    elif rule in {"both", "both of them", "neither"}:
        statement.count, statement.total = (0 if rule == "neither" else 2), 2
    elif rule == "without exception":
        statement.excepted = 0
    elif statement.excepted is not None and statement.total is not None:
        statement.count = statement.total - statement.excepted


def _read_words(text: str, statement: Statement) -> None:
    """Fill in the share as worded: a percentage, a fraction, a quantifier, or a count with a bound."""
    mention, rule = statement.mention, statement.rule
    hedge = _printed(text, mention, "hedge")
    if (printed := _printed(text, mention, "percent", "percent_beside")) is not None:
        statement.percent = rule == "percentage"
        statement.share = percentage_of(printed, hedge if statement.percent else None)
        statement.words = _printed(text, mention, "hedge", "percent") if statement.percent else printed
    elif rule == "percentage range":
        statement.percent, statement.words = True, mention.of(text)
        low, high = (Fraction(_printed(text, mention, bound) or "0") / 100 for bound in ("low", "high"))
        statement.share = Share(Band(min(low, high), min(max(low, high), Fraction(1))))
    elif rule in {"fraction", "one in so many"}:
        said = fraction_of(_printed(text, mention, "share") or "") if rule == "fraction" else _proportion(text, mention)
        statement.share = hedged(said, hedge) if said is not None else None
        statement.words = _printed(text, mention, "hedge", "share")
    elif rule == "all of them":
        statement.words, statement.share = "all", quantifier_of("all")
    elif rule in QUANTIFIERS:
        statement.words = _printed(text, mention, "share")
        statement.share = quantifier_of(statement.words or "")
    elif statement.excepted is not None and statement.total is None:
        statement.words = _printed(text, mention, "share")
    elif hedge and statement.count is not None and BOUNDS.search(hedge):
        statement.words = _printed(text, mention, "hedge", "count")
        _bound(statement, hedge)


def _bound(statement: Statement, hedge: str) -> None:
    """Take back a count that its words rule out: "more than 10 of the 13" is 11 at least, and not 10."""
    if statement.total is None or statement.count is None or not 0 <= statement.count <= statement.total:
        return
    part = Fraction(statement.count, statement.total) if statement.total else Fraction(0)
    if re.search(r"\bno\s", hedge, re.IGNORECASE):
        return  # "no fewer than nine" may be nine
    if ABOVE.search(hedge):
        statement.share, statement.count = Share(Band(part, Fraction(1), low_open=True)), None
    elif BELOW.search(hedge):
        statement.share, statement.count = Share(Band(Fraction(0), part, high_open=True)), None


def _proportion(text: str, mention: Mention) -> Fraction | None:
    part, whole = _number(text, mention, "part"), _printed(text, mention, "whole")
    number = {"a hundred": 100}.get((whole or "").casefold(), number_of(whole or ""))
    return Fraction(part, number) if part is not None and number and part <= number else None


def _leaning(mention: Mention) -> str | None:
    for name, leaning in (
        ("anaphor", "these"),
        ("rest", "rest"),
        ("unnumbered", "all the rest"),
        ("that", "that case"),
        ("further", "further"),
        ("group", "group"),
        ("same", "same"),
    ):
        if mention.group(name):
            return leaning
    return "both" if mention.rule in {"both", "both of them", "neither"} else None
