"""A second voice on what is judged: a linear classifier of the words around a statement, learned from letters.

The frames of `topics_to_measures.yml` say what inspectors' words mean; the voice says what letters have meant by words
like these.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import itemgetter
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
KEPT = 64
"""Passages whose words are kept."""
REMEMBERED = 20_000
"""Words whose stems are kept: English uses the same ones again and again."""


class Surroundings(NamedTuple):
    """The words around a statement: of its clause, its sentence, the one before, what is earlier, and its section."""

    passages: tuple[tuple[str, str, float], ...]
    """The name of each passage, its text, and how much its words weigh; the clause first."""
    alone: tuple[tuple[str, str, float], ...]
    """The name of what is no word of a passage, what it is, and how much it weighs."""

    @property
    def words(self) -> dict[str, float]:
        """Each word and pair of words under the name of its passage, with its weight."""
        weighed = {f"{name} {word}": weight for name, word, weight in self.alone}
        for name, text, weight in self.passages:
            weighed |= {f"{name} {word}": weight for word in words_of(text)}
        return weighed

    @property
    def clause(self) -> tuple[str, ...]:
        """The words of the clause, without pairs."""
        name, text, _ = self.passages[0]
        return tuple(f"{name} {word}" for word in words_of(text) if "_" not in word)


def surroundings_of(statement: Statement, place: Place) -> Surroundings:
    """What stands around a statement, as the voices hear it."""
    text = place.text
    before = place.before
    beginning = max(place.paragraph.start, before.start - REACH)
    earlier = Span(start=beginning, end=max(beginning, before.start))
    return Surroundings(
        (
            ("clause", place.clause.of(text), NEAR),
            ("sentence", place.sentence.of(text), NEAR),
            ("before", before.of(text), FARTHER),
            ("earlier", earlier.of(text), FAR),
        ),
        (("section", place.section, 2.0), ("reads", statement.reads, FAR)),
    )


@lru_cache(KEPT)
def words_of(passage: str) -> tuple[str, ...]:
    """The stems of the passage, and their pairs, each once. They are kept: a sentence is soon the one before."""
    stems = [stem(word) for word in WORD.findall(passage.casefold())]
    pairs = [f"{first}_{second}" for first, second in pairwise(stems)]
    return tuple(dict.fromkeys([*stems, *pairs]))


@lru_cache(REMEMBERED)
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

    @property
    def labels(self) -> tuple[str, ...]:
        """What it can say."""
        return tuple(self.always)

    def rows(self, words: Iterable[str]) -> NDArray[np.float64]:
        """What each word weighs for each label, and in the last column whether it is known, 1 or 0."""
        labels = self.labels
        unknown = [0.0] * (len(labels) + 1)
        rows = [
            [*[learned.get(label, 0.0) for label in labels], 1.0]
            if (learned := self.weights.get(word)) is not None
            else unknown
            for word in words
        ]
        return np.array(rows).reshape(-1, len(unknown))


class Heard(NamedTuple):
    """What the voices say of a statement's words: the logarithms of probabilities, the likeliest first.

    Empty where nothing has been learned.
    """

    measures: Mapping[str, float]
    verdicts: Mapping[str, float]


class _Table(NamedTuple):
    """The weights of both voices as rows of numbers, one to a word: a statement's words are looked up together."""

    row_of: Mapping[str, Mapping[str, int]]
    """The row of each word, by the name of its passage; the first row is no word's."""
    rows: NDArray[np.float64]
    """What each word weighs for each measure, and 1 where that voice knows it; then the same for each verdict."""

    def sum_of(self, name: str, words: Iterable[str]) -> NDArray[np.float64]:
        """The rows of the words that are known in a passage of that name, added up."""
        known = [*filter(None, map(self.row_of.get(name, {}).get, words))]
        total: NDArray[np.float64] = self.rows.take(known, axis=0).sum(axis=0)
        return total


@dataclass(frozen=True)
class Voices:
    """The voice on measures and the voice on verdicts."""

    measure: Voice = field(default_factory=Voice)
    verdict: Voice = field(default_factory=Voice)

    def __reduce__(self) -> tuple[type["Voices"], tuple[Voice, Voice]]:
        """What another process needs: what has been made of it here can be made again there."""
        return Voices, (self.measure, self.verdict)

    def heard(self, around: Surroundings) -> Heard:
        """What they say of what stands around a statement."""
        sums = [(self._sums(name, text), weight) for name, text, weight in around.passages]
        table = self._table
        sums += [(table.sum_of(name, (word,)), weight) for name, word, weight in around.alone]
        weighed = np.zeros(table.rows.shape[1])
        for each, weight in sums:
            weighed += weight * each
        first, scores = len(self.measure.labels), weighed.tolist()
        # The columns that say how many words each voice knows.
        known, also_known = (
            sum(weight * weight * each.item(column) for each, weight in sums) for column in (first, -1)
        )
        return Heard(
            _probabilities(self.measure, known, scores[:first]),
            _probabilities(self.verdict, also_known, scores[first + 1 : -1]),
        )

    @cached_property
    def _sums(self) -> Callable[[str, str], NDArray[np.float64]]:
        """What the words of a passage say together: kept for the next statement of the same sentence."""
        return lru_cache(KEPT)(lambda name, text: self._table.sum_of(name, words_of(text)))

    @cached_property
    def _table(self) -> _Table:
        words = tuple(dict.fromkeys([*self.measure.weights, *self.verdict.weights]))
        rows = np.hstack([self.measure.rows(("", *words)), self.verdict.rows(("", *words))])
        row_of: dict[str, dict[str, int]] = {}
        for row, word in enumerate(words, start=1):
            name, _, rest = word.partition(" ")
            row_of.setdefault(name, {})[rest] = row
        return _Table(row_of, rows)


def _probabilities(voice: Voice, size: float, weighed: Sequence[float]) -> dict[str, float]:
    """The logarithm of each label's probability; `size` is the sum of the squares of the weights of words known."""
    if not voice.always:
        return {}
    length = max(size, 1.0) ** 0.5
    scores = [always + each / length for always, each in zip(voice.always.values(), weighed, strict=True)]
    highest = max(scores)
    # Not numpy's logarithm: the last digit of that depends on the processor.
    total = highest + math.log(sum([math.exp(score - highest) for score in scores]))
    likeliest = sorted(zip(scores, voice.always, strict=True), key=itemgetter(0), reverse=True)
    return {label: score - total for score, label in likeliest}
