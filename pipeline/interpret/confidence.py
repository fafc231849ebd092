"""Confidence: how likely it is that a row is right in everything, and what is in doubt where it is not sure."""

import math
from collections.abc import Iterator, Sequence

from models.finding import Certainty
from pipeline.interpret.candidates.evidence import Evidence, Facts
from pipeline.interpret.company import LEAST, Company
from pipeline.interpret.decide import Decision
from pipeline.interpret.weights import Weights, score

PARTS = ("numbers", "measure", "verdict", "finding")
SAYS = {"numbers": "numbers", "measure": "measure", "verdict": "verdict", "finding": "whether it is a finding at all"}


def confidence_of(decision: Decision, weights: Weights, company: Company) -> float:
    """The calibrated probability that numbers, verdict and measure are all right, from 0 to 1.

    `company` is that of the readings of its letter.
    """
    if not weights.confidence:
        return decision.probability
    return 1 / (1 + math.exp(-score(confidence_evidence(decision, weights, company), weights.balances["confidence"])))


def certainty_of(confidence: float, weights: Weights) -> Certainty:
    """What a confidence comes to, by the thresholds that were learned with it."""
    if confidence >= weights.sure:
        return "sure"
    return "doubtful" if confidence < weights.doubtful else "likely"


def confidence_evidence(decision: Decision, weights: Weights, company: Company) -> Evidence:
    """What speaks for a row's being right: how likely its parts are, how far the next reading is, how it was read."""
    return Evidence(
        ((*_facts(decision), company.of(decision)),), tuple(_degrees(decision, weights, company.likelihood))
    )


def _degrees(decision: Decision, weights: Weights, letter: float) -> Iterator[tuple[Facts, float]]:
    likelihoods = {part: max(getattr(decision, f"{part}_likelihood"), LEAST) for part in PARTS}
    yield from (((f"{part} likelihood",), likelihood) for part, likelihood in likelihoods.items())
    yield ("least likely part",), min(likelihoods.values())
    yield ("probability",), decision.probability
    yield ("log odds",), max(min(_log_odds(decision.probability), -LEAST), LEAST)
    yield ("letter",), letter
    yield ("words never heard",), _never_heard(decision.placed.around.clause, weights)
    yield from _antecedents(decision)
    if decision.heard:
        yield ("voice",), max(decision.heard.get(decision.measure or "none", LEAST), LEAST)


def _facts(decision: Decision) -> Iterator[str]:
    statement, asked = decision.placed.statement, decision.asked
    yield "any row"
    yield f"reads {statement.reads}"
    yield f"way {statement.way}"
    yield f"in {asked.place.section}"
    theme, _, work = (decision.measure or "none").partition(".")
    yield f"about {theme}"
    yield f"about {work}"
    if decision.heard:
        heard = decision.heard.get(decision.measure or "none", LEAST)
        yield "voice agrees" if heard == next(iter(decision.heard.values())) else "voice differs"  # the likeliest first
    frames = asked.subject.measure
    yield "frames agree" if frames == decision.measure else "frames silent" if frames is None else "frames differ"
    yield "topical" if decision.placed.topical else "no topic"
    yield "judged" if decision.placed.strong else "not judged in so many words"
    if decision.numbers.total is None:
        yield "total unknown"
    if decision.numbers.count is None:
        known = "a total" if decision.numbers.total is not None else "no total"
        yield f"only a share, {known}"
        yield f"only a share of {decision.placed.noun}, {known}"
    group = decision.numbers.group
    yield f"{statement.way} of {group.origin if group is not None else 'no group'}"
    if decision.runner_up is not None:
        yield from (f"{part} in doubt" for part in _parts_that_differ(decision, decision.runner_up))


def _never_heard(clause: Sequence[str], weights: Weights) -> float:
    """The share of the words of the clause that no letter has used in one, from 0 to 1."""
    unknown = [word for word in clause if word not in weights.voices.measure.weights]
    return len(unknown) / len(clause) if clause else 0.0


def _antecedents(decision: Decision) -> Iterator[tuple[Facts, float]]:
    """How sure the statements are that it leans on."""
    group, last = decision.numbers.group, decision.asked.last
    if group is not None and group.antecedent is not None:
        yield ("antecedent of its total",), _log_odds(group.antecedent.probability)
    if last is not None and not decision.placed.topical and last.measure == decision.measure:
        yield ("antecedent of its measure",), _log_odds(last.probability)


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
