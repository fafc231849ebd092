"""What a statement was taken to mean, and whether that makes it a finding."""

import re
from dataclasses import dataclass

from models.finding import Cue, Verdict
from pipeline.interpret.discourse import STAFF
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

# Shares that say of how many something holds whatever it is; "most" and a bare number say so only of what is judged.
SHARES = frozenset({"all but", "exception", "fraction", "proportion"})

WE_READ = re.compile(r"\b(?:we|inspectors)\s+(?:also\s+)?(?:read|examined|looked\s+at|saw|sampled)\s+$", re.IGNORECASE)
WERE_READ = re.compile(r"\s+were\s+(?:also\s+)?(?:read|examined|looked\s+at|inspected|sampled)\b", re.IGNORECASE)
"""What stands round a number that inspectors looked at, and that they do not judge: "we read nine plans"."""


@dataclass(frozen=True)
class Meaning:
    """What is judged and which way."""

    measure: str | None
    verdict: Verdict | None
    strong: bool
    context: bool
    """Nothing is judged: the number describes the sample."""
    cues: tuple[Cue, ...]
    subject: str | None
    """The measure that the words speak of, also where nothing is judged."""


@dataclass(frozen=True)
class Understanding:
    """A statement, where it stands, and what it was taken to mean."""

    statement: Statement
    place: Place
    meaning: Meaning

    @property
    def worded(self) -> bool:
        """Whether it gives a share in words alone."""
        return self.statement.count is None and not self.statement.percent

    @property
    def is_finding(self) -> bool:
        """Whether it is a finding: a pair of numbers always is, the rest only where a judgement hangs on it."""
        statement, meaning = self.statement, self.meaning
        if any((self.names_a_whole, self.tells_of_the_area, self.asks, self.bounds_nothing, self.is_an_example)):
            return False
        if counts_passers_by(statement, self.place):
            return False
        if statement.percent or statement.reads in SHARES or None not in (statement.count, statement.total):
            return True
        if statement.base is not None or statement.leans in {"these", "further", "rest", "all the rest", "same"}:
            return True
        if statement.reads in {"all", "quantifier"} and meaning.verdict is None:
            return False  # "we looked for both in every case", "15 working days for most orders"
        if statement.reads == "divided" and statement.base is None:
            return False
        known = (meaning.verdict is not None, meaning.measure is not None)
        return any(known) if statement.count is None else all(known)

    @property
    def names_a_whole(self) -> bool:
        """Whether it only names the whole of what follows: "nine cases needed a plan", "we read nine plans"."""
        if self.tells_what_was_read:
            return True
        needs = any(hit.meaning == "needs" and hit.lies_in(self.place.sentence) for hit in self.place.passage.features)
        return self.meaning.measure == "context.other" and self.place.section != "context" and needs

    @property
    def tells_what_was_read(self) -> bool:
        """Whether it tells what inspectors looked at, and judges none of it: "we read nine plans"."""
        if not self.statement.counts_its_noun or self.meaning.strong or self.meaning.context:
            return False
        before = WE_READ.search(self.place.text, self.place.sentence.start, self.statement.start)
        return (before or WERE_READ.match(self.place.text, self.statement.end)) is not None

    @property
    def tells_of_the_area(self) -> bool:
        """Whether it is no figure of the inspection: "sickness absence stood at 9%"."""
        return self.statement.percent and self.place.section == "context" and self.meaning.measure is None

    @property
    def asks(self) -> bool:
        """Whether it asks and does not count: "all assessments should ..."."""
        worded = self.worded or self.statement.reads == "each"
        return worded and self.place.section in {"improvements", "context"}

    @property
    def bounds_nothing(self) -> bool:
        """Whether its words have no bounds, as "a high proportion", or deny nothing, as "any of the six"."""
        share = self.statement.share
        vague = share is not None and share.band is None
        return self.worded and (vague or self.statement.reads == "any")

    @property
    def is_an_example(self) -> bool:
        """Whether "one" is told of and not counted: "one had learned to fish", but not "only one had been"."""
        statement = self.statement
        if statement.count != 1 or statement.base is not None:
            return False
        if statement.leans == "these":
            return not self.meaning.strong
        return statement.reads == "number" and self.place.companions == 0 and statement.mention.group("hedge") is None


def counts_passers_by(statement: Statement, place: Place) -> bool:
    """Whether it counts staff who are not asked anything: "the departure of two case managers"."""
    if place.section == "management" or statement.total is not None:
        return False
    return STAFF.search(statement.span.of(place.text)) is not None
