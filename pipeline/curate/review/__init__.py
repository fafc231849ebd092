"""Review: a letter gone over finding by finding. What each answer makes of `findings.yml`, and what is doubtful."""

from pipeline.curate.review.letter_to_review import LetterToReview, letter_to_review
from pipeline.curate.review.walk import Walk

__all__ = ["LetterToReview", "Walk", "letter_to_review"]
