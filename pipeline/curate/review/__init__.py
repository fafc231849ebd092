"""Review: a person goes over the findings of a letter, one by one. Nothing is printed here."""

from pipeline.curate.review.matter import Matter, matter_of
from pipeline.curate.review.person import Person
from pipeline.curate.review.report import ending
from pipeline.curate.review.session import review
from pipeline.curate.review.walk import Walk

__all__ = ["Matter", "Person", "Walk", "ending", "matter_of", "review"]
