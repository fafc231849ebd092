"""An entry whose paragraph has another number now: where a better reading of the letter has put its words."""

from models.base import Span
from models.checked import CheckedEntry
from pipeline.annotations.entries import agree
from pipeline.annotations.quotations import places_in
from pipeline.curate.check.letter_check import EntryCheck, LetterCheck

_LEAST = 4
"""Words: of fewer, the same may be said of something else."""


def moved_entry(letter_check: LetterCheck, entry_check: EntryCheck) -> CheckedEntry | None:
    """The entry in the one other paragraph that has its words, where they are read alike; None where it stays.

    What a person has corrected or rejected moves however it is read.
    """
    entry = entry_check.entry
    if entry_check.became != "not fitting" or len(entry.quote.split()) < _LEAST:
        return None
    letter = letter_check.reading.letter
    keys = dict.fromkeys(paragraph.key for paragraph in letter.paragraphs)
    found = [(key, place) for key in keys for place in places_in(letter, key, entry.quote)]
    if len(found) != 1 or found[0][0] == entry.paragraph:
        return None
    key, place = found[0]
    if entry.note or entry.rejected or _is_read_alike(letter_check, entry, place):
        return entry.model_copy(update={"paragraph": key})
    return None


def _is_read_alike(letter_check: LetterCheck, entry: CheckedEntry, place: Span) -> bool:
    return any(
        agree(finding, entry) and any(place.covers(phrase) for phrase in finding.phrases)
        for finding in letter_check.new
    )
