"""Extract: the numeric phrases of a letter, as printed, each found by a rule."""

import re
from collections.abc import Iterator, Mapping, Sequence

from models.base import Span
from models.finding import Mention, PhraseGroup
from models.letter import Letter
from pipeline.language.rules import PhraseRule, Rules

A_NUMBER = "a number"
"""What a rule's `begins` calls a number, a percentage or a fraction, or the hedge before it."""
WORD = re.compile(r"[^\W\d_]+|\d+")


def extract(letter: Letter, rules: Rules) -> tuple[Mention, ...]:
    """Every numeric phrase in the paragraphs, in the order of the text; no two of them overlap.

    Phrases that are no findings (dates, ages, deadlines ...) are among them, under the rule that sets them aside.
    """
    found: list[Mention] = []
    for paragraph in letter.body_paragraphs:
        found += mentions_in(letter.text, paragraph, rules)
    return tuple(found)


def every_mention(text: str, part: Span, rules: Rules) -> tuple[Mention, ...]:
    """Whatever any rule would read in one part of the text if no rule had been before it, in the order of the rules."""
    words = part.of(text)
    places = _places(words, rules)
    return tuple(
        _mention(phrase, match, part.start)
        for phrase in rules.phrases
        for match in _matches(phrase, words, places)
        if match.end() > match.start()
    )


def mentions_in(text: str, part: Span, rules: Rules) -> list[Mention]:
    """The numeric phrases in one part of the text, in order. Earlier rules have the first choice."""
    words = part.of(text)
    taken = bytearray(len(words))
    found: list[Mention] = []
    places = _places(words, rules)
    for phrase in rules.phrases:
        for match in _matches(phrase, words, places):
            if match.end() > match.start() and not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(_mention(phrase, match, part.start))
    return sorted(found, key=lambda mention: mention.start)


def _places(words: str, rules: Rules) -> Mapping[str, Sequence[int]]:
    """Where each word begins, in small letters; under `a number`, where a figure or the hedge before it does."""
    places: dict[str, list[int]] = {}
    figures: list[int] = []
    last_end = 0
    for word in WORD.finditer(words):
        lower = word[0].lower()
        places.setdefault(lower, []).append(word.start())
        if word.start() < last_end or not (lower in rules.figure_begins or lower[0].isnumeric()):
            continue
        if (figure := rules.figure.match(words, word.start())) is not None:
            last_end = figure.end()
            figures += [*_hedge_before(words, figure.start(), rules), figure.start()]
    return {**places, A_NUMBER: figures}


def _hedge_before(words: str, figure: int, rules: Rules) -> Iterator[int]:
    """Yield where the hedge before a figure begins, if it has one."""
    near = max(figure - rules.longest_hedge, 0)
    word_before = words[near:figure].split()[-1:]
    if word_before and word_before[0].lstrip("(“").lower() in rules.hedge_ends:
        hedge = rules.hedge_before.search(words, near, figure)
        if hedge is not None:
            yield hedge.start()


def _matches(phrase: PhraseRule, words: str, places: Mapping[str, Sequence[int]]) -> Iterator[re.Match[str]]:
    if not phrase.begins:
        yield from phrase.pattern.finditer(words)
        return
    begins = [place for word in phrase.begins for place in places.get(word, ())]
    for place in sorted(begins) if len(phrase.begins) > 1 else begins:
        if match := phrase.pattern.match(words, place):
            yield match


def _mention(phrase: PhraseRule, match: re.Match[str], offset: int) -> Mention:
    groups = tuple(
        PhraseGroup(name=name, start=match.start(name) + offset, end=match.end(name) + offset)
        for name, text in match.groupdict().items()
        if text
    )
    start, end = match.start() + offset, match.end() + offset
    return Mention(rule=phrase.rule.id, reads=phrase.rule.reads, start=start, end=end, groups=groups)
