"""Extract: the numeric phrases of a letter, as printed, each found by a rule."""

import re
from collections.abc import Iterator, Sequence

from models.base import Span
from models.finding import Group, Mention
from models.letter import Letter
from pipeline.language.rules import PhraseRule, Rules

HEDGES_END = frozenset(
    {
        *("over", "under", "above", "below", "than", "quite", "of", "nearly", "almost", "virtually", "practically"),
        *("to", "approaching", "nearer", "about", "around", "approximately", "roughly", "least", "most", "many"),
        *("few", "as", "exactly", "precisely", "only", "just", "fully", "full", "barely", "hardly", "some"),
    }
)
"""The last words of hedges; looking for a hedge before every figure would take longer than most rules."""


def extract(letter: Letter, rules: Rules) -> tuple[Mention, ...]:
    """Return every numeric phrase in the paragraphs, in the order of the text; no two of them overlap.

    Phrases that are no findings (dates, ages, deadlines ...) are among them, under the rule that sets them aside.
    """
    found: list[Mention] = []
    for paragraph in letter.body_paragraphs:
        found += mentions_in(letter.text, paragraph, rules)
    return tuple(found)


def mentions_in(text: str, part: Span, rules: Rules) -> list[Mention]:
    """Return the numeric phrases in one part of the text, in order. Earlier rules have the first choice."""
    words = part.of(text)
    taken = bytearray(len(words))
    found: list[Mention] = []
    beginnings = _beginnings(words, rules)
    for phrase in rules.phrases:
        for match in _matches(phrase, words, beginnings):
            if match.end() > match.start() and not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(_mention(phrase, match, part.start))
    return sorted(found, key=lambda mention: mention.start)


def _beginnings(words: str, rules: Rules) -> list[int]:
    """Return where a number, a percentage or a fraction begins, each after the hedge before it, if it has one."""
    places = []
    for figure in rules.figure.finditer(words):
        near = max(figure.start() - rules.longest_hedge, 0)
        word_before = words[near : figure.start()].split()[-1:]
        may_hedge = bool(word_before) and word_before[0].lstrip("(“").casefold() in HEDGES_END
        if may_hedge and (hedge := rules.hedge_before.search(words, near, figure.start())):
            places.append(hedge.start())
        places.append(figure.start())
    return places


def _matches(phrase: PhraseRule, words: str, beginnings: Sequence[int]) -> Iterator[re.Match[str]]:
    if phrase.rule.begins is None:
        yield from phrase.pattern.finditer(words)
        return
    for place in beginnings:
        if match := phrase.pattern.match(words, place):
            yield match


def _mention(phrase: PhraseRule, match: re.Match[str], offset: int) -> Mention:
    groups = tuple(
        Group(name=name, start=match.start(name) + offset, end=match.end(name) + offset)
        for name, text in match.groupdict().items()
        if text
    )
    return Mention(rule=phrase.rule.id, start=match.start() + offset, end=match.end() + offset, groups=groups)
