"""What is printed (a mention) and what was made of it (a finding), kept apart."""

from fractions import Fraction
from typing import Literal

from models.base import Count, Noun, Span
from models.rule import Reads
from models.share import Band, Share

Role = Literal["headline", "breakdown", "context"]
Verdict = Literal["sufficient", "insufficient", "none"]
OPPOSITE: dict[Verdict | None, Verdict] = {"sufficient": "insufficient", "insufficient": "sufficient"}
"""Of so many, none sufficient is all of them insufficient: a verdict turned round turns the count round as well."""
Basis = Literal["printed", "referred", "inferred", "words", "percent"]
Bound = Literal["at least", "at most", "more than", "fewer than"]

Certainty = Literal["sure", "likely", "doubtful"]


class PhraseGroup(Span):
    """A named part of a mention: the `count`, the `total`, the `share` ..."""

    name: str


class Mention(Span):
    """A numeric phrase as printed, found by a rule. Never changes when interpretation improves."""

    rule: str
    reads: Reads
    """What kind of phrase the rule reads."""
    groups: tuple[PhraseGroup, ...]

    def group(self, name: str) -> PhraseGroup | None:
        """The part of that name, if the phrase has one."""
        for group in self.groups:
            if group.name == name:
                return group
        return None


class Cue(Span):
    """Words that decided something about a finding, and what they decided."""

    decides: Literal["verdict", "measure", "total", "role"]
    meaning: str
    """What the words were taken to mean: `insufficient`, `theme: public`, ..."""


class Alternative(Noun):
    """A reading that lost: what it would have made of the same words."""

    is_finding: bool
    """False where the other reading is that the words state no finding."""
    count: Count | None
    total: Count | None
    verdict: Verdict | None
    measure: str | None
    confidence: float
    """The probability that it had beside the reading that won, from 0 to 1."""
    differs: tuple[str, ...]
    """The parts in which it differs: `count`, `total`, `verdict`, `measure`, or `finding`."""


class Finding(Span):
    """One numeric statement, understood. The span is the quotation; offsets are into the letter's text."""

    paragraph: str
    """The key of the paragraph that the quotation stands in."""
    sentence: Span
    phrases: tuple[Span, ...]
    """The numeric phrases that the finding takes in."""
    rule: str
    """The rule that found the phrase."""
    measure: str | None
    role: Role | None
    verdict: Verdict | None
    count: Count | None
    total: Count | None
    basis: Basis
    words: str | None
    """The share as worded: `just over one-third`, `37.7%`."""
    share: Share | None
    """What the words bound, also where whole numbers are printed beside them; None where no words state a share."""
    antecedent: Span | None = None
    """The earlier words from which a number was carried over, where one was."""
    cues: tuple[Cue, ...] = ()
    within: bool = False
    """It counts inside a part that was spoken of before ("of these", "in four of the six"), not of the whole."""
    rest: bool = False
    """It is all that an earlier statement left: "the remaining five"."""
    confidence: float | None = None
    """The probability that numbers, verdict and measure are all right, from 0 to 1; None where nothing was learned."""
    certainty: Certainty | None = None
    """What the confidence comes to; `sure` where a person has checked it; None where nothing was learned."""
    doubt: str | None = None
    """What is least sure: `numbers`, `verdict`, `measure` or `finding`; None where nothing is in doubt."""
    alternatives: tuple[Alternative, ...] = ()
    """The readings that lost, the likeliest first."""
    checked: bool = False
    """A person vouches for it: `findings.yml` holds this reading."""
    unsure: tuple[str, ...] = ()
    """Why something is None: a sentence each, in words for the person who checks the letter."""

    @property
    def band(self) -> Band | None:
        """The bounds of the share where it stands for the count; else None."""
        return self.share.band if self.share is not None and self.count is None else None

    @property
    def low(self) -> float | None:
        """The least that the share can be, from 0 to 1, where it stands for the count; else None."""
        return float(self.band.low) if self.band else None

    @property
    def high(self) -> float | None:
        """The most that the share can be, from 0 to 1, where it stands for the count; else None."""
        return float(self.band.high) if self.band else None

    @property
    def is_above_its_total(self) -> bool:
        """Whether more are counted than the whole that they are counted of."""
        return self.count is not None and self.total is not None and self.count > self.total

    @property
    def contradicts_its_words(self) -> bool:
        """Whether its share in words or per cent cannot mean its numbers: "just under half of the cases (11 of 19)"."""
        if self.share is None or self.words is None or self.count is None or not self.total:
            return False
        if any(letter.isdigit() for letter in self.words):  # 12 of 18 is 66.7%, and some write 66%
            return not self.share.agrees_with(self.count, self.total, slack=Fraction(self.total, 200))
        # words are loose, and a band is no law: half a case more or less contradicts nothing
        return not self.share.can_mean(self.count, self.total, slack=Fraction(1, 2))

    def is_above(self, cases: int | None) -> bool:
        """Whether it counts, or divides, more than the cases inspected; staff are no cases."""
        of_staff = (self.measure or "").startswith("management.") or self.measure == "context.respondents"
        return cases is not None and not of_staff and max(self.count or 0, self.total or 0) > cases

    def states(self, number: Span) -> bool:
        """Whether the number stands in the finding's own words."""
        return any(phrase.overlaps(number) and self.covers(phrase) for phrase in self.phrases)

    def carries_over_from(self, number: Span) -> bool:
        """Whether the number stands in the earlier words that the finding names."""
        return self.antecedent is not None and self.antecedent.covers(number)


class Number(Span):
    """A number in the letter and what became of it."""

    status: Literal["read", "set aside", "unread"]
    rule: str | None
    """The rule that read it or set it aside."""
    finding: int | None = None
    """The place of the finding in `Reading.findings` that took it in."""
