"""A second voice on what is judged: a linear classifier of the words around a statement, learned from letters.

The frames of `topics_to_measures.yml` say what inspectors' words mean; the voice says what letters have meant by words
like these.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from models.base import Span
from pipeline.interpret.places import Place
from pipeline.interpret.statements import Statement

WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
ENDINGS = ("ings", "ing", "ments", "ment", "edly", "ed", "ies", "es", "s")
SHORTEST_STEM = 4
NEAR, FARTHER, FAR = 1.0, 0.6, 0.4


def words_of(statement: Statement, place: Place) -> dict[str, float]:
    """The words around a statement, each with its weight: of its clause, its sentence, the one before, its section."""
    text = place.text
    weighed: dict[str, float] = {f"section {place.section}": 2.0}
    before = place.before
    earlier = Span(start=place.paragraph.start, end=max(place.paragraph.start, before.start))
    for name, part, weight in (
        ("clause", place.clause, NEAR),
        ("sentence", place.sentence, NEAR),
        ("before", before, FARTHER),
        ("earlier", earlier, FAR),
    ):
        for word in _terms(part.of(text)):
            weighed[f"{name} {word}"] = weight
    weighed[f"reads {statement.reads}"] = FAR
    return weighed


def _terms(passage: str) -> Iterator[str]:
    """The stems of a passage and their pairs."""
    stems = [stem(word) for word in WORD.findall(passage.casefold())]
    yield from stems
    yield from (f"{first}_{second}" for first, second in pairwise(stems))


def stem(word: str) -> str:
    """The word without its ending: `reviewed`, `reviewing` and `reviews` are `review`."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@dataclass(frozen=True)
class Voice:
    """What each word speaks for, learned: the weight of each label by word, and what holds for each label anyway."""

    always: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def log_probabilities(self, words: Mapping[str, float]) -> dict[str, float]:
        """The logarithm of each label's probability; empty where nothing has been learned."""
        if not self.always:
            return {}
        scores = dict(self.always)
        known = {word: weight for word, weight in words.items() if word in self.weights}
        size = max(sum(weight * weight for weight in known.values()), 1.0) ** 0.5
        for word, weight in known.items():
            for label, learned in self.weights[word].items():
                scores[label] += weight / size * learned
        highest = max(scores.values())
        total = highest + math.log(sum(math.exp(score - highest) for score in scores.values()))
        return {label: score - total for label, score in scores.items()}
