"""A service that is not known, or was none at the time, is a row of `problems` until someone has settled it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.small_letter import TEXT, put
from tests.support.sqs_command import sqs

LIST = """\
slug,name,aliases,nation,region,valid_from,valid_to
eastmere-and-northmoor,Eastmere and Northmoor,,England,South West,,2014-09
northmoor,Northmoor,,England,South West,2014-10,
"""


def problems(corpus: Path) -> list[tuple[str, str]]:
    database = corpus.parent / "sqs.db"
    assert sqs("build", "--corpus", corpus, "--db", database)[0] == 0
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute("""select "check", message from problems where "check" like 'service %'"""))


def test_an_unknown_service_is_a_problem_until_its_name_is_written_down(tmp_path: Path) -> None:
    put(tmp_path / "corpus")
    (tmp_path / "corpus" / "areas.csv").write_text(LIST)
    assert problems(tmp_path / "corpus") == [
        (
            "service unknown",
            (
                "No service in areas.csv is called Eastmere. It may be Eastmere and Northmoor (eastmere-and-northmoor: "
                "Eastmere is part of Eastmere and Northmoor). If it is one of the services, run "
                '`sqs service "Eastmere" eastmere-and-northmoor`, which adds the name to areas.csv; otherwise add '
                "the service there."
            ),
        )
    ]
    sqs("service", "Eastmere", "eastmere-and-northmoor", "--corpus", tmp_path / "corpus")
    assert problems(tmp_path / "corpus") == []


@pytest.mark.parametrize(("bound", "is_doubt"), [("2014-09", False), ("2014-08", True), ("2013", True)])
def test_a_letter_outside_the_years_of_its_service_is_a_doubt(tmp_path: Path, bound: str, *, is_doubt: bool) -> None:
    put(tmp_path / "corpus", text=TEXT.replace("Eastmere", "Eastmere and Northmoor"))
    (tmp_path / "corpus" / "areas.csv").write_text(LIST.replace("2014-09", bound))
    expected = (
        "service not then",
        (
            f"Eastmere and Northmoor was a service until {bound}, according to areas.csv, but the letter is of "
            "2014-09-29; check whether another service is meant, or correct the dates in areas.csv."
        ),
    )
    assert problems(tmp_path / "corpus") == ([expected] if is_doubt else [])
