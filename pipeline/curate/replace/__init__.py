"""Replace: another edition of a letter in the place of the one held, the earlier one and all ticks kept."""

from pipeline.curate.replace.moves import EntryMove, moves_of
from pipeline.curate.replace.replacement import Replacement, put_in_its_place, replacement_of

__all__ = ["EntryMove", "Replacement", "moves_of", "put_in_its_place", "replacement_of"]
