"""The site as it is served: a database built from a corpus, a process that serves it, the addresses of its pages."""

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from datasette.utils import tilde_encode

from pipeline.build.database import build
from pipeline.corpus.folders import PROJECT, letters_in
from tests.support.processes import begin

METADATA = PROJECT / "metadata.yml"
DEMONSTRATION = PROJECT / "tests" / "letters"
PUBLISHED = PROJECT / "corpus"

STANDING = ("/", "/services", "/measures", "/compare", "/letters", "/search", "/search?q=plan", "/charts", "/data",
            "/glossary", "/coverage")  # fmt: skip
"""The pages that every site has."""

KINDS = ("/", "/services", "service", "/measures", "measure", "/compare", "/letters", "letter", "a letter with pages",
         "a finding", "a printed page", "/compare?service=harrowmere&service=ellerport&theme=all", "/search",
         "/search?q=PSR", "/charts", "/data", "/glossary", "/coverage", "/data/json", "/nothing", "/sqs",
         "/sqs/findings", "/sqs/where-numbers-come-from", "/sqs?sql=select+1")  # fmt: skip
"""Each kind of page there is, and a page that there is not."""

SERVE = """
import sys
from pathlib import Path
from pipeline.explore.serve import explore
database, corpus, metadata = map(Path, sys.argv[1:4])
explore(
    database,
    corpus=corpus,
    metadata=metadata,
    port=int(sys.argv[4]),
    on_ready=lambda address: print(address, flush=True),
)
"""


def built(corpus: Path, database: Path) -> Path:
    """The database of all the letters of a corpus that can be read."""
    build(letters_in(corpus), corpus=corpus, database=database, fingerprint="a fingerprint", on_letter=lambda: None)
    return database


@contextmanager
def served(database: Path, corpus: Path, *, port: int = 8100) -> Iterator[str]:
    """The address at which a process of its own serves the database, on the first free port from `port` on."""
    command: list[str | Path] = [sys.executable, "-c", SERVE, database, corpus, METADATA, str(port)]
    with begin(command, cwd=PROJECT, env={**os.environ, "no_proxy": "127.0.0.1"}) as serving:
        try:
            assert serving.stdout
            address = serving.stdout.readline().strip().rstrip("/")
            assert address, "the site did not start"
            yield address
        finally:
            serving.send_signal(signal.SIGINT)


def rows(database: Path, sql: str) -> list[tuple[Any, ...]]:
    """What the SQL gives."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def services(database: Path) -> list[str]:
    """The address of each service's page."""
    found = rows(
        database, "select distinct coalesce(area, area_name) from letters where coalesce(area, area_name) > ''"
    )
    return [f"/services/{tilde_encode(name)}" for (name,) in found]


def letters(database: Path) -> list[str]:
    """The address of each letter's page."""
    return [f"/letters/{tilde_encode(name)}" for (name,) in rows(database, "select id from letters")]


def measures(database: Path) -> list[str]:
    """The address of the page of each measure that a letter gives a result on."""
    return [f"/measures/{tilde_encode(name)}" for (name,) in rows(database, "select distinct measure from sufficiency")]


def pages(database: Path) -> list[str]:
    """The addresses of our pages: of each kind that there are many of, the first."""
    several = (services(database), letters(database), measures(database))
    return [*STANDING, *(addresses[0] for addresses in several if addresses)]


def path_of(kind: str, database: Path) -> str:
    """The address of a page of that kind."""
    several = {"service": services, "measure": measures, "letter": letters}
    if kind in several:
        return several[kind](database)[0]
    if kind == "a letter with pages":
        ((letter,), *_) = rows(database, "select id from letters where pages is not null")
        return f"/letters/{letter}"
    if kind == "a finding":
        ((finding, letter), *_) = rows(
            database,
            "select findings.id, letter from findings join letters on letters.id = letter where pages is not null",
        )
        return f"/letters/{letter}/findings/{tilde_encode(finding.removeprefix(f'{letter}/'))}"
    if kind == "a printed page":
        return f"{path_of('a letter with pages', database)}/pages/2"
    return kind
