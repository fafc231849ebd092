"""However a table is sorted, its pages together hold each row once."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.explore.order import sorted_table, with_ties_broken
from pipeline.explore.site import site
from tests.support.readings import build, cambridgeshire, eastmere


@pytest.fixture(scope="module")
def ties(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build in which many rows are alike, and stand in another order than that of their keys."""
    database = build(tmp_path_factory.mktemp("ties") / "sqs.db", [cambridgeshire(), eastmere()])
    with closing(sqlite3.connect(database)) as connection:
        for place in range(12):
            problem = (f"cambridgeshire-2014-04/z{(place * 7) % 12:02}", ("error", "note")[place % 2])
            connection.execute(
                'insert into problems (id, severity, letter, "check", message)'
                " values (?, ?, 'cambridgeshire-2014-04', 'x', 'x')",
                problem,
            )
        connection.commit()
    return database


@pytest.mark.parametrize("sort", ["", "_sort=severity", "_sort_desc=severity", "_sort=letter", "_sort_desc=paragraph"])
def test_each_row_is_on_one_page(ties: Path, sort: str) -> None:
    async def ids() -> list[str]:
        client, address, found = site(ties).client, f"/sqs/problems.json?_size=3&_shape=objects&{sort}", list[str]()
        while address:
            page = (await client.get(address)).json()
            found += [row["id"] for row in page["rows"]]
            address = (page["next_url"] or "").removeprefix("http://localhost")
        return found

    with closing(sqlite3.connect(ties)) as connection:
        expected = [name for (name,) in connection.execute("select id from problems order by id")]
    found = asyncio.run(ids())
    assert len(expected) > 12
    assert sorted(found) == expected


@pytest.mark.parametrize(
    ("sql", "table", "broken"),
    [
        ("select id from t  order by a limit 51", "t", "select id from t  order by a, [id] limit 51"),
        ("select * from t order by a desc limit 9", "t", "select * from t order by a desc, [id] limit 9"),
        ("select id from [a b]  order by [c d] limit 2", "a b", "select id from [a b]  order by [c d], [id] limit 2"),
        ("select id from t order by a, id limit 2", None, "select id from t order by a, id limit 2"),
        ("select id from t limit 2", None, "select id from t limit 2"),
    ],
)  # fmt: skip
def test_only_the_first_rows_of_a_sorted_table_are_meant(sql: str, table: str | None, broken: str) -> None:
    assert sorted_table(sql) == table
    assert with_ties_broken(sql, ["id"]) == broken
    assert with_ties_broken(sql, []) == sql
