"""Extract: the numeric phrases of a letter, as printed, each found by a rule."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from models.base import Span
from models.finding import Mention, PhraseGroup
from models.letter import Letter
from pipeline.language.rules import PhraseRule, Rules

FIGURES = "figures"
"""What a rule's `begins` calls digits, whatever stands around them."""
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
    return tuple(
        _mention(phrase, match, part.start)
        for phrase, places in tries(words, rules)
        for match in _matches(phrase, words, places, bytes(len(words)))
    )


def mentions_in(text: str, part: Span, rules: Rules) -> list[Mention]:
    """The numeric phrases in one part of the text, in order. Earlier rules have the first choice."""
    words = part.of(text)
    taken = bytearray(len(words))
    found: list[Mention] = []
    for phrase, places in tries(words, rules):
        for match in _matches(phrase, words, places, taken):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            found.append(_mention(phrase, match, part.start))
    return sorted(found, key=lambda mention: mention.start)


def tries(words: str, rules: Rules) -> Iterator[tuple[PhraseRule, Sequence[int] | None]]:
    """The rules in their order, each with the places at which it is tried; None where it is looked for everywhere."""
    places: dict[int, list[Sequence[int]]] = {rule: [] for rule in rules.begun_anywhere}
    for begin, here in _places(words, rules).items():
        for rule in rules.begun_by.get(begin, ()):
            places.setdefault(rule, []).append(here)
    for rule, lists in sorted(places.items()):
        phrase = rules.phrases[rule]
        if not phrase.begins:
            yield phrase, None
        else:
            yield phrase, lists[0] if len(lists) == 1 else sorted(chain.from_iterable(lists))


def _places(words: str, rules: Rules) -> Mapping[str, Sequence[int]]:
    """Where words that may begin a phrase stand, and any digits; under `a number`, where one or its hedge begins."""
    places: dict[str, list[int]] = {}
    figures: list[int] = []
    last_end = 0
    begins = rules.begun_by
    for word in WORD.finditer(words):
        lower, start = word[0].lower(), word.start()
        begin = FIGURES if lower.isdecimal() else lower
        if begin in begins:
            places.setdefault(begin, []).append(start)
        if start < last_end or not (lower in rules.figure_begins or lower[0].isnumeric()):
            continue
        if (figure := rules.figure.match(words, start)) is not None:
            last_end = figure.end()
            figures += [*_hedge_before(words, start, rules), start]
    return {**places, A_NUMBER: figures}


def _hedge_before(words: str, figure: int, rules: Rules) -> Iterator[int]:
    """Yield where the hedge before a figure begins, if it has one."""
    near = max(figure - rules.longest_hedge, 0)
    word_before = words[near:figure].split()[-1:]
    if word_before and word_before[0].lstrip("(“").lower() in rules.hedge_ends:
        hedge = rules.hedge_before.search(words, near, figure)
        if hedge is not None:
            yield hedge.start()


def _matches(
    phrase: PhraseRule, words: str, places: Sequence[int] | None, taken: bytes | bytearray
) -> Iterator[re.Match[str]]:
    """What the rule reads in the words, where no earlier rule has `taken` any of it."""
    if places is None:
        for found in phrase.pattern.finditer(words):
            if found.end() > found.start() and not any(taken[found.start() : found.end()]):
                yield found
        return
    match = phrase.pattern.match
    for place in places:
        if taken[place] or (here := match(words, place)) is None:
            continue
        if here.end() > place and not any(taken[place : here.end()]):
            yield here


def _mention(phrase: PhraseRule, match: re.Match[str], offset: int) -> Mention:
    groups = tuple(
        PhraseGroup(name=name, start=match.start(name) + offset, end=match.end(name) + offset)
        for name, text in match.groupdict().items()
        if text
    )
    start, end = match.start() + offset, match.end() + offset
    return Mention(rule=phrase.rule.id, reads=phrase.rule.reads, start=start, end=end, groups=groups)
