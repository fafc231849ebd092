"""Add: a letter's file becomes a folder of the corpus, its facts and findings drafted for a person to check."""

from pipeline.curate.add.drafting import STEPS, LetterDraft, draft_letter, put_in_place
from pipeline.curate.add.facts import GivenFacts
from pipeline.curate.add.intake import Intake, add_all
from pipeline.curate.add.journal import journal_of
from pipeline.curate.add.listing import Listing, list_inspection
from pipeline.curate.add.offers import Offer, Offers, offers_at

__all__ = [
    "STEPS",
    "GivenFacts",
    "Intake",
    "LetterDraft",
    "Listing",
    "Offer",
    "Offers",
    "add_all",
    "draft_letter",
    "journal_of",
    "list_inspection",
    "offers_at",
    "put_in_place",
]
