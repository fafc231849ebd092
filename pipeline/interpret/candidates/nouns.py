"""What a number counts, by the noun beside it: cases, reports, staff ..."""

import re

from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

AFTER = 60
"""How many characters after a number its noun may stand: "just over half of the children and young people"."""
NOUN_ENDS = re.compile(r"[.;:,()]|\b(?:were|was|had|did|and|but)\b")
NOUNS = {
    "staff": r"staff|case\s+managers?|respondents?|practitioners?|workers?|colleagues|managers?|officers?|those\s+(?:who|we)\s+\w+",
    "report": r"reports?|PSRs?",
    "case": r"cases?|children|child|young\s+(?:people|person|persons|men|women)|boys?|girls?|sample|files?|orders?|instances?|records?",
    "document": r"plans?|assessments?|reviews?|RMPs?|VMPs?|screenings?",
}
_NOUNS = {noun: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for noun, words in NOUNS.items()}
RELEVANT = re.compile(
    r"\b(?:relevant|applicable|eligible|victims?|with\s+an?|where|in\s+which|that\s+(?:required|needed|should|called|were\s+due)|requiring|needing|due)\b",
    re.IGNORECASE,
)
NARROWS = re.compile(r"\s*(?:where|when|if|in\s+(?:those\s+)?cases\s+(?:where|in\s+which|that))\b", re.IGNORECASE)


def phrase_of(statement: Statement, place: Place) -> str:
    """The statement's words with the noun phrase after them."""
    text = place.text
    noun = NOUN_ENDS.split(text[statement.end : min(statement.end + AFTER, place.sentence.end)])[0]
    return text[statement.start : statement.end] + noun


def noun_of(phrase: str) -> str | None:
    """What the phrase counts: the first kind whose words stand in it."""
    return next((noun for noun, words in _NOUNS.items() if words.search(phrase)), None)


def is_relevant(phrase: str) -> bool:
    """Whether only some cases are meant: "of the relevant cases", "in three cases with a victim"."""
    return RELEVANT.search(phrase) is not None


def is_narrowed(statement: Statement, place: Place) -> bool:
    """Whether the sentence begins by saying of which cases it speaks: "Where there was an identifiable victim, ..."."""
    return NARROWS.match(place.text, place.sentence.start, statement.start) is not None
