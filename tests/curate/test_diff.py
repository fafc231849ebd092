import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from models.finding import Finding
from models.reading import Reading
from models.source import Source
from pipeline.cli import main as cli
from pipeline.curate.diff import Differences, difference
from tests.support.letters_by_hand import Part, finding_of, letter_of, span_of
from tests.support.readings import build

FIRST = "Plans were sufficient in 12 of 20 cases."
SECOND = "Reviews were good in seven of 11."
PARTS: list[Part] = [("reoffending", "Reoffending", [("1.1", f"{FIRST} {SECOND}"), ("1.2", f"Again: {SECOND}")])]
PLANS = {"quote": "sufficient in 12 of 20", "measure": "public.planning", "count": 12, "total": 20}
REVIEWS = {"quote": "seven of 11", "measure": "reoffending.review", "count": 7, "total": 11}

Fields = dict[str, object]
Build = Callable[..., Path]


@pytest.fixture
def built(tmp_path: Path) -> Build:
    """Makes a database of letters, all of the same text, each with these findings."""

    def made(name: str, *, parts: list[Part] = PARTS, **letters: list[Fields]) -> Path:
        letter = letter_of(parts)

        def finding(fields: Fields) -> Finding:
            held = {"role": "headline", "verdict": "sufficient", **fields}
            return finding_of(letter, str(held.pop("quote")), **held)

        readings = [
            (
                Source(id=letter_id, sha256="e" * 64),
                Reading(letter=letter, findings=tuple(map(finding, findings)), numbers=(), problems=()),
            )
            for letter_id, findings in letters.items()
        ]
        return build(tmp_path / name, readings)

    return made


def told(found: Differences) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.kind, each.row["quote"], each.fields) for each in found.differences]


@pytest.mark.parametrize(
    ("why", "old", "new", "differences", "same"),
    [
        ("nothing has changed", [PLANS, REVIEWS], [PLANS, REVIEWS], [], 2),
        (
            "gained, with what it says",
            [PLANS],
            [PLANS, REVIEWS],
            [("gained", "seven of 11", ("measure", "role", "verdict", "count", "total", "basis", "rule"))],
            1,
        ),
        (
            "lost, with what it said",
            [PLANS, REVIEWS],
            [REVIEWS],
            [
                (
                    "lost",
                    "sufficient in 12 of 20",
                    ("measure", "role", "verdict", "count", "total", "basis", "rule"),
                )
            ],
            1,
        ),
        (
            "other values at the same place",
            [PLANS],
            [PLANS | {"count": 13, "verdict": None}],
            [("changed", "sufficient in 12 of 20", ("verdict", "count"))],
            0,
        ),
        (
            "a quotation that overlaps",
            [PLANS],
            [PLANS | {"quote": "12 of 20 cases", "total": 21}],
            [("changed", "12 of 20 cases", ("quote", "total"))],
            0,
        ),
        (
            "a longer quotation at the same place",
            [REVIEWS],
            [REVIEWS | {"quote": "seven of 11."}],
            [("changed", "seven of 11.", ("quote",))],
            0,
        ),
        (
            "a person has vouched for it",
            [PLANS],
            [PLANS | {"checked": True}],
            [("changed", "sufficient in 12 of 20", ("checked",))],
            0,
        ),
        (
            "of two that overlap the one that says the same is the same",
            [PLANS],
            [PLANS, PLANS | {"quote": "20 cases", "count": 20}],
            [("gained", "20 cases", ("measure", "role", "verdict", "count", "total", "basis", "rule"))],
            1,
        ),
        (
            "an id is the same row, whatever overlaps more",
            [PLANS],
            [PLANS | {"quote": "sufficient", "total": None}, PLANS | {"quote": "in 12 of 20 cases", "count": 11}],
            [
                ("changed", "sufficient", ("quote", "total")),
                (
                    "gained",
                    "in 12 of 20 cases",
                    ("measure", "role", "verdict", "count", "total", "basis", "rule"),
                ),
            ],
            0,
        ),
        (
            "in the order printed",
            [REVIEWS],
            [PLANS, REVIEWS | {"count": 8}],
            [
                (
                    "gained",
                    "sufficient in 12 of 20",
                    ("measure", "role", "verdict", "count", "total", "basis", "rule"),
                ),
                ("changed", "seven of 11", ("count",)),
            ],
            0,
        ),
    ],
)
def test_findings_are_gained_lost_changed_or_the_same(
    built: Build,
    why: str,
    old: list[Fields],
    new: list[Fields],
    differences: list[tuple[str, str, tuple[str, ...]]],
    same: int,
) -> None:
    found = difference(built("old.db", eastmere=old), built("new.db", eastmere=new))
    assert (told(found), found.same) == (differences, same), why


