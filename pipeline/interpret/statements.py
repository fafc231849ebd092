"""Statements: the phrases of a sentence put together into what they say of numbers, before anything is carried over.

"79% of cases (19 of 24)" is two phrases and one statement; "of 18 relevant cases ... just over one-third" likewise.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from models.base import Span
from models.finding import Mention
from pipeline.number_words import number_of
from pipeline.shares import Share, fraction_of, hedged, percentage_of, quantifier_of

HALF_A_CASE = Fraction(1, 2)
WHOLES = {"all of total", "all", "both"}
QUANTIFIERS = {"nearly all", "without exception", "most", "for the most part", "all", "no case", "none"}
BOUNDS = re.compile(r"at (?:least|most)|more than|fewer than|less than|over|under|up to", re.IGNORECASE)
LOOSE = re.compile(
    r"about|around|approximately|roughly|nearly|almost|over|under|more than|less than|fewer than", re.IGNORECASE
)
ROUND = {2, 3, 4, 5, 10, 20, 100}
EXCEPTIONS = {"with exceptions", "with the exception of"}
APPOSITION = re.compile(
    r"(?:\s+of\b)?[\w\s’'/-]{0,60}?\s*[,–-]\s*(?:(?:or|that\s+is|just|only|some|about|a\s+[a-z]+)\s*)?", re.IGNORECASE
)
BREAKS = re.compile(r"[;:]|\s[–—]\s")


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
    """How it leans on what was said before: `these`, `rest`, `further`, `group`, `both`; None where it stands alone."""
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
    if rule == "count of total" and hedge and statement.total in ROUND and LOOSE.search(hedge):
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
    elif rule in {"both", "neither"}:
        statement.count, statement.total = (2 if rule == "both" else 0), 2
    elif statement.excepted is not None and statement.total is not None:
        statement.count = statement.total - statement.excepted


def _read_words(text: str, statement: Statement) -> None:
    """Fill in the share as worded: a percentage, a fraction, a quantifier, or a count with a bound."""
    mention, rule = statement.mention, statement.rule
    hedge = _printed(text, mention, "hedge")
    if (printed := _printed(text, mention, "percent")) is not None:
        statement.percent = rule == "percentage"
        statement.share = percentage_of(printed, hedge if statement.percent else None)
        statement.words = _printed(text, mention, "hedge", "percent") if statement.percent else printed
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


def _proportion(text: str, mention: Mention) -> Fraction | None:
    part, whole = _number(text, mention, "part"), _printed(text, mention, "whole")
    number = {"a hundred": 100}.get((whole or "").casefold(), number_of(whole or ""))
    return Fraction(part, number) if part is not None and number and part <= number else None


def _leaning(mention: Mention) -> str | None:
    for name, leaning in (
        ("anaphor", "these"),
        ("rest", "rest"),
        ("further", "further"),
        ("group", "group"),
        ("same", "same"),
    ):
        if mention.group(name):
            return leaning
    return "both" if mention.rule in {"both", "neither"} else None


def statements_in(text: str, mentions: Sequence[Mention], bases: frozenset[str]) -> list[Statement]:
    """Return the statements of one sentence, phrases that say the same thing put together."""
    found: list[Statement] = []
    base: Mention | None = None
    governed = True
    for mention in mentions:
        if mention.rule in bases:
            if base is not None and not governed:
                found += _alone(text, base)
            base, governed = mention, False
            continue
        statement = read_statement(text, mention)
        if found and _joins(text, found[-1], statement):
            continue
        if base is not None and statement.total is None and statement.leans is None:
            statement.base = base
            governed = True
        found.append(statement)
    if base is not None and not governed:
        found += _alone(text, base)
    return sorted(_with_exceptions(found), key=lambda statement: statement.start)


def _alone(text: str, base: Mention) -> list[Statement]:
    """A whole that nothing divides is itself a statement: "Of the three insufficient reports, we identified ..."."""
    statement = read_statement(text, base)
    if statement.total is None:
        return []
    statement.count, statement.total = statement.total, None
    statement.leans = statement.leans or "part"
    return [statement]


RESTATES = re.compile(
    r"[;:,]\s*(?:and\s+)?(?:by\s+(?:that|which|this)\s+we\s+mean|that\s+is(?:\s+to\s+say)?|we\s+(?:counted|judged|found)|in\s+other\s+words|namely"
    r"|(?:this|that)\s+was\s+(?:so|true|the\s+(?:case|position))(?:\s+(?:in|for|of))?),?\s*(?:in\s+)?$"
    r"|,\s*$",
    re.IGNORECASE,
)
"""What leads to the same thing said again in numbers: "; that is to say, six were"."""
SET_OFF = re.compile(r"(?:\s+of\s+(?:the|our|these)\s+[\w\s]{0,40}?)?[,;.]", re.IGNORECASE)
"""What follows words that stand between commas: "13 young people, just over half of the sample, had complied"."""
SAID_SO = re.compile(r"\s+(?:said|did|thought|felt)\s+so\b", re.IGNORECASE)


def _says_again(text: str, before: Statement, after: Statement) -> bool:
    """Whether a share in words is said again as a count, further on in its sentence: "..., eight out of 15."."""
    if before.share is None or before.count is not None or after.count is None or after.share is not None or after.base:
        return False
    if after.leans is not None:
        return False
    if SAID_SO.match(text, after.end):
        return True
    lead = RESTATES.search(text[before.end : after.start])
    if lead is None:
        return False
    ends = re.match(r"\s*(?:[.,;)]|(?:were|was|had|did)\s*[.;,]|cases?\b)", text[after.end :]) is not None
    return ends and (after.total is None or before.share.agrees_with(after.count, after.total, slack=HALF_A_CASE))


def _joins(text: str, before: Statement, after: Statement) -> bool:
    """Join two statements where the second says the first again in numbers, in words or as a percentage."""
    between = text[before.end : after.start]
    if _says_again(text, before, after):
        before.count, before.total = after.count, after.total or before.total
        before.takes_in(after.mention)
        return True
    in_brackets = bool(re.search(r"\(\s*(?:or\s+|i\.e\.\s+|just\s+|only\s+|some\s+)?$", between)) and ")" not in between
    beside = APPOSITION.fullmatch(between) is not None
    if not (in_brackets or beside):
        return False
    if in_brackets and after.percent and before.share is not None and before.count is after.count is None:
        # a percentage is closer than the words before it: "the vast majority of the 173 care leavers (98%)"
        before.share, before.words, before.percent = after.share, after.words, True
        before.takes_in(after.mention)
        return True
    numbers, words = (before, after) if before.count is not None else (after, before)
    if words.share is None or words.count is not None or numbers.count is None:
        return False
    if numbers.share is not None or (words.total and numbers.total and words.total != numbers.total):
        return False
    total = numbers.total or words.total
    if not in_brackets and total and not words.share.agrees_with(numbers.count, total, slack=HALF_A_CASE):
        return False
    between_commas = SET_OFF.match(text, after.end) is not None
    if not in_brackets and total is None and not between_commas and not re.fullmatch(r"\s*,\s*(?:or\s+)?", between):
        return False
    before.count, before.total = numbers.count, total
    before.share, before.words, before.percent = words.share, words.words, words.percent
    before.leans = before.leans or after.leans
    before.takes_in(after.mention)
    return True


def _with_exceptions(found: list[Statement]) -> list[Statement]:
    """Join "with one exception" to the whole that its sentence names: "... in the 15 cases where there was one"."""
    exceptions = [s for s in found if s.excepted is not None and s.total is None and s.rule in EXCEPTIONS]
    for exception in exceptions:
        for other in found:
            named = other.total if other.rule in WHOLES else other.count if other.leans in {"group", "part"} else None
            if other is not exception and (named is not None or other.rule == "all"):
                exception.takes_in(other.mention)
                if named is not None:
                    exception.total, exception.count, exception.words = named, named - (exception.excepted or 0), None
                found = [statement for statement in found if statement is not other]
                break
    return found
