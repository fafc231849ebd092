"""A reading is put in words, whatever it is, and no two readings in the same."""

from collections import defaultdict
from itertools import product
from typing import get_args

import pytest

from models.checked import CheckedEntry
from models.finding import Basis, Role, Verdict
from pipeline.curate.review.wording import in_words
from tests.support.small_letter import ASSESSMENT, CASES, REVIEWS


@pytest.mark.parametrize(
    ("changes", "counted", "basis"),
    [
        ({}, "counts 10 of 13 as sufficient", "both numbers are printed in the sentence"),
        ({"total": None}, "counts 10 of an unknown total as sufficient", "the number is printed in the sentence"),
        (
            {"basis": "referred", "verdict": "insufficient"},
            "counts 10 of 13 as insufficient",
            "one of the numbers is carried over from an earlier sentence",
        ),
        (
            {"words": "just over three-quarters", "basis": "inferred"},
            "counts 10 of 13 (“just over three-quarters”) as sufficient",
            "the count follows from the share as worded and the total",
        ),
        (
            {"count": None, "words": "nearly all", "basis": "words"},
            "counts “nearly all” of 13 as sufficient",
            "known only as a share in words",
        ),
        (
            {"count": None, "total": None, "words": "37.7%", "basis": "percent", "verdict": "none"},
            "counts “37.7%”, with no total, and judges nothing",
            "known only as a printed percentage",
        ),
        (
            {"verdict": None, "checked": False},
            "counts 10 of 13; verdict not known",
            "both numbers are printed in the sentence",
        ),
        (
            {"rejected": True},
            "rejected, so not a finding; counts 10 of 13 as sufficient",
            "both numbers are printed in the sentence",
        ),
    ],
)
def test_a_reading_is_put_in_words(changes: dict[str, object], counted: str, basis: str) -> None:
    judged = "measure: Reviewing the reoffending work (reoffending.review); headline"
    assert in_words(REVIEWS.model_copy(update=changes)) == f"{counted}; {judged}; {basis}"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"measure": None}, "; measure: none fits; headline;"),
        ({"measure": None, "checked": False}, "; measure: not known; headline;"),
        ({"role": None, "checked": False}, " (reoffending.review); role not known;"),
    ],
)
def test_what_is_not_known_is_told_from_what_is_not_there(changes: dict[str, object], words: str) -> None:
    assert words in in_words(REVIEWS.model_copy(update=changes))


def test_a_count_that_judges_nothing_says_so() -> None:
    assert in_words(CASES).startswith("counts 20, with no total, and judges nothing; measure: Cases inspected (")


def test_every_combination_has_words_of_its_own() -> None:
    entries_by_words: defaultdict[str, list[CheckedEntry]] = defaultdict(list)
    values = {
        "measure": (None, "reoffending.review", "reoffending.assessment"),
        "role": (None, *get_args(Role)),
        "verdict": (None, *get_args(Verdict)),
        "count": (None, 0, 10),
        "total": (None, 13),
        "basis": get_args(Basis),
        "words": (None, "nearly all"),
        "rejected": (False, True),
    }
    for combination in product(*values.values()):
        entry = ASSESSMENT.model_copy(update=dict(zip(values, combination, strict=True)))
        entries_by_words[in_words(entry)].append(entry)
    assert len(entries_by_words) == 3 * 4 * 4 * 3 * 2 * 5 * 2 * 2
    assert not [words for words in entries_by_words if "None" in words or "  " in words or ";;" in words]
