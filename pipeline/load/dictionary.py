"""The data dictionary of `dictionary.yml`, and the rows of the tables in which the database carries it."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from models.dictionary import DescribedColumn, Dictionary
from pipeline.load.body import Row, Rows


@cache
def dictionary() -> Dictionary:
    """What each table and column holds."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("pipeline.load") / "dictionary.yml").read_text(encoding="utf-8")
    return Dictionary.model_validate(yaml.load(text, Loader=loader))  # noqa: S506 - both loaders are safe


def dictionary_rows() -> Rows:
    """The rows of `tables` and of `columns`."""
    known = dictionary()
    return {
        "tables": [
            {"id": name, "title": table.title, "description": table.description, "position": place}
            for place, (name, table) in enumerate(known.tables.items(), start=1)
        ],
        "columns": [
            {"id": f"{table}.{name}", "table_name": table, "name": name, "position": place, **_row(column, known)}
            for table, described in known.tables.items()
            for place, (name, column) in enumerate(described.columns.items(), start=1)
        ],
    }


def _row(column: DescribedColumn, known: Dictionary) -> Row:
    kind, description = column.description.split(": ", 1)
    words = known.values[column.values] if column.values else {}
    return {
        "type": column.type,
        "unit": column.unit,
        "kind": kind,
        "description": description,
        "possible_values": "\n".join(f"{word}: {meaning}" for word, meaning in words.items()) or None,
        "missing": " | ".join(column.missing) or None,
    }
