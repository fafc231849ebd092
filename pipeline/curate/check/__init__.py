"""Check: the letters as the rules read them now, held to what people have checked. Nothing is printed here."""

from pipeline.curate.check.acceptance import Acceptance, accept
from pipeline.curate.check.letter_check import LetterCheck, UncheckableLetter, check, hold_to_entries
from pipeline.curate.check.moving import moved_entry

__all__ = ["Acceptance", "LetterCheck", "UncheckableLetter", "accept", "check", "hold_to_entries", "moved_entry"]
