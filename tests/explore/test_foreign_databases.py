"""A Datasette that serves another database is as it would be without our package, also beside a build."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from pipeline import explore
from pipeline.explore.faults import OWN_HANDLER
from tests.support.site_pages import asked

pytestmark = pytest.mark.slow

METADATA = {
    "databases": {"cats": {"queries": {"feed": {"sql": "insert into cats values (:name, 1)", "write": True}}}},
}
ADDRESSES = ("/", "/cats", "/cats/cats", "/cats/cats.json", "/cats/feed", "/nothing", "/cats/nothing",
             "/-/databases.json", "/services", "/data", "/cats?sql=select+*+from+pragma_database_list")  # fmt: skip


@pytest.fixture
def cats(tmp_path: Path) -> Path:
    """A database that has nothing to do with letters, though a column of it is called as one of ours is."""
    file = tmp_path / "cats.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("create table cats (marked text, invented integer)")
        connection.execute("insert into cats values ('\ufdd0Tom\ufdd1', 1)")
        connection.commit()
    return file


def _lasting(words: str) -> str:
    """What does not differ from one time to the next: no milliseconds, no token."""
    return re.sub(r"[0-9.]+ms|\"query_ms\": [0-9.e-]+|(?:csrftoken=|name=\"csrftoken\" value=\")[^;\"]+", "", words)


@contextmanager
def without_our_plugin() -> Iterator[None]:
    name = pm.get_name(explore)
    own = pm.get_plugin(OWN_HANDLER)
    pm.unregister(explore)
    if own is None:  # a site of this process has taken it out
        from datasette import handle_exception  # noqa: PLC0415 - a module, and a hook of the same name

        pm.register(handle_exception, OWN_HANDLER)
    try:
        yield
    finally:
        if own is None:
            pm.unregister(name=OWN_HANDLER)
        pm.register(explore, name)


def answers(files: Sequence[Path], addresses: Sequence[str]) -> list[Any]:
    """Status, headers and body of each answer of a Datasette begun now."""

    async def ask() -> list[Any]:
        datasette = Datasette([str(file) for file in files], metadata=METADATA)
        found = [await datasette.client.get(address) for address in addresses]
        return [
            (answer.status_code, _lasting(str(sorted(answer.headers.items()))), _lasting(answer.text))
            for answer in found
        ]

    return asyncio.run(ask())


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_foreign_database_is_served_as_if_our_package_were_not_there(
    cats: Path, database: Path, address: str
) -> None:
    with without_our_plugin():
        (wanted,) = answers([cats], [address])
    assert answers([cats], [address]) == [wanted]
    asked(database, "/")  # a site of ours in the same process
    assert answers([cats], [address]) == [wanted]


@pytest.mark.parametrize("files", [1, 2])
def test_a_foreign_database_can_be_written_to(cats: Path, database: Path, files: int) -> None:
    asked(database, "/")
    served = [cats, database][:files]

    async def feed() -> Any:  # noqa: ANN401 - Datasette's client has no types
        datasette = Datasette([str(file) for file in served], metadata=METADATA)
        token = (await datasette.client.get("/cats/feed")).cookies.get("ds_csrftoken")
        return await datasette.client.post(
            "/cats/feed", data={"name": "Tib", "csrftoken": token}, cookies={"ds_csrftoken": token}
        )

    assert asyncio.run(feed()).status_code == 302
    with closing(sqlite3.connect(cats)) as connection:
        assert connection.execute("select count(*) from cats").fetchone() == (2,)


def test_beside_a_build_a_foreign_database_keeps_its_pages_and_the_build_has_ours(cats: Path, database: Path) -> None:
    beside = answers([cats, database], ["/", "/cats/cats", "/letters/cambridgeshire-2014-04", "/sqs/letters"])
    assert [status for status, _, _ in beside] == [200] * 4
    assert "Short Quality Screening" in beside[0][2]
    assert "\ufdd0Tom\ufdd1" in beside[1][2]
    assert ["content-security-policy" in headers for _, headers, _ in beside] == [True, False, True, True]


def test_a_foreign_database_under_our_name_is_not_taken_for_a_build(cats: Path) -> None:
    ours_in_name = cats.rename(cats.with_name("sqs.db"))
    with without_our_plugin():
        wanted = answers([ours_in_name], ["/", "/sqs/cats", "/nothing"])
    assert answers([ours_in_name], ["/", "/sqs/cats", "/nothing"]) == wanted
