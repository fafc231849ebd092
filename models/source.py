"""What a person knows about a letter: the content of its `letter.yml`."""

from datetime import date

from models.base import Count, Noun


class Planted(Noun):
    """A contradiction put into an invented letter on purpose, so that finding it can be tested."""

    paragraph: str
    contradiction: str


class Source(Noun):
    """The facts that a person vouches for. Whatever is None is read from the letter itself."""

    id: str
    """The folder's name, such as `cambridgeshire-2014-04`."""
    area: str | None = None
    title: str | None = None
    published: date | None = None
    fieldwork_start: date | None = None
    fieldwork_end: date | None = None
    cases: Count | None = None
    source: str | None = None
    """An address, or a note on where the text came from."""
    sha256: str
    """Of the file that was read."""
    facsimile: bool = False
    """The PDF is typeset anew from the text of a published letter."""
    invented: bool = False
    """No such letter was published; it exists for tests."""
    unreadable: str | None = None
    """Why the letter cannot be read, where a person has seen that; it is listed, and nothing in it is read."""
    complete: str | None = None
    """Who has gone through the whole letter and says that no statement is missing from its `findings.yml`, and when."""
    note: str | None = None
    planted: tuple[Planted, ...] = ()
