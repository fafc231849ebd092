"""How much each piece of evidence weighs: learned from checked letters, kept as data in `rules/weights.yml`."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.interpret.candidates.evidence import Evidence
from pipeline.interpret.voice import Voice

Reading = TypeVar("Reading")


@dataclass(frozen=True)
class Weights:
    """The weights of the evidence for each part of a reading, and the voices."""

    numbers: Mapping[str, float] = field(default_factory=dict)
    measure: Mapping[str, float] = field(default_factory=dict)
    verdict: Mapping[str, float] = field(default_factory=dict)
    finding: Mapping[str, float] = field(default_factory=dict)
    measure_voice: Voice = field(default_factory=Voice)
    verdict_voice: Voice = field(default_factory=Voice)


def score(evidence: Iterable[Evidence], weights: Mapping[str, float]) -> float:
    """What the evidence weighs together."""
    return sum(weights.get(each.feature, 0.0) * each.value for each in evidence)


def log_probabilities(scores: Sequence[float]) -> list[float]:
    """The logarithms of the probabilities of readings that compete, from their scores."""
    highest = max(scores)
    total = highest + math.log(sum(math.exp(each - highest) for each in scores))
    return [each - total for each in scores]


def log_odds(evidence: Iterable[Evidence], weights: Mapping[str, float]) -> tuple[float, float]:
    """The logarithms of the probabilities that something holds, and that it does not."""
    weight = score(evidence, weights)
    return -math.log1p(math.exp(-weight)) if weight > -30 else weight, -math.log1p(math.exp(weight)) if weight < 30 else -weight  # noqa: PLR2004, E501
