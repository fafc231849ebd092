"""What the rules make of a sentence, as plain values: what matched, what lost and why, and what nothing reads."""

from models.base import Noun
from models.finding import Finding, Verdict
from models.letter import SectionId


class Match(Noun):
    """Words of the sentence that the rules know."""

    words: str
    listed_as: str
    """The rule of a numeric phrase, or the list that the words stand in."""
    meaning: str


class Loss(Noun):
    """Words that the rules know and that decided nothing."""

    words: str
    listed_as: str
    why: str


class WeighedReading(Noun):
    """One reading of a statement, and its probability beside the others."""

    is_finding: bool
    count: int | None
    total: int | None
    verdict: Verdict | None
    measure: str | None
    probability: float


class UnderstoodStatement(Noun):
    """One statement: what was read, what speaks for it, and what else it might say."""

    words: str
    finding: Finding | None
    """None where the likeliest reading is that the words state no finding."""
    doubt: str | None
    """What is in doubt, in a sentence."""
    numbers: tuple[Match, ...]
    verdict: tuple[Match, ...]
    measure: tuple[Match, ...]
    frame: str | None
    """The measure that topics_to_measures.yml gives; None where no entry fits."""
    readings: tuple[WeighedReading, ...]
    """The one that won, then those that lost, the likeliest first."""


class Understanding(Noun):
    """A sentence as the rules understand it."""

    sentence: str
    section: SectionId
    statements: tuple[UnderstoodStatement, ...]
    aside: tuple[Match, ...]
    """Numeric phrases that state no finding, each with the rule that says so."""
    unread: tuple[str, ...]
    """Numbers that no rule recognises."""
    lost: tuple[Loss, ...]
    missing: tuple[str, ...]
    """Words and stretches of words that stand in no list, first those with a word that no checked letter has."""
    never_heard: int
    """How many of those have a word that no checked letter has."""
