"""A count that is only a limit says so in its row, also once a person has checked it, and no sum takes it for exact."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from models.checked import CheckedEntry
from models.reading import Reading
from models.source import Source
from pipeline.annotations.apply import with_checked_entries
from pipeline.extract import extract
from pipeline.interpret import interpret
from pipeline.language.bounds import share_left_by
from pipeline.language.rules import load_rules
from tests.support.headlines import Built, headline, letter
from tests.support.passages import letter_of
from tests.support.readings import build_as_read

ENTRY = {
    "paragraph": "1.1", "measure": "reoffending.planning", "role": "headline", "verdict": "sufficient",
    "basis": "printed", "words": None,
}  # fmt: skip


def _row(tmp_path: Path, words: str, entry: CheckedEntry | None = None) -> dict[str, Any]:
    """The row of the only finding on plans in a letter that says so; checked where there is an entry."""
    printed = letter_of("reoffending", words, cases=25)
    rules = load_rules()
    read = interpret(printed, extract(printed, rules), rules)
    if entry:
        read = with_checked_entries(printed, read, [entry])
    source = Source(id="a", area="a", sha256="0")
    reading = Reading(letter=printed, findings=read.findings, numbers=read.numbers, problems=())
    path = tmp_path / "sqs.db"
    build_as_read(path, [(source, reading)])
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        (row,) = connection.execute("select * from findings where paragraph not like '%context%'").fetchall()
        return dict(row)


@pytest.mark.parametrize(
    ("words", "quote", "count", "total", "bound"),
    [
        ("Plans were sufficient in at least 20 of the 24 cases.", "at least 20 of the 24 cases", 20, 24, "at least"),
        ("Plans were sufficient in at least 20 of the 24 cases.", "20 of the 24 cases", 20, 24, "at least"),
        ("Plans were sufficient in no more than six of the 13 cases.", "six of the 13 cases", 6, 13, "at most"),
        ("Plans were sufficient in over 15 of the 20 cases.", "over 15 of the 20 cases", None, 20, "more than"),
        ("Plans were sufficient in fewer than five of the 13 cases.", "five of the 13", None, 13, "fewer than"),
        ("Plans were sufficient in at least half (13 of 23) of the cases.", "at least half (13 of 23)", 13, 23, None),
        ("Plans were sufficient in 20 of the 24 cases.", "20 of the 24 cases", 20, 24, None),
    ],
)
def test_a_check_leaves_a_bound_and_what_it_allows_as_they_are_printed(
    tmp_path: Path, words: str, quote: str, count: int | None, total: int, bound: str | None
) -> None:
    read = _row(tmp_path, words)
    entry = CheckedEntry.model_validate(
        {**ENTRY, "paragraph": read["paragraph"].split("/")[1], "quote": quote, "count": count, "total": total}
    )
    checked = _row(tmp_path, words, entry)
    assert (read["checked"], checked["checked"]) == (0, 1)
    for row in (read, checked):
        assert (row["count"], row["total"], row["bound"]) == (count, total, bound)
    assert (checked["low"], checked["high"]) == (read["low"], read["high"])


@pytest.mark.parametrize(
    ("words", "total", "left"),
    [
        ("more than ten children of 13", 13, (10 / 13, 1.0)),
        ("fewer than five of them", 13, (0.0, 5 / 13)),
        ("ten of them", 13, None),
        ("more than ten", None, None),
    ],
)
def test_what_is_left_where_a_person_gives_no_count(
    words: str, total: int | None, left: tuple[float, float] | None
) -> None:
    share = share_left_by(words, total)
    assert (share and share.band and (float(share.band.low), float(share.band.high))) == left


def test_what_bounds_the_bad_bounds_the_good_from_the_other_side_and_the_words_say_whom_they_describe(
    built: Built,
) -> None:
    connection = built(
        letter("a", headline(count=3, total=26, words="no more than 3", verdict="insufficient")),
        letter("b", headline(count=5, total=20, words="more than 5", verdict="insufficient")),
        letter("c", headline(count=20, total=24, words="at least 20")),
        letter(
            "d", headline(count=None, total=18, words="most", low=0.5, high=1.0, basis="words", verdict="insufficient")
        ),
    )
    assert connection.execute(
        "select sufficient, total, bound, inverted, words, round(low, 3), round(high, 3), interval, marks, in_sums"
        " from results order by letter"
    ).fetchall() == [
        (
            23,
            26,
            "at least",
            1,
            "insufficient: no more than 3",
            0.885,
            1.0,
            "Wilson, open above",
            "at least, inverted",
            0,
        ),
        (15, 20, "fewer than", 1, "insufficient: more than 5", 0, 0.7, "Wilson, open below", "fewer than, inverted", 0),
        (20, 24, "at least", 0, "at least 20", 0.833, 1.0, "Wilson, open above", "at least", 0),
        (None, None, None, 1, "insufficient: most", 0.0, 0.5, None, "inverted", 0),
    ]


def test_letters_are_put_together_without_bounds_and_with_them(built: Built) -> None:
    connection = built(
        letter("a", headline(count=10, total=20)),
        letter("b", headline(count=15, total=20, words="at least 15")),
        letter("c", headline(count=None, total=10, words="most", low=0.5, high=1.0, basis="words")),
    )
    assert connection.execute(
        """select letters, letters_bounded, sufficient, total, total_with_bounds, lowest_share_with_bounds,
        highest_share_with_bounds, total_with_words, lowest_share_with_words, highest_share_with_words
        from measure_summary"""
    ).fetchall() == [(1, 1, 10, 20, 40, 25 / 40, 30 / 40, 50, 30 / 50, 40 / 50)]
