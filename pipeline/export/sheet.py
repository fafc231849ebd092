"""Rows as CSV that a spreadsheet opens without taking words for formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins with one of these for a formula, and works it out."""

GUARD = "'"
"""Put before such words, as a person who types them into a spreadsheet would."""

Value = str | int | float | bool | None


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """The table with a header; each line ends in a line feed. What is None is empty, a yes or no is 1 or 0."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, bool):
        return int(value)
    return f"{GUARD}{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
