"""How much each piece of evidence weighs: learned from checked letters, kept as data in `rules/weights.yml`."""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from pipeline.interpret.candidates.evidence import Evidence, Facts
from pipeline.interpret.voice import Voice, Voices
from pipeline.language.rule_files import FOLDER, read_yaml

PARTS = ("numbers", "measure", "verdict", "finding", "confidence")
VOICES = {"measure": "measure_voice.csv", "verdict": "verdict_voice.csv"}
"""The files of the voices: a line for each word and label; without a word, what holds for the label anyway."""
REMEMBERED = 50_000
"""Facts that a balance has weighed."""
CERTAIN = 30.0
"""Beyond this weight a probability is one or nought for all purposes, and its exponential too large."""


class Balance(dict[Facts, float]):
    """What facts weigh together by the weights of one part of a reading; what has been weighed before is remembered."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """A balance that has weighed nothing yet."""
        super().__init__()
        self.weights = weights

    def __missing__(self, facts: Facts) -> float:
        """Weigh facts that have never come together before."""
        if len(self) >= REMEMBERED:
            self.clear()
        self[facts] = weight = sum(self.weights.get(name, 0.0) for name in facts)
        return weight

    def weigh(self, facts: Iterable[Facts]) -> float:
        """What all of these weigh."""
        return sum(map(self.__getitem__, facts))


@dataclass(frozen=True)
class Weights:
    """The weights of the evidence for each part of a reading, and the voices."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    measure: Mapping[str, float] = field(default_factory=dict)
    verdict: Mapping[str, float] = field(default_factory=dict)
    finding: Mapping[str, float] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    sure: float = 0.95
    """The least confidence of a row that is called sure."""
    doubtful: float = 0.7
    """The confidence below which a row is doubtful."""
    voices: Voices = field(default_factory=Voices)
    second_readers: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """What each second reader adds to the log odds of a row, by what it says of the row; empty where none is known."""

    @cached_property
    def balances(self) -> Mapping[str, Balance]:
        """The balance of each part."""
        return {part: Balance(getattr(self, part)) for part in PARTS}


def score(evidence: Evidence, balance: Balance) -> float:
    """What the evidence weighs together."""
    return balance.weigh(evidence.facts) + sum(balance[facts] * degree for facts, degree in evidence.degrees)


def log_probabilities(scores: Sequence[float]) -> list[float]:
    """The logarithms of the probabilities of readings that compete, from their scores."""
    highest = max(scores)
    total = highest + math.log(sum(math.exp(each - highest) for each in scores))
    return [each - total for each in scores]


def log_odds(evidence: Evidence, balance: Balance) -> tuple[float, float]:
    """The logarithms of the probabilities that something holds, and that it does not."""
    weight = max(min(score(evidence, balance), CERTAIN), -CERTAIN)
    return -math.log1p(math.exp(-weight)), -math.log1p(math.exp(weight))


@cache
def learned_weights() -> Weights:
    """The weights that `sqs learn` has written, read once for a process."""
    content = read_yaml("weights.yml")
    parts = {part: {feature: entry[0] for feature, entry in content[part].items()} for part in PARTS}
    return Weights(
        numbers=parts["numbers"],
        measure=parts["measure"],
        verdict=parts["verdict"],
        finding=parts["finding"],
        confidence=parts["confidence"],
        sure=content["thresholds"]["sure"],
        doubtful=content["thresholds"]["doubtful"],
        voices=Voices(_voice(VOICES["measure"]), _voice(VOICES["verdict"])),
        second_readers=content.get("second_readers", {}),
    )


def _voice(name: str) -> Voice:
    always: dict[str, float] = {}
    weights: dict[str, dict[str, float]] = {}
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for words, label, weight in rows:
            learned = weights.setdefault(words, {}) if words else always
            learned[label] = float(weight)
    return Voice(always, weights)
