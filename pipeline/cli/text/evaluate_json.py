"""An evaluation for a program to read."""

from typing import Any

from pipeline.curate.evaluate.evaluation import Evaluation
from pipeline.curate.evaluate.faults import Fault
from pipeline.curate.evaluate.scores import Score


def machine_readable(evaluation: Evaluation) -> dict[str, Any]:
    """Every figure and every fault, ready to be written as JSON."""
    sentences = evaluation.sentences
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
        "sentences": sentences
        and {
            "sentences": sentences.sentences,
            "scores": _scores({"found": sentences.found, "numbers": sentences.numbers}),
            "wrong": sentences.wrong,
            "wrong_share": sentences.wrong_share,
            "faults": list(map(_fault, sentences.faults)),
        },
    }


def _scores(scores: dict[str, Score]) -> dict[str, dict[str, float | None]]:
    return {
        name: {**score.model_dump(), "precision": score.precision, "recall": score.recall, "f1": score.f1}
        for name, score in scores.items()
    }


def _fault(fault: Fault) -> dict[str, Any]:
    return {"kind": fault.kind, **fault.model_dump(mode="json")}
