"""Review: a person goes over the findings of a letter, one by one. Nothing is printed here."""

from pipeline.review.matter import Matter, matter_of
from pipeline.review.person import Person
from pipeline.review.report import ending
from pipeline.review.session import review
from pipeline.review.walk import Walk

__all__ = ["Matter", "Person", "Walk", "ending", "matter_of", "review"]
