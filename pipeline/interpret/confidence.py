"""Confidence: how likely it is that a row is right in everything, and what is in doubt where it is not sure."""

import math
from collections.abc import Iterator

from models.finding import Certainty
from pipeline.interpret.candidates.evidence import Evidence
from pipeline.interpret.decide import Decision
from pipeline.interpret.statements import way_of
from pipeline.interpret.weights import Weights, score

LEAST = -5.0
PARTS = ("numbers", "measure", "verdict", "finding")
SAYS = {"numbers": "numbers", "measure": "measure", "verdict": "verdict", "finding": "whether it is a finding at all"}


def confidence_of(decision: Decision, weights: Weights) -> float:
    """The calibrated probability that numbers, verdict and measure are all right, from 0 to 1."""
    if not weights.confidence:
        return decision.probability
    return 1 / (1 + math.exp(-score(confidence_evidence(decision), weights.confidence)))


def certainty_of(confidence: float, weights: Weights) -> Certainty:
    """What a confidence comes to, by the thresholds that were learned with it."""
    if confidence >= weights.sure:
        return "sure"
    return "doubtful" if confidence < weights.doubtful else "likely"


def confidence_evidence(decision: Decision) -> Iterator[Evidence]:
    """What speaks for a row's being right: how likely its parts are, how far the next reading is, how it was read."""
    yield Evidence("any row")
    likelihoods = {part: max(getattr(decision, f"{part}_likelihood"), LEAST) for part in PARTS}
    for part, likelihood in likelihoods.items():
        yield Evidence(f"{part} likelihood", likelihood)
    yield Evidence("least likely part", min(likelihoods.values()))
    yield Evidence("probability", decision.probability)
    yield Evidence("log odds", max(min(_log_odds(decision.probability), -LEAST), LEAST))
    statement, asked = decision.placed.statement, decision.asked
    yield Evidence(f"reads {statement.reads}")
    yield Evidence(f"way {way_of(statement)}")
    yield Evidence(f"in {asked.place.section}")
    yield Evidence(f"about {(decision.measure or 'none').partition('.')[0]}")
    frames = asked.subject.measure
    yield Evidence(
        "frames agree" if frames == decision.measure else "frames silent" if frames is None else "frames differ"
    )
    yield Evidence("topical" if asked.topical else "no topic")
    yield Evidence("judged" if decision.placed.strong else "not judged in so many words")
    if decision.numbers.total is None:
        yield Evidence("total unknown")


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def doubt_of(decision: Decision, confidence: float) -> str | None:
    """Which part is least sure: `numbers`, `measure`, `verdict` or `finding`; None where all are all but certain."""
    part = min(PARTS, key=lambda each: getattr(decision, f"{each}_likelihood"))
    return part if getattr(decision, f"{part}_likelihood") < math.log(0.98) or confidence < 0.9 else None  # noqa: PLR2004
