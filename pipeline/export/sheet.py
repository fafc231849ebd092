"""Rows as CSV that a spreadsheet opens without taking words for formulas."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from pipeline.language.formulas import as_words

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
    return as_words(value) if isinstance(value, str) else value
