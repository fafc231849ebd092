"""Evaluate: how well the letters are read, held against what a person has checked. Nothing is printed here."""

from pipeline.curate.evaluate.evaluation import Evaluation, evaluate
from pipeline.curate.evaluate.outcomes import changes, outcomes_table, write_outcomes

__all__ = ["Evaluation", "changes", "evaluate", "outcomes_table", "write_outcomes"]
