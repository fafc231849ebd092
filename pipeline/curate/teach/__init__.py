"""Teach: how a sentence is read and why, and what an edit of the rules would gain and lose. Nothing is printed here."""

from pipeline.curate.teach.effects import Effects, Trial, effects_of
from pipeline.curate.teach.trial import RuleEdit, changed_phrases, edit_of, keep_edits, trial_folder
from pipeline.curate.teach.trial_process import trial_processes
from pipeline.curate.teach.understanding import understanding_of
from pipeline.curate.teach.understood import Understanding

__all__ = [
    "Effects",
    "RuleEdit",
    "Trial",
    "Understanding",
    "changed_phrases",
    "edit_of",
    "effects_of",
    "keep_edits",
    "trial_folder",
    "trial_processes",
    "understanding_of",
]
