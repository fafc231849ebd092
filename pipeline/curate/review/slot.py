"""A place in `findings.yml`."""

from dataclasses import dataclass

from models.base import Span
from models.checked import CheckedEntry
from models.finding import Finding
from models.second import Opinion


@dataclass(frozen=True)
class Slot:
    """A place in `findings.yml`: an entry that it holds, or the draft of one that it could hold."""

    entry: CheckedEntry
    is_written: bool
    """Whether the file holds it."""
    place: Span | None
    """Where its words stand; None where they lead to no place in the letter, or to several."""
    finding: Finding | None
    """What the rules read at its words; None where they read nothing."""

    opinions: tuple[Opinion, ...] = ()
    """What second readers say of these words."""
    silent: tuple[str, ...] = ()
    """The second readers who read nothing in them."""

    @property
    def is_left(self) -> bool:
        """Whether a person should look at it and has not."""
        return self.place is not None and not self.entry.checked
