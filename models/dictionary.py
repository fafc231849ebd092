"""The data dictionary: what each table and column of the database holds."""

from typing import Literal

from models.base import Noun


class DescribedColumn(Noun):
    """What a column holds."""

    type: Literal["text", "integer", "number", "boolean", "date"]
    unit: str | None = None
    """What a number counts or measures."""
    description: str
    """It begins with how far to trust it: `Printed: `, `Judged: `, `Calculated: `, `Known: ` or `Place: `."""
    values: str | None = None
    """The name of the list of words that it can hold; None where it can hold others."""
    missing: tuple[str, ...] = ()
    """The codes that say why a value may be empty; empty where none ever is."""


class DescribedTable(Noun):
    """What a table or view holds, its columns in its own order."""

    title: str
    description: str
    columns: dict[str, DescribedColumn]


class Dictionary(Noun):
    """The whole of it."""

    missing: dict[str, str]
    """What each code means that says why a value is empty."""
    values: dict[str, dict[str, str]]
    """Lists of words, each word with its meaning, by the name of the list."""
    tables: dict[str, DescribedTable]
