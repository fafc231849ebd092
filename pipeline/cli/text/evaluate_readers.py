"""How well second readers read: each alone, and where it agrees with the rules."""

import json
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.cli.text.evaluate import report
from pipeline.cli.text.evaluate_json import machine_readable
from pipeline.cli.text.evaluate_tables import columns
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.evaluate.readers import HeardRows, ReaderEvaluation
from pipeline.language.plurals import quantity

Which = Literal["second", "both"]


def readers_report(
    evaluations: Sequence[ReaderEvaluation], which: Which, *, letters: bool, brief: bool, width: int
) -> Iterator[str]:
    """The lines to read: of each reader alone (`second`), or of each beside the rules (`both`)."""
    if not evaluations:
        yield from wrap(
            "No letter that a person has checked has a second.yml: have one read with `sqs second`, or name another "
            "folder with --corpus.",
            width,
        )
    for evaluation in evaluations:
        read = quantity(len(evaluation.alone.letters), "checked letter")
        yield ""
        yield from wrap(
            f"{evaluation.reader}, in {read} ({evaluation.refused} of its entries were refused and are not counted)",
            width,
        )
        if which == "second":
            yield from report(evaluation.alone, letters=letters, brief=brief, width=width)
        else:
            yield from columns([_HEADS, *map(_cells, evaluation.heard)])
    if which == "both" and evaluations:
        yield ""
        yield from wrap(
            "Precision: the share of these statements that the rules read right in everything (numbers, verdict and "
            "measure). Coverage: their share of all statements read by either.",
            width,
        )


def readers_as_json(evaluations: Sequence[ReaderEvaluation]) -> str:
    """Every figure, for a program to read."""
    return json.dumps(
        [
            {
                "reader": evaluation.reader,
                "refused": evaluation.refused,
                "alone": machine_readable(evaluation.alone),
                "heard": [
                    rows.model_dump() | {"precision": rows.precision, "coverage": rows.coverage}
                    for rows in evaluation.heard
                ],
            }
            for evaluation in evaluations
        ],
        indent=2,
        ensure_ascii=False,
    )


_HEADS = ("", "statements", "rules right", "reader right", "precision", "coverage")


def _cells(rows: HeardRows) -> tuple[str, ...]:
    shares = ("–" if share is None else f"{share:.3f}" for share in (rows.precision, rows.coverage))
    by_rules = "–" if rows.heard == "only the reader" else str(rows.by_rules)
    by_reader = "–" if rows.heard == "only the rules" else str(rows.by_reader)
    return (rows.heard, str(rows.rows), by_rules, by_reader, *shares)
