"""Add: a letter's file becomes a folder of the corpus, its facts and findings drafted for a person to check."""

from pipeline.curate.add.drafting import STEPS, Draft, drafted, put_in_place
from pipeline.curate.add.facts import Said
from pipeline.curate.add.report import report

__all__ = ["STEPS", "Draft", "Said", "drafted", "put_in_place", "report"]
