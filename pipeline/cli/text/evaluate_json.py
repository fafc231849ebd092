"""An evaluation for a program to read."""

from collections.abc import Sequence
from typing import Any

from pipeline.curate.evaluate.evaluation import Evaluation, UnseenEvaluation
from pipeline.curate.evaluate.faults import Fault
from pipeline.curate.evaluate.rated import RatedOutcome
from pipeline.curate.evaluate.reliability import certainties, curve, reliability
from pipeline.curate.evaluate.scores import Score


def machine_readable(evaluation: Evaluation) -> dict[str, Any]:
    """Every figure and every fault, ready to be written as JSON."""
    sentences = evaluation.sentences
    unseen = evaluation.rated if isinstance(evaluation, UnseenEvaluation) else None
    return {
        "letters": [
            figures.model_dump(mode="json", exclude={"scores", "faults", "facts", "outcomes"})
            | {
                "scores": _scores(figures.scores),
                "facts": [fact.model_dump() | {"right": fact.right} for fact in figures.facts],
                "faults": list(map(_fault, figures.faults)),
            }
            for figures in evaluation.letters
        ],
        "overall": _scores(evaluation.overall),
        "not_measured": evaluation.not_measured,
        "checked": evaluation.checked,
        "shown": evaluation.shown,
        "sentences": sentences
        and {
            "sentences": sentences.sentences,
            "scores": _scores({"found": sentences.found, "numbers": sentences.numbers}),
            "wrong": sentences.wrong,
            "wrong_share": sentences.wrong_share,
            "faults": list(map(_fault, sentences.faults)),
        },
        **(_unseen(unseen) if unseen is not None else {}),
    }


def _unseen(rated: Sequence[RatedOutcome]) -> dict[str, Any]:
    """Whether confidence keeps its word, and every statement with it."""
    tables = {"reliability": reliability(rated), "curve": curve(rated), "certainties": certainties(rated)}
    return {
        **{
            name: [rows.model_dump() | {"precision": rows.precision, "coverage": rows.coverage} for rows in table]
            for name, table in tables.items()
        },
        "outcomes": [outcome.model_dump() for outcome in rated],
    }


def _scores(scores: dict[str, Score]) -> dict[str, dict[str, float | None]]:
    return {
        name: {**score.model_dump(), "precision": score.precision, "recall": score.recall, "f1": score.f1}
        for name, score in scores.items()
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"kind": fault.kind, **fault.model_dump(mode="json")}
