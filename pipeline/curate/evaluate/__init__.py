"""Evaluate: how well the letters are read, held against what a person has checked. Nothing is printed here."""

from pipeline.curate.evaluate.evaluation import Evaluation, evaluate
from pipeline.curate.evaluate.outcomes import changes, outcomes_table, write_outcomes
from pipeline.curate.evaluate.report import machine_readable, report
from pipeline.curate.evaluate.tables import table

__all__ = [
    "Evaluation",
    "changes",
    "evaluate",
    "machine_readable",
    "outcomes_table",
    "report",
    "table",
    "write_outcomes",
]
