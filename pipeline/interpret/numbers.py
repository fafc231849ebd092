"""Every number accounted for: read by a finding, set aside by a named rule, or unread."""

import re
from collections.abc import Mapping, Sequence

from models.base import Span
from models.finding import Finding, Mention, Number
from models.letter import Letter
from pipeline.language.number_words import FIGURES, NUMBER_WORD

PRINTED = re.compile(rf"(?<![\w.])(?:\d+\.\d+|{FIGURES}|{NUMBER_WORD})(?:\s?%|(?:st|nd|rd|th)\b)?", re.IGNORECASE)


def account(letter: Letter, findings: Sequence[Finding], aside: Mapping[Mention, str]) -> tuple[Number, ...]:
    """Return each number in the paragraphs with what became of it; `aside` names the rule for each phrase."""
    found: list[Number] = []
    for paragraph in letter.paragraphs:
        if paragraph.section == "closing":
            continue
        words = paragraph.of(letter.text)
        read = [
            (index, finding)
            for index, finding in enumerate(findings)
            if finding.paragraph == paragraph.key or (finding.antecedent and paragraph.covers(finding.antecedent))
        ]
        aside_here = {mention: rule for mention, rule in aside.items() if paragraph.covers(mention)}
        for match in PRINTED.finditer(words):
            place = Span(start=match.start() + paragraph.start, end=match.end() + paragraph.start)
            found.append(_number(place, read, aside_here))
    return tuple(found)


def _number(place: Span, read: Sequence[tuple[int, Finding]], aside: Mapping[Mention, str]) -> Number:
    for index, finding in read:
        if any(
            part.overlaps(place) for part in (*finding.phrases, *([finding.antecedent] if finding.antecedent else []))
        ):
            return Number(start=place.start, end=place.end, status="read", rule=finding.rule, finding=index)
    for mention, rule in aside.items():
        if mention.overlaps(place):
            return Number(start=place.start, end=place.end, status="set aside", rule=rule)
    return Number(start=place.start, end=place.end, status="unread", rule=None)
