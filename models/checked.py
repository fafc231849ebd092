"""What a person has checked: the entries of a letter's `findings.yml`."""

from models.base import Noun
from models.finding import Basis, Role, Verdict


class CheckedEntry(Noun):
    """One numeric statement as a person reads it, in the order printed."""

    paragraph: str
    """The paragraph's key: its number as printed (`1.4`), or its section and place in it (`summary.2`)."""
    quote: str
    """The words that state the number, copied from the paragraph; white space may differ."""
    measure: str | None
    role: Role
    verdict: Verdict
    count: int | None
    total: int | None
    basis: Basis
    words: str | None
    optional: bool = False
    """Two careful readers could disagree about it."""
    checked: bool = True
    """False on a draft that no person has gone over yet: it vouches for nothing."""
