"""What a person has checked: the entries of a letter's `findings.yml`."""

from pydantic import StrictBool

from models.base import EnteredCount, Noun
from models.finding import Basis, Role, Verdict


class CheckedEntry(Noun):
    """One numeric statement as a person reads it, in the order printed."""

    paragraph: str
    """The paragraph's key: its number as printed (`1.4`), or its section and place in it (`summary.2`)."""
    quote: str
    """The words that state the number, copied from the paragraph; white space may differ."""
    measure: str | None
    role: Role | None
    """None only on a draft, where the rules could not tell."""
    verdict: Verdict | None
    """None only on a draft, where the rules could not tell."""
    count: EnteredCount | None
    total: EnteredCount | None
    basis: Basis
    words: str | None
    optional: StrictBool = False
    """Two careful readers could disagree about it."""
    checked: StrictBool = True
    """False on a draft that no person has gone over yet: it vouches for nothing."""
    rejected: StrictBool = False
    """A person has seen that the words state no finding, whatever the rules read in them."""
    shown: StrictBool = False
    """Whoever checked it had first seen what the program read; so their agreement says less of how well it reads."""
    by: str | None = None
    """Who checked it and when: `AB 2026-11-28 14:05`. It stays in the file: no database or release has it."""
    note: str | None = None
    """Why a person reads the words otherwise than the rules do."""
