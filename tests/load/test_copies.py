import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from tests.support.many_letters import copies_of
from tests.support.readings import Query, build, cambridgeshire, eastmere


@pytest.fixture(scope="module")
def query(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Query]:
    """A database of seven letters, made of two."""
    folder = tmp_path_factory.mktemp("copies")
    copies_of(build(folder / "two.db", [cambridgeshire(), eastmere()]), folder / "seven.db", 7)
    with closing(sqlite3.connect(folder / "seven.db")) as connection:
        yield lambda sql: connection.execute(sql).fetchall()


def test_letters_are_copied_in_turn_each_with_a_service_in_a_region_of_its_own(query: Query) -> None:
    assert query(
        """select letters.id, letters.area_name, areas.name, letters.region
        from letters left join areas on areas.slug = letters.area order by letters.id"""
    ) == [
        ("cambridgeshire-2014-04", "Cambs. YOS", "Cambridgeshire", "East of England"),
        ("cambridgeshire-2014-04-1", "Cambs. YOS 1", "Cambs. YOS 1", "East of England"),
        ("cambridgeshire-2014-04-2", "Cambs. YOS 2", "Cambs. YOS 2", "East of England"),
        ("cambridgeshire-2014-04-3", "Cambs. YOS 3", "Cambs. YOS 3", "East of England"),
        ("eastmere-2015-01", "Eastmere", None, None),
        ("eastmere-2015-01-1", "Eastmere 1", "Eastmere 1", "East of England"),
        ("eastmere-2015-01-2", "Eastmere 2", "Eastmere 2", "East of England"),
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    [("sections", 18), ("findings", 30), ("cues", 8), ("numbers", 12), ("problems", 16), ("results", 19)],
)
def test_what_stands_in_a_letter_is_copied_with_it(query: Query, table: str, rows: int) -> None:
    assert query(f"select count(*) from {table}") == [(rows,)]  # noqa: S608 - names of this test


def test_headings_are_copied_as_they_are_printed(query: Query) -> None:
    headings = query(
        "select distinct heading from sections where letter in ('cambridgeshire-2014-04', 'eastmere-2015-01')"
    )
    assert query("select distinct heading from sections") == headings


@pytest.mark.parametrize("check", ["foreign_key_check", "integrity_check"])
def test_the_copies_are_a_whole_database(query: Query, check: str) -> None:
    assert query(f"pragma {check}") in ([], [("ok",)])


def test_what_is_copied_can_be_searched_and_summed_up(query: Query) -> None:
    assert query("select count(*) from paragraphs where rowid in (select rowid from paragraphs_fts('reviews'))") == [
        (4 + 3,)
    ]
    assert query("select measure, letters, total from measure_summary where not invented order by measure") == [
        ("public.assessment", 4, 40),
        ("public.planning", 4, 80),
        ("reoffending.assessment", 4, 80),
        ("reoffending.review", 0, None),
    ]
