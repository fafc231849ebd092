"""Datasette, set up for a build."""

import sqlite3
from contextlib import closing
from pathlib import Path

import yaml
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from pipeline.errors import SqsError
from pipeline.explore import plugin

NAME = "sqs"
"""What the database is called on the site, whatever its file is called: `metadata.yml` describes it under this name."""

TEMPLATES = Path(__file__).parent / "templates"

SETTINGS = {
    "allow_download": True,
    "default_page_size": 50,
    "max_returned_rows": 20_000,  # no statement of a whole corpus is cut off a page or an answer
    "truncate_cells_html": 0,  # a paragraph is shown to its end
    "sql_time_limit_ms": 10_000,
    "facet_time_limit_ms": 2_000,
    "default_facet_size": 10,
    "suggest_facets": False,  # `metadata.yml` names those that make sense
    "max_csv_mb": 0,  # an export is never cut short
}


def site(database: Path, metadata: Path) -> Datasette:
    """The site of a build, read-only. Raises SqsError where a file is missing or is not what it should be."""
    _refuse_unless_built(database)
    if not pm.is_registered(plugin):
        pm.register(plugin)
    # Datasette prints the trace of a page not found, with all its variables, wherever `rich` happens to be
    # installed; spaCy brings it along.
    pm.get_plugin("datasette.handle_exception").rich = None
    datasette = Datasette(metadata=_described(metadata), template_dir=str(TEMPLATES), settings=SETTINGS)
    datasette.remove_database("_memory")
    datasette.add_database(Database(datasette, path=str(database.resolve()), is_mutable=False), name=NAME)
    return datasette


def _refuse_unless_built(database: Path) -> None:
    if not database.is_file():
        raise SqsError(f"There is no database {database}: run `sqs build` first, or name another file with --db.")
    if set("?#%") & set(str(database.resolve())):
        raise SqsError(f"{database} cannot be opened: move it to a path without the signs ? # and %.")
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("select facsimile, invented from letters limit 1")
    except sqlite3.Error:
        raise SqsError(f"{database} is no database that `sqs build` has written: build it, or name another.") from None


def _described(metadata: Path) -> dict[str, object]:
    try:
        described = yaml.safe_load(metadata.read_text(encoding="utf-8"))
    except OSError as error:
        raise SqsError(f"{metadata} cannot be read ({error.strerror}): it describes the tables; put it back.") from None
    except yaml.YAMLError as error:
        raise SqsError(f"{metadata} is no YAML ({' '.join(str(error).split())}): mend it there.") from None
    if not isinstance(described, dict):
        raise SqsError(f"{metadata} must hold names and what they stand for, such as `title: ...`.")
    return described
