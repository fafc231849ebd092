"""What an answer makes of an entry."""

from collections.abc import Iterator
from datetime import datetime

from models.checked import CheckedEntry
from models.finding import Finding
from pipeline.annotations.entries import agree, below_nought, unsaid
from pipeline.curate.check.acceptance import NO_LONGER_READ

READ_OTHERWISE = "A person reads this differently from the rules."
"""Without a note, `sqs check` would take a correction for a reading that has changed since it was checked."""

A_NAME = r"^[^\W\d_][\w .’'-]{0,39}$"
"""What somebody who reviews may be called: initials, or a name that they choose."""
SIGN_OF_NO_NAME = r"[^\w .’'-]"
"""What no such name has in it."""

_WRITTEN_BY_SQS = (NO_LONGER_READ, READ_OTHERWISE)


def accept_entry(entry: CheckedEntry, finding: Finding | None) -> CheckedEntry:
    """The entry as it stands, ticked; it says so where the rules read its words otherwise, or not at all."""
    ticked = entry.model_copy(update={"checked": True})
    return ticked if entry.rejected else _with_note(ticked, entry.note, finding)


def correct_entry(entry: CheckedEntry, note: str | None, finding: Finding | None) -> CheckedEntry:
    """The entry, as a person has corrected it, ticked and no longer rejected, with the reason that was given."""
    ticked = entry.model_copy(update={"checked": True, "rejected": False})
    return _with_note(ticked, note, finding)


def reject_entry(entry: CheckedEntry, note: str | None) -> CheckedEntry:
    """The entry as one whose words state no finding, whatever the rules read in them."""
    return entry.model_copy(update={"checked": True, "rejected": True, "note": note})


def signed(entry: CheckedEntry, by: str | None, now: datetime) -> CheckedEntry:
    """The entry with who ticked it and when; without either where nobody has, or where nobody says who they are."""
    return entry.model_copy(update={"by": f"{by} {now:%Y-%m-%d %H:%M}" if by and entry.checked else None})


def hindrances(entry: CheckedEntry) -> Iterator[str]:
    """What a person must say before the entry can be ticked: a sentence each. A rejected one needs to say nothing."""
    yield from (f"Its {field} is not known: correct it with c." for field in unsaid(entry))
    yield from (f"Its {field} is less than 0: correct it with c." for field in below_nought(entry))


def _with_note(entry: CheckedEntry, note: str | None, finding: Finding | None) -> CheckedEntry:
    """The entry with the note, and with one of our own only as long as it is true."""
    said = None if note in _WRITTEN_BY_SQS else note
    if said is None and not entry.optional:
        if finding is None:
            said = NO_LONGER_READ
        elif not agree(finding, entry):
            said = READ_OTHERWISE
    return entry.model_copy(update={"note": said})
