"""Where a letter says that so many are left: "the remaining three", "the other eight", "leaving five"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.base import Span
from models.finding import Finding
from models.letter import Paragraph
from pipeline.language.number_words import DENOMINATORS, NUMBER, number_of

ANY = re.compile(r"\b(?:others?|remain|residual|rest\b|balance|leav|left)", re.IGNORECASE)
"""What each of the phrases below holds; most paragraphs have none, and looking for numbers takes longer."""
NO_COUNT = rf"(?!\s?%|\s+per\s?cent\b|[\s-]+(?:halves|(?:{'|'.join(DENOMINATORS)})s?)\b)"
"""A percentage or a fraction, "the remaining two-thirds", is no number of cases."""
LEFT = tuple(
    re.compile(pattern.format(number=f"(?P<number>{NUMBER}){NO_COUNT}"), re.IGNORECASE)
    for pattern in (
        r"\b(?:(?:the|these|those|all)\s+other|(?:the\s+)?(?:remaining|residual))\s+(?:(?:relevant|applicable|young)\s+)?\(?{number}",
        r"\b(?:the|these|those|all)\s+{number}\s+(?:(?:relevant|applicable)\s+)?(?:others?|remaining|residual)\b",
        r"(?<!\bof\s)\bthe\s+(?:rest|remainder|others)(?:\s+of\s+(?:the|these|those)\s+\w+)?\s*[,(–—-]\s*{number}(?:\s+\w+)?\s*[,)–—]",
        r"\b(?:remainder|balance|rest)\s+of\s+{number}",
    )
)
LEAVING = re.compile(
    rf"\b(?:leaving|(?:which|that|this|it)\s+(?:leaves|left))\s+(?:(?:just|only|a\s+further)\s+)?(?P<number>{NUMBER}){NO_COUNT}",
    re.IGNORECASE,
)
"""These words have other meanings too, so they count only where their own sentence divides a whole."""


@dataclass(frozen=True)
class Remainder:
    """A number that is said to be what is left, and the findings that state it."""

    number: int
    words: Span
    at: Span
    """Where the number itself stands."""
    paragraph: str
    """The paragraph's key."""
    stated_by: tuple[Finding, ...]

    @property
    def whole(self) -> int | None:
        """Of how many it is the rest, where its own sentence prints that."""
        printed = (finding for finding in self.stated_by if finding.basis == "printed")
        return next((finding.total for finding in printed if finding.count == self.number), None)


def remainders_in(text: str, paragraph: Paragraph, here: Sequence[Finding]) -> Iterator[Remainder]:
    """Yield what the paragraph says to be left; `here` are its findings."""
    for pattern in (*LEFT, LEAVING) if ANY.search(text, paragraph.start, paragraph.end) else ():
        for match in pattern.finditer(text, paragraph.start, paragraph.end):
            at = Span(start=match.start("number"), end=match.end("number"))
            found = Remainder(
                number=number_of(match["number"]) or 0,
                words=Span(start=match.start(), end=match.end()),
                at=at,
                paragraph=paragraph.key,
                stated_by=tuple(f for f in here if any(phrase.overlaps(at) for phrase in f.phrases)),
            )
            if pattern is not LEAVING or _divides_in_its_sentence(found, here):
                yield found


def _divides_in_its_sentence(remainder: Remainder, here: Sequence[Finding]) -> bool:
    return bool(remainder.stated_by) and any(
        finding.total is not None and finding.start < remainder.at.start and finding.sentence.covers(remainder.at)
        for finding in here
        if finding not in remainder.stated_by
    )
