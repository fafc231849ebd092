"""A result on a service's page is said as far as its letter gives it."""

from pathlib import Path

import pytest
from datasette.utils import tilde_encode

from tests.support.headlines import headline, later_headline, letter
from tests.support.readings import build
from tests.support.site_pages import page_of, rows_of

STANDINGS: dict[str, tuple[dict[str, object], str, str]] = {
    "count and total": ({"count": 9, "total": 12}, "figures", "9 of 12 (75%, 95% interval 47 to 91)"),
    "no share below ten": ({"count": 6, "total": 9}, "figures", "6 of 9 (95% interval 35 to 88)"),
    "no interval below five": ({"count": 3, "total": 4}, "figures", "3 of 4"),
    "the bad are counted: the good are the rest": (
        {"count": 9, "total": 20, "verdict": "insufficient"},
        "figures",
        "11 of 20 (55%, 95% interval 34 to 74)",
    ),
    "words alone": (
        {"basis": "words", "words": "nearly all", "low": 0.85, "high": 1},
        "words",
        "“nearly all” met the standard; in inspection reports such words mostly stood for 85 to 100%",
    ),
    "words alone, of the bad": (
        {"basis": "words", "words": "one-third", "total": 18, "low": 0.25, "high": 0.41, "verdict": "insufficient"},
        "words",
        "“one-third” of 18 did not meet the standard; in inspection reports such words mostly stood for 25 to 41%",
    ),
    "words that allow one share only": (
        {"basis": "words", "words": "all", "low": 1, "high": 1},
        "words",
        "“all” met the standard; these words allow 100%",
    ),
    "a misprint": ({"count": 28, "total": 18}, "misprint", "28 of 18 as printed: the count is above the total"),
    "a count without its total": ({"count": 7}, "count alone", "7 met the standard; out of how many is not known"),
    "no verdict is known": (
        {"count": 7, "total": 9, "verdict": None},
        "unclear",
        "7 of 9, not known whether they met the standard",
    ),
    "nothing is judged": ({"count": 7, "total": 9, "verdict": "none"}, "not judged", "7 of 9, not judged"),
}
"""Why: what the letter gives, what becomes of it, and how it is said."""


@pytest.fixture(scope="module")
def standings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter for each, about an area of that name."""
    letters = [letter(name, headline(**fields)) for name, (fields, _, _) in STANDINGS.items()]
    return build(tmp_path_factory.mktemp("standings") / "sqs.db", letters)


@pytest.mark.parametrize("name", STANDINGS)
def test_a_result_is_said_as_far_as_the_letter_gives_it(standings: Path, name: str) -> None:
    _, stands, said = STANDINGS[name]
    assert [row["stands"] for row in rows_of(standings, "one-letters-statements", letter=name)] == [stands]
    words = page_of(standings, f"/services/{tilde_encode(name)}").words
    assert f"Label of reoffending.assessment {said} " in words
    assert ("fewer than five cases" in words) is (said == "3 of 4")


def test_a_statement_that_is_not_taken_as_the_result_is_shown_as_well(tmp_path: Path) -> None:
    database = build(
        tmp_path / "sqs.db", [letter("Northmarsh", headline(count=9, total=12), later_headline(count=8, total=12))]
    )
    assert [row["stands"] for row in rows_of(database, "one-letters-statements")] == ["figures", "second"]
    assert (
        "8 of 12 met the standard; the result above is taken from another statement"
        in page_of(database, "/services/Northmarsh").words
    )
