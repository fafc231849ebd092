"""One letter, fully read."""

from typing import Literal

from models.base import Noun, Span
from models.finding import Finding, Number
from models.letter import Letter
from models.second import Opinion


class Interpretation(Noun):
    """What the phrases of a letter say, and what became of every number in it."""

    findings: tuple[Finding, ...]
    numbers: tuple[Number, ...]


class Problem(Noun):
    """Something that does not add up, or could not be read, with a message that says what to do."""

    check: str
    """The name of the check, such as `count above total`."""
    severity: Literal["error", "warning", "note"]
    message: str
    span: Span | None = None
    """The words concerned; None where the problem is with the letter as a whole."""
    against: Span | None = None
    """The words that cannot be true together with those; None where no others are at fault."""
    paragraph: str | None = None


class Reading(Noun):
    """A letter with its findings, its numbers and its problems."""

    letter: Letter
    findings: tuple[Finding, ...]
    numbers: tuple[Number, ...]
    problems: tuple[Problem, ...]
    opinions: tuple[Opinion, ...] = ()
    """What second readers read in it; none where the letter has no `second.yml`."""


class Unreadable(Noun):
    """A letter of the corpus that could not be read, and why. The others are unaffected."""

    id: str
    file: str
    """The file's name inside its folder."""
    reason: str
    """The kind of error: `EncryptedPdfError`."""
    message: str
