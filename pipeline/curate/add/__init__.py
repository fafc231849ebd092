"""Add: a letter's file becomes a folder of the corpus, its facts and findings drafted for a person to check."""

from pipeline.curate.add.drafting import STEPS, LetterDraft, draft_letter, put_in_place
from pipeline.curate.add.facts import GivenFacts

__all__ = ["STEPS", "GivenFacts", "LetterDraft", "draft_letter", "put_in_place"]
