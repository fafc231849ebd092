"""What the site says about itself and its tables: our `metadata.yml`, the database's own words, the user's."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import SqsError
from pipeline.explore.database import NAME
from pipeline.language.folding import single_spaced

Described = dict[str, Any]
"""Descriptions and settings in the form that Datasette reads them in."""


def description_of(database: Path, own: Mapping[str, Any]) -> Described:
    """All that is said of the build: `own` goes before what its database says, and that before our defaults."""
    return _merged(_merged(_defaults(), {"databases": {NAME: {"tables": _tables_of(database)}}}), own)


def read_metadata(metadata: Path) -> Described:
    """What a `metadata.yml` says. Raises SqsError where it cannot be read or is not what it should be."""
    try:
        described = _load(metadata.read_text(encoding="utf-8"))
    except OSError as error:
        raise SqsError(f"{metadata} cannot be read ({error.strerror}): check that it is there.") from None
    except UnicodeDecodeError:
        raise SqsError(f"{metadata} is not UTF-8 text: save it again in that encoding.") from None
    except yaml.YAMLError as error:
        raise SqsError(f"{metadata} is not valid YAML ({single_spaced(str(error))}): correct it.") from None
    if not isinstance(described, dict):
        raise SqsError(f"{metadata} must contain keys and values, such as `title: ...`.")
    return described


@cache
def _defaults() -> Described:
    described: Described = _load((files("pipeline.explore") / "metadata.yml").read_text(encoding="utf-8"))
    return described


def _load(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the slow one takes longer than all else
    return yaml.load(text, Loader=loader)  # noqa: S506 - both are safe


def _tables_of(database: Path) -> Described:
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        tables = connection.execute("select id, title, description from tables order by position").fetchall()
        columns = connection.execute(
            "select table_name, name, kind || ': ' || description from columns order by table_name, position"
        ).fetchall()
    return {
        name: {
            "title": title,
            "description": description,
            "columns": {column: words for table, column, words in columns if table == name},
        }
        for name, title, description in tables
    }


def _merged(one: Mapping[str, Any], over: Mapping[str, Any]) -> Described:
    """Both, part by part; where both say something, what `over` says."""
    both = {
        key: _merged(one[key], over[key])
        if isinstance(one[key], Mapping) and isinstance(over[key], Mapping)
        else over[key]
        for key in one.keys() & over.keys()
    }
    return {**one, **over, **both}
