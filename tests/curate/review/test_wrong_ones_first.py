"""What the desk shows first holds most of what is wrong, in letters that the weights do not know.

The desk shows one letter at a time, so the share within each letter is what a person meets; the share over all letters
says how well the confidence sorts.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import ceil

import pytest

from pipeline.corpus.folders import PROJECT

SHOWN_FIRST, ASKED = 0.30, 0.85

Row = Mapping[str, str]


def is_wrong(row: Row) -> bool:
    return not row["found"] == row["numbers"] == row["verdict"] == row["measure"] == "right"


def found_first(rows: Iterable[Row], *, right_first: bool = True) -> tuple[int, int]:
    """How many wrong rows are among those shown first, and how many there are; of equal rows the right come first."""

    def rank(row: Row) -> tuple[bool, float, bool]:
        return (row["certainty"] != "doubtful", float(row["confidence"]), is_wrong(row) == right_first)

    ordered = sorted(rows, key=rank)
    return sum(map(is_wrong, ordered[: ceil(SHOWN_FIRST * len(ordered))])), sum(map(is_wrong, ordered))


def test_most_wrong_rows_are_among_the_first_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with (PROJECT / "tests" / "unseen.tsv").open(encoding="utf-8", newline="") as file:
        read = [row for row in csv.DictReader(file, delimiter="\t") if row["found"] != "missed"]
    by_letter: defaultdict[str, list[Row]] = defaultdict(list)
    for row in read:
        by_letter[row["letter"]].append(row)
    found, wrong = found_first(read)
    least, most = (
        sum(found_first(rows, right_first=right_first)[0] for rows in by_letter.values()) / wrong
        for right_first in (True, False)
    )
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what it is for
            f"\nOf {wrong} wrong rows, {found / wrong:.1%} are among the 30% least sure of all letters; "
            f"{least:.1%} to {most:.1%} among the 30% of their own letter that the desk shows first."
        )
    assert least >= ASKED
    assert found / wrong >= ASKED
