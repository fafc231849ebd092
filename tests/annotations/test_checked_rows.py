"""A person's entries in the tables, and in the figures of how well the rules read."""

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.build.database import build
from pipeline.corpus.folders import letters_in
from pipeline.curate.evaluate import evaluate
from tests.support.small_letter import CASES, PLANS, REVIEWS, put

PERSON = (
    CASES.model_copy(update={"rejected": True}),
    CASES.model_copy(update={"paragraph": "1.1", "quote": "nine tenders were looked at", "count": 9}),
    PLANS,
    REVIEWS.model_copy(update={"count": 9}),
)


def test_the_tables_hold_what_a_person_has_checked(tmp_path: Path) -> None:
    put(tmp_path / "corpus", "eastmere-2014-10", *PERSON)
    letters = letters_in(tmp_path / "corpus")
    build(letters, corpus=tmp_path / "corpus", database=tmp_path / "sqs.db", fingerprint="any", on_letter=lambda: None)
    with closing(sqlite3.connect(tmp_path / "sqs.db")) as database:
        findings = database.execute(
            """select quote, "count", total, checked, rule = 'read by a person' from findings"""
        )
        assert set(findings) == {
            ("sufficient in 17 out of the 20 cases", 17, 20, 0, 0),
            ("well enough in 12 of the 20", 12, 20, 1, 0),
            ("nine tenders were looked at", 9, None, 1, 1),
            ("sufficient in ten of 13 cases", 9, 13, 1, 0),
        }
        numbers = database.execute("select text, status, rule from numbers where rule like '% by a person'")
        assert set(numbers) == {
            ("20", "set aside", "rejected by a person"),
            ("nine", "read", "read by a person"),
        }


def test_it_is_the_rules_that_are_measured_and_not_the_person(tmp_path: Path) -> None:
    (put(tmp_path, "eastmere-2014-10", *PERSON) / "letter.yml").write_text("complete: AB, 2 May\n")
    (figures,) = evaluate(letters_in(tmp_path)).letters
    assert [(fault.kind, fault.differs) for fault in figures.faults if fault.expected] == [
        ("missed", ()),
        ("wrong", ("count",)),
    ]
