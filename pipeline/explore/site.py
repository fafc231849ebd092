"""Datasette, set up for a build."""

import sqlite3
from contextlib import closing
from pathlib import Path

import yaml
from datasette.app import Datasette
from datasette.database import Database

from pipeline.errors import SqsError
from pipeline.explore.database import NAME
from pipeline.explore.originals import use_corpus
from pipeline.explore.public_address import use_public_url
from pipeline.language.folding import single_spaced

TEMPLATES = Path(__file__).parent / "templates"

SETTINGS = {
    "allow_download": True,
    "default_page_size": 50,
    "max_returned_rows": 200_000,  # no statement of a whole corpus is cut off a page or an answer
    "truncate_cells_html": 0,  # a paragraph is shown to its end
    "sql_time_limit_ms": 5_000,
    "facet_time_limit_ms": 2_000,
    "default_facet_size": 10,
    "suggest_facets": False,  # `metadata.yml` names those that make sense
    "max_csv_mb": 0,  # an export is never cut short
}


def site(database: Path, metadata: Path, corpus: Path | None = None, public_url: str | None = None) -> Datasette:
    """The site of a build, read-only. Raises SqsError where a file is missing or is not what it should be.

    `corpus` is the folder in which the letters' own files are looked for; by default the project's own. Citations begin
    with `public_url`. Other sites may read the rows (CORS), since the site is for reading only.
    """
    _refuse_unless_built(database)
    datasette = Datasette(metadata=_read_metadata(metadata), template_dir=str(TEMPLATES), settings=SETTINGS, cors=True)
    datasette.remove_database("_memory")
    datasette.add_database(Database(datasette, path=str(database.resolve()), is_mutable=False), name=NAME)
    if corpus is not None:
        use_corpus(datasette, corpus)
    if public_url is not None:
        use_public_url(datasette, public_url)
    return datasette


def _refuse_unless_built(database: Path) -> None:
    if not database.is_file():
        raise SqsError(f"There is no database {database}: run `sqs build` first, or name another file with --db.")
    if set("?#%") & set(str(database.resolve())):
        raise SqsError(f"{database} cannot be opened: move it to a path without the characters ?, # and %.")
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("select facsimile, invented from letters limit 1")
    except sqlite3.Error:
        raise SqsError(f"{database} was not written by `sqs build`: build it, or name another file.") from None


def _read_metadata(metadata: Path) -> dict[str, object]:
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the slow one takes longer than all else
        described = yaml.load(metadata.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe
    except OSError as error:
        raise SqsError(
            f"{metadata} cannot be read ({error.strerror}): put it back, because it describes the tables."
        ) from None
    except yaml.YAMLError as error:
        raise SqsError(f"{metadata} is not valid YAML ({single_spaced(str(error))}): correct it.") from None
    if not isinstance(described, dict):
        raise SqsError(f"{metadata} must contain keys and values, such as `title: ...`.")
    return described
