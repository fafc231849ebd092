"""Letters of headlines alone, for tests of what is reckoned from them."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

from models.finding import Finding
from models.reading import Reading
from models.source import Source
from tests.support.letters_by_hand import finding_of, letter_of
from tests.support.readings import CAMBRIDGESHIRE_TEXT

Built = Callable[..., sqlite3.Connection]
"""Makes a database of the letters given, and connects to it."""

LETTER = letter_of(CAMBRIDGESHIRE_TEXT)


def letter(
    letter_id: str, *findings: Finding, published: date | None = None, invented: bool = False
) -> tuple[Source, Reading]:
    """A letter of that name, about an area of that name, with these findings."""
    source = Source(id=letter_id, area=letter_id, published=published, sha256=letter_id, invented=invented)
    return source, Reading(letter=LETTER, findings=findings, numbers=(), problems=())


def headline(**fields: object) -> Finding:
    """A headline on one measure; `fields` say how many of how many, and what else differs."""
    held = {"measure": "reoffending.assessment", "role": "headline", "verdict": "sufficient"}
    return finding_of(LETTER, "17 out of the 20 cases", **{**held, **fields})


def later_headline(**fields: object) -> Finding:
    """A headline on the same measure, printed further down."""
    return finding_of(
        LETTER, "eight of ten cases", measure="reoffending.assessment", role="headline", verdict="sufficient", **fields
    )


def plainest(database: Path) -> sqlite3.Connection:
    """A connection that refuses the mathematical functions, which not every SQLite has."""
    connection = sqlite3.connect(database)
    connection.set_authorizer(_without_optional_mathematics)
    return connection


def _without_optional_mathematics(action: int, _first: str | None, name: str | None, *_: str | None) -> int:
    refused = action == sqlite3.SQLITE_FUNCTION and name in {"sqrt", "pow", "power", "exp", "ln"}
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK


def service_letter(
    name: str, *findings: Finding, invented: bool = False, published: date | None = None
) -> tuple[Source, Reading]:
    """A letter about the service of that name, with these findings."""
    source = Source(
        id=f"{name.lower().replace(' ', '-')}-2014-04", area=name, published=published, sha256=name, invented=invented
    )
    return source, Reading(letter=LETTER, findings=findings, numbers=(), problems=())
