"""A second voice on what is judged: a linear classifier of the words around a statement, learned from letters.

The frames of `topics_to_measures.yml` say what inspectors' words mean; the voice says what letters have meant by words
like these.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.base import Span
from pipeline.interpret.places import REACH, Place
from pipeline.interpret.statements import Statement

WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
ENDINGS = ("ings", "ing", "ments", "ment", "edly", "ed", "ies", "es", "s")
SHORTEST_STEM = 4
NEAR, FARTHER, FAR = 1.0, 0.6, 0.4
REMEMBERED = 20_000
"""Words whose stems are kept: English uses the same ones again and again."""


def words_of(statement: Statement, place: Place) -> dict[str, float]:
    """The words around a statement, each with its weight: of its clause, its sentence, the one before, its section."""
    text = place.text
    weighed: dict[str, float] = {f"section {place.section}": 2.0}
    before = place.before
    beginning = max(place.paragraph.start, before.start - REACH)
    earlier = Span(start=beginning, end=max(beginning, before.start))
    for name, part, weight in (
        ("clause", place.clause, NEAR),
        ("sentence", place.sentence, NEAR),
        ("before", before, FARTHER),
        ("earlier", earlier, FAR),
    ):
        weighed |= dict.fromkeys(_terms(name, part.of(text)), weight)
    weighed[f"reads {statement.reads}"] = FAR
    return weighed


@lru_cache(64)
def _terms(name: str, passage: str) -> tuple[str, ...]:
    """The stems of the passage of that name, and their pairs: kept for the next statement of the same sentence."""
    stems = [stem(word) for word in WORD.findall(passage.casefold())]
    single = [f"{name} {word}" for word in stems]
    return (*single, *[f"{first}_{second}" for first, second in zip(single, stems[1:], strict=False)])


@lru_cache(REMEMBERED)
def stem(word: str) -> str:
    """The word without its ending: `reviewed`, `reviewing` and `reviews` are `review`."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


class _Table(NamedTuple):
    """The weights of a voice as rows of numbers, one to a word: a letter's words are looked up a hundred at a time."""

    labels: tuple[str, ...]
    always: NDArray[np.float64]
    row_of: Mapping[str, int]
    rows: NDArray[np.float64]


@dataclass(frozen=True)
class Voice:
    """What each word speaks for, learned: the weight of each label by word, and what holds for each label anyway."""

    always: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def log_probabilities(self, words: Mapping[str, float]) -> dict[str, float]:
        """The logarithm of each label's probability, the likeliest first; empty where nothing has been learned."""
        if not self.always:
            return {}
        table = self._table
        row_of = table.row_of.get
        known = [(row, weight) for word, weight in words.items() if (row := row_of(word)) is not None]
        size = max(sum(weight * weight for _, weight in known), 1.0) ** 0.5
        weighed = table.rows.take([row for row, _ in known], axis=0)
        weighed *= np.array([weight / size for _, weight in known]).reshape(-1, 1)
        scores: list[float] = (table.always + weighed.sum(axis=0)).tolist()
        likeliest = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        highest = scores[likeliest[0]]
        # Not numpy's logarithm: the last digit of that depends on the processor.
        total = highest + math.log(sum([math.exp(score - highest) for score in scores]))
        return {table.labels[label]: scores[label] - total for label in likeliest}

    @cached_property
    def _table(self) -> _Table:
        labels = tuple(self.always)
        rows = [[learned.get(label, 0.0) for label in labels] for learned in self.weights.values()]
        return _Table(
            labels,
            np.array([self.always[label] for label in labels]),
            {word: row for row, word in enumerate(self.weights)},
            np.array(rows).reshape(len(rows), len(labels)),
        )
