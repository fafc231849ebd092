"""Datasette, set up for a build."""

import sqlite3
from pathlib import Path

from datasette.app import Datasette, DatasetteClient

from pipeline.corpus.built_database import reading_from
from pipeline.errors import SqsError
from pipeline.explore.database import ASKED_OF_A_BUILD, NAME
from pipeline.explore.description import read_metadata
from pipeline.explore.limits import BoundedDatabase
from pipeline.explore.originals import use_corpus
from pipeline.explore.public_address import use_public_url

SETTINGS = {
    "allow_download": True,
    "default_page_size": 50,
    "max_returned_rows": 200_000,  # no statement of a whole corpus is cut off a page or an answer
    "truncate_cells_html": 0,  # a paragraph is shown to its end
    "sql_time_limit_ms": 5_000,
    "facet_time_limit_ms": 2_000,
    "default_facet_size": 10,
    "suggest_facets": False,  # our `metadata.yml` names those that make sense
    "max_csv_mb": 0,  # an export is never cut short
}


def site(
    database: Path, metadata: Path | None = None, corpus: Path | None = None, public_url: str | None = None
) -> Datasette:
    """The site of a build, read-only. Raises SqsError where a file is missing or is not what it should be.

    What `metadata` says goes before what the site says by itself. `corpus` is the folder in which the letters' own
    files are looked for; by default `corpus` in the current folder. Citations begin with `public_url`. Other sites may
    read the rows (CORS), since the site is for reading only.
    """
    _refuse_unless_built(database)
    datasette = Datasette(metadata=read_metadata(metadata) if metadata else {}, settings=SETTINGS, cors=True)
    datasette.remove_database("_memory")
    datasette.add_database(BoundedDatabase(datasette, path=str(database.resolve()), is_mutable=False), name=NAME)
    datasette.client = DatasetteClient(datasette)  # the first was made before there was a build, so without our pages
    if corpus is not None:
        use_corpus(datasette, corpus)
    use_public_url(datasette, public_url or "")
    return datasette


def _refuse_unless_built(database: Path) -> None:
    if not database.is_file():
        raise SqsError(f"There is no database {database}: run `sqs build` first, or name another file with --db.")
    if set("?#%") & set(str(database.resolve())):
        raise SqsError(f"{database} cannot be opened: move it to a path without the characters ?, # and %.")
    try:
        with reading_from(database) as connection:
            connection.execute(ASKED_OF_A_BUILD)
    except sqlite3.Error:
        raise SqsError(
            f"{database} was not written by this version of `sqs build`: build it again, or name another file."
        ) from None
