"""Evaluate: how well the letters are read, held against what a person has checked. Nothing is printed here."""

from pipeline.curate.evaluate.evaluation import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
