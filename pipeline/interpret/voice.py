"""A second voice on what is judged: a linear classifier of the words around a statement, learned from letters.

The frames of `topics_to_measures.yml` say what inspectors' words mean; the voice says what letters have meant by words
like these.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import zip_longest
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


@dataclass(frozen=True)
class Voice:
    """What each word speaks for, learned: the weight of each label by word, and what holds for each label anyway."""

    always: Mapping[str, float] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def labels(self) -> tuple[str, ...]:
        """What it can say."""
        return tuple(self.always)

    def row(self, word: str) -> list[float]:
        """What the word weighs for each label."""
        learned = self.weights.get(word, {})
        return [learned.get(label, 0.0) for label in self.labels]


class Heard(NamedTuple):
    """What the voices say of a statement's words: the logarithms of probabilities, the likeliest first.

    Empty where nothing has been learned.
    """

    measures: Mapping[str, float]
    verdicts: Mapping[str, float]


class _Table(NamedTuple):
    """The weights of both voices as rows of numbers, one to a word: a statement's words are looked up together."""

    row_of: Mapping[str, int]
    rows: NDArray[np.float64]
    """What each word weighs for each measure, then for each verdict."""
    known: NDArray[np.float64]
    """Which voice knows each word, 1 or 0: that of measures, that of verdicts."""


@dataclass(frozen=True)
class Voices:
    """The voice on measures and the voice on verdicts."""

    measure: Voice
    verdict: Voice

    def heard(self, words: Mapping[str, float]) -> Heard:
        """What they say of these words, each with its weight."""
        table = self._table
        row_of = table.row_of.get
        known = [(row, weight) for word, weight in words.items() if (row := row_of(word)) is not None]
        if not known:
            return Heard(_probabilities(self.measure, 0.0, ()), _probabilities(self.verdict, 0.0, ()))
        weights = np.array([weight for _, weight in known]).reshape(-1, 1)
        rows = [row for row, _ in known]
        # Added up row by row, since the last digit of numpy's other sums depends on the processor.
        scores = np.add.accumulate(table.rows.take(rows, axis=0) * weights)[-1].tolist()
        in_measure, in_verdict = np.add.accumulate(table.known.take(rows, axis=0) * weights * weights)[-1].tolist()
        measures = len(self.measure.always)
        return Heard(
            _probabilities(self.measure, in_measure, scores[:measures]),
            _probabilities(self.verdict, in_verdict, scores[measures:]),
        )

    @cached_property
    def _table(self) -> _Table:
        words = tuple(dict.fromkeys([*self.measure.weights, *self.verdict.weights]))
        rows = [[*self.measure.row(word), *self.verdict.row(word)] for word in words]
        known = [[float(word in self.measure.weights), float(word in self.verdict.weights)] for word in words]
        return _Table(
            {word: row for row, word in enumerate(words)},
            np.array(rows).reshape(len(words), len(self.measure.labels) + len(self.verdict.labels)),
            np.array(known).reshape(len(words), 2),
        )


def _probabilities(voice: Voice, size: float, weighed: Sequence[float]) -> dict[str, float]:
    """The logarithm of each label's probability; `size` is the sum of the squares of the weights of words known."""
    if not voice.always:
        return {}
    length = max(size, 1.0) ** 0.5
    scores = [always + each / length for always, each in zip_longest(voice.always.values(), weighed, fillvalue=0.0)]
    highest = max(scores)
    # Not numpy's logarithm: the last digit of that depends on the processor.
    total = highest + math.log(sum([math.exp(score - highest) for score in scores]))
    likeliest = sorted(zip(scores, voice.always, strict=True), key=itemgetter(0), reverse=True)
    return {label: score - total for score, label in likeliest}
