"""Confidence: how likely it is that a row is right in everything, and what is in doubt where it is not sure."""

import math
from collections.abc import Iterator, Mapping, Sequence

from models.finding import Certainty
from pipeline.interpret.candidates.evidence import Evidence
from pipeline.interpret.decide import Decision
from pipeline.interpret.weights import Weights, score

LEAST = -5.0
USUAL, FEW = -0.15, 10
"""The mean of most letters, and how many decisions it counts for."""
PARTS = ("numbers", "measure", "verdict", "finding")
SAYS = {"numbers": "numbers", "measure": "measure", "verdict": "verdict", "finding": "whether it is a finding at all"}


def confidence_of(decision: Decision, weights: Weights, letter: float) -> float:
    """The calibrated probability that numbers, verdict and measure are all right, from 0 to 1.

    `letter` is how likely the readings of its letter are, by `likelihood_of_letter`.
    """
    if not weights.confidence:
        return decision.probability
    return 1 / (1 + math.exp(-score(confidence_evidence(decision, weights, letter), weights.confidence)))


def likelihood_of_letter(decisions: Sequence[Decision]) -> float:
    """How likely the readings of a letter are: the mean logarithm of their probabilities, at most 0.

    An inspector with a hand of his own is read worse throughout. What few decisions say is drawn to what is usual.
    """
    likelihoods = [math.log(max(decision.probability, math.exp(LEAST))) for decision in decisions]
    return (sum(likelihoods) + FEW * USUAL) / (len(likelihoods) + FEW)


def certainty_of(confidence: float, weights: Weights) -> Certainty:
    """What a confidence comes to, by the thresholds that were learned with it."""
    if confidence >= weights.sure:
        return "sure"
    return "doubtful" if confidence < weights.doubtful else "likely"


def confidence_evidence(decision: Decision, weights: Weights, letter: float) -> Iterator[Evidence]:
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
    yield Evidence(f"way {statement.way}")
    yield Evidence(f"in {asked.place.section}")
    theme, _, work = (decision.measure or "none").partition(".")
    yield Evidence(f"about {theme}")
    yield Evidence(f"about {work}")
    yield Evidence("letter", letter)
    yield Evidence("words never heard", _never_heard(decision.placed.words, weights))
    yield from _antecedents(decision)
    if decision.heard:
        heard = decision.heard.get(decision.measure or "none", LEAST)
        yield Evidence("voice", max(heard, LEAST))
        yield Evidence("voice agrees" if heard == max(decision.heard.values()) else "voice differs")
    frames = asked.subject.measure
    yield Evidence(
        "frames agree" if frames == decision.measure else "frames silent" if frames is None else "frames differ"
    )
    yield Evidence("topical" if asked.topical else "no topic")
    yield Evidence("judged" if decision.placed.strong else "not judged in so many words")
    if decision.numbers.total is None:
        yield Evidence("total unknown")
    if decision.numbers.count is None:
        known = "a total" if decision.numbers.total is not None else "no total"
        yield Evidence(f"only a share, {known}")
        yield Evidence(f"only a share of {asked.noun}, {known}")
    group = decision.numbers.group
    yield Evidence(f"{statement.way} of {group.origin if group is not None else 'no group'}")
    if decision.runner_up is not None:
        yield from (Evidence(f"{part} in doubt") for part in _parts_that_differ(decision, decision.runner_up))


def _never_heard(words: Mapping[str, float], weights: Weights) -> float:
    """The share of the words of the clause that no letter has used in one, from 0 to 1."""
    clause = [word for word in words if word.startswith("clause ") and "_" not in word]
    unknown = [word for word in clause if word not in weights.measure_voice.weights]
    return len(unknown) / len(clause) if clause else 0.0


def _antecedents(decision: Decision) -> Iterator[Evidence]:
    """How sure the statements are that it leans on."""
    group, last = decision.numbers.group, decision.asked.last
    if group is not None and group.antecedent is not None:
        yield Evidence("antecedent of its total", _log_odds(group.antecedent.probability))
    if last is not None and not decision.asked.topical and last.measure == decision.measure:
        yield Evidence("antecedent of its measure", _log_odds(last.probability))


def _parts_that_differ(chosen: Decision, other: Decision) -> Iterator[str]:
    if not other.is_finding:
        yield "finding"
        return
    pairs = {
        "numbers": ((chosen.numbers.count, chosen.numbers.total), (other.numbers.count, other.numbers.total)),
        "measure": (chosen.measure, other.measure),
        "verdict": (chosen.verdict, other.verdict),
    }
    yield from (part for part, (one, another) in pairs.items() if one != another)


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def doubt_of(decision: Decision, confidence: float) -> str | None:
    """Which part is least sure: `numbers`, `measure`, `verdict` or `finding`; None where all are all but certain."""
    part = min(PARTS, key=lambda each: getattr(decision, f"{each}_likelihood"))
    return part if getattr(decision, f"{part}_likelihood") < math.log(0.98) or confidence < 0.9 else None  # noqa: PLR2004
