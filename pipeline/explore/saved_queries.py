"""The saved queries: one file of SQL each under `queries/`, with a title and a description at its head."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.errors import SqsError

FOLDER = Path(__file__).parent / "queries"

FORM = re.compile(
    r"-- (?P<title>\S.*)\n"
    r"--\n"
    r"(?P<description>(?:-- \S.*\n)+)"
    r"(?:--\n-- Parameters: (?P<parameters>[a-z_]+(?:, [a-z_]+)*)\n)?"
    r"\n"
    r"(?P<sql>(?:select|with)\b(?s:.*)[^\s;])\n"
)
"""The whole of a file. Datasette asks for the parameters in the order of the head."""

PARAMETER = re.compile(r":([a-z_]+)")


@dataclass(frozen=True)
class SavedQuery:
    """A question to the database, with words that say what its rows are."""

    name: str
    """The end of its address: `/sqs/what-is-here`."""
    title: str
    description: str
    parameters: tuple[str, ...]
    sql: str


@cache
def saved_queries() -> tuple[SavedQuery, ...]:
    """All of them, sorted by title. Raises SqsError where a file does not have the form."""
    return tuple(sorted(map(read_query, FOLDER.glob("*.sql")), key=lambda query: (query.title, query.name)))


@cache
def query_named(name: str) -> SavedQuery | None:
    """The saved query of this name, if there is one."""
    return next((query for query in saved_queries() if query.name == name), None)


def read_query(path: Path) -> SavedQuery:
    """The query in a file.

    Raises SqsError where the file does not have the form, or its head names other parameters than its SQL uses.
    """
    found = FORM.fullmatch(path.read_text(encoding="utf-8"))
    if found is None:
        raise SqsError(
            f"{path.name}: a saved query needs a title, a description and, if it has any, its parameters, as comments "
            "with an empty one between them, then an empty line and one select without a semicolon at its end."
        )
    named = tuple(found["parameters"].split(", ")) if found["parameters"] else ()
    used = set(PARAMETER.findall(found["sql"]))
    if sorted(named) != sorted(used):
        raise SqsError(
            f"{path.name}: the head must name each parameter of the SQL once. It names {_list(named)}; "
            f"the SQL uses {_list(sorted(used))}."
        )
    description = found["description"].replace("\n-- ", " ").removeprefix("-- ").rstrip("\n")
    return SavedQuery(path.stem, found["title"], description, named, found["sql"])


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"
