"""What second readers say of a row as evidence for its confidence, by weights that checked letters have taught."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from models.finding import Finding
from models.second import Heard, Opinion, heard_by
from pipeline.interpret.confidence import certainty_of
from pipeline.interpret.weights import Weights

_LEAST = 1e-4
_FROM_DOUBT = ("doubtful", "likely", "sure")


@dataclass(frozen=True)
class HeardRow:
    """A row that a second reader could have read too, and whether it is right in everything."""

    reader: str
    heard: Heard
    right: bool


def weigh_opinions(findings: Sequence[Finding], opinions: Sequence[Opinion], weights: Weights) -> tuple[Finding, ...]:
    """The findings, surer or less sure for what second readers say; nothing else of them changes.

    A reader of whom no checked letter has taught anything has no say, nor has any on a row that a person has checked.
    """
    readers = sorted({opinion.reader for opinion in opinions} & set(weights.second_readers))
    return tuple(
        _weighed(finding, sum(weights.second_readers[name][heard_by(name, at, opinions)] for name in readers), weights)
        if readers
        else finding
        for at, finding in enumerate(findings)
    )


def _weighed(finding: Finding, evidence: float, weights: Weights) -> Finding:
    if finding.checked or finding.confidence is None:
        return finding
    before = min(max(finding.confidence, _LEAST), 1 - _LEAST)
    confidence = 1 / (1 + math.exp(-(math.log(before / (1 - before)) + evidence)))
    certainty = certainty_of(confidence, weights)
    if finding.certainty != certainty_of(finding.confidence, weights):
        # It is doubtful whatever its confidence, as a count that another contradicts is: no reader can mend that.
        certainty = min(certainty, finding.certainty or certainty, key=_FROM_DOUBT.index)
    return finding.model_copy(update={"confidence": round(confidence, 3), "certainty": certainty})