def test_a_finding_whose_paragraph_was_mended_is_the_same(built: Build) -> None:
    mended: list[Part] = [("reoffending", "Reoffending", [("1.1", f"Some {FIRST} {SECOND}")])]
    found = difference(built("old.db", eastmere=[REVIEWS]), built("new.db", parts=mended, eastmere=[REVIEWS]))
    assert (told(found), found.same) == ([], 1)


def test_findings_that_say_the_same_are_the_same_though_others_now_have_their_ids(built: Build) -> None:
    text = letter_of(PARTS).text
    shift = text.index("seven of 11") - text.index("sufficient in 12")
    mended: list[Part] = [("reoffending", "Reoffending", [("1.1", f"{'-' * (shift - 1)} {FIRST} {SECOND}")])]
    old, new = (
        [
            fields | {"sentence": span_of(letter_of(parts), words)}
            for fields, words in ((PLANS, FIRST), (REVIEWS, SECOND))
        ]
        for parts in (PARTS, mended)
    )
    found = difference(built("old.db", eastmere=old), built("new.db", parts=mended, eastmere=new))
    assert (told(found), found.same) == ([], 2)


def test_a_finding_moved_to_another_paragraph_is_changed(built: Build) -> None:
    text = letter_of(PARTS).text
    here, there = ({"start": start, "end": start + len(SECOND)} for start in (text.index(SECOND), text.rindex(SECOND)))
    start = there["start"] + SECOND.index("seven")
    moved = {"start": start, "end": start + len("seven of 11"), "sentence": there, "paragraph": "1.2"}
    old = built("old.db", eastmere=[REVIEWS | {"sentence": here}])
    new = built("new.db", eastmere=[REVIEWS | moved])
    assert told(difference(old, new)) == [("changed", "seven of 11", ("paragraph",))]


def test_letters_that_only_one_build_holds_are_counted_and_not_told_finding_by_finding(built: Build) -> None:
    old = built("old.db", both=[PLANS], gone=[PLANS, REVIEWS])
    new = built("new.db", both=[PLANS], come=[REVIEWS], empty=[])
    found = difference(old, new)
    assert (found.differences, found.same) == ((), 1)
    assert (found.lost_letters, found.gained_letters) == ({"gone": 2}, {"come": 1, "empty": 0})


def test_a_column_that_only_one_build_has_is_not_compared(built: Build) -> None:
    old, new = (built(name, eastmere=[PLANS]) for name in ("old.db", "new.db"))
    with closing(sqlite3.connect(old)) as connection:
        views = connection.execute("select name from sqlite_master where type = 'view'").fetchall()
        connection.executescript("".join(f"drop view {view};" for (view,) in views))
        connection.execute("alter table findings drop column unsure")
    assert difference(old, new).same == 1


def test_old_and_new_stand_side_by_side_and_a_line_counts_them(
    built: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "60")
    built("old.db", eastmere=[PLANS | {"count": 11}], gone=[PLANS])
    built("new.db", eastmere=[PLANS, REVIEWS | {"unsure": ("Nothing says of which reviews this is said.",)}])
    ended = CliRunner().invoke(cli.sqs, ["diff", "old.db", "new.db"], standalone_mode=False, catch_exceptions=False)
    assert ended.return_value == 0
    assert (
        ended.output
        == """\
eastmere, 1.1, changed: “sufficient in 12 of 20”
  Plans were sufficient in 12 of 20 cases. Reviews were good
  in seven of 11.
         old                       new
  count  11                        12

eastmere, 1.1, gained: “seven of 11”
  Plans were sufficient in 12 of 20 cases. Reviews were good
  in seven of 11.
           old                      new
  measure  –                        reoffending.review
  role     –                        headline
  verdict  –                        sufficient
  count    –                        7
  total    –                        11
  basis    –                        printed
  rule     –                        n of m
  unsure   –                        Nothing says of which
                                    reviews this is said.

gone: only in old.db, findings: 1
From old.db to new.db: 1 gained, 1 lost, 1 changed, 0 the
  same.
"""
    )
