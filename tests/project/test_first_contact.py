"""How each batch of new letters was read the first time: kept for good, and printed in METHODOLOGY.md as it is kept."""

import csv
import re
from datetime import date
from itertools import pairwise

import pytest

from pipeline.corpus.folders import PROJECT
from tests.support.methodology import printed_in_methodology, write_this

SCORES = ("found", "numbers", "verdict", "all", "rows")
HEADS = ("Batch", "Date", "Letters", "Read by", "Statements", *(score.capitalize() for score in SCORES))
LONGEST, LEAST = 40, 0.6
"""The bar of a batch that is all right, and the figure at which a bar has no length."""


def kept() -> list[dict[str, str]]:
    with (PROJECT / "tests" / "first-contact.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def table(batches: list[dict[str, str]]) -> str:
    """A line for each batch and each way in which it was read."""
    rows = [
        [each["batch"], each["date"], each["letters"].replace(" ", ", "), each["reading"], each["statements"]]
        + [each[score] for score in SCORES]
        for each in batches
    ]
    rule = ["---", "---", "---", "---", *["---:"] * (len(HEADS) - 4)]
    return "\n".join(f"| {' | '.join(row)} |" for row in ([*HEADS], rule, *rows))


def curve(batches: list[dict[str, str]]) -> str:
    """How much was right in everything, batch after batch, as bars that begin at 0.6."""
    longest = max(len(each["reading"]) for each in batches)
    return "\n".join(
        f"batch {each['batch']}  {each['reading']:<{longest}}  {each['all']}  "
        f"{'█' * round(LONGEST * max(float(each['all']) - LEAST, 0) / (1 - LEAST))}".rstrip()
        for each in batches
    )


def test_methodology_prints_the_batches_as_they_are_kept() -> None:
    lines = f"{table(kept())}\n\n```\n{curve(kept())}\n```"
    assert printed_in_methodology("first contact") == lines, write_this("first contact", lines)


@pytest.mark.parametrize("batch", kept(), ids=lambda each: f"{each['batch']}, {each['reading']}")
def test_a_batch_says_which_letters_were_read_when_and_by_what(batch: dict[str, str]) -> None:
    assert date.fromisoformat(batch["date"])
    assert all(re.fullmatch(r"[a-z-]+-20\d\d-[01]\d", name) for name in batch["letters"].split(" "))
    assert batch["reading"]
    assert int(batch["statements"]) > 50
    assert all(re.fullmatch(r"[01]\.\d{3}", batch[score]) for score in SCORES)
    found, numbers, verdict, whole, rows = (float(batch[score]) for score in SCORES)
    assert 1 >= found >= numbers >= verdict >= whole > 0
    assert 0 < rows <= 1


def test_a_batch_is_read_once_in_one_way() -> None:
    batches = kept()
    assert [int(each["batch"]) for each in batches] == sorted(int(each["batch"]) for each in batches)
    assert len({(each["batch"], each["reading"]) for each in batches}) == len(batches)
    for one, other in pairwise(batches):
        same = one["batch"] == other["batch"]
        assert (one["letters"] == other["letters"]) == same
        assert same == bool(set(one["letters"].split()) & set(other["letters"].split()))
