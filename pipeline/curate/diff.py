"""What the findings of two builds gain, lose and change: the review of a rule. The standard library alone."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.corpus.built_database import reading_from
from pipeline.errors import SqsError

COMPARED = (
    "quote",
    "measure",
    "role",
    "verdict",
    "count",
    "total",
    "words",
    "low",
    "high",
    "basis",
    "antecedent",
    "rule",
    "unsure",
    "checked",
)
"""The columns that make a finding another one where they differ."""

_FINDINGS = """
    select findings.*, paragraphs.number, paragraphs.position
    from findings join paragraphs on paragraphs.id = findings.paragraph
    order by findings.letter, paragraphs.position, findings."start", findings.id
"""

Row = dict[str, Any]
"""A row of `findings`, with the number and the position of its paragraph."""


@dataclass(frozen=True)
class Difference:
    """A finding that only one of the builds has, or that they read differently."""

    old: Row | None
    new: Row | None
    fields: tuple[str, ...]
    """The columns in which they differ; of a finding gained or lost, those that say something."""

    @property
    def kind(self) -> str:
        """What became of the finding."""
        if self.old is None:
            return "gained"
        return "lost" if self.new is None else "changed"

    @property
    def row(self) -> Row:
        """The finding as it stands now; as it stood, where it is lost."""
        return self.new or self.old or {}


@dataclass(frozen=True)
class Differences:
    """What the findings of two builds have and have not in common."""

    differences: tuple[Difference, ...]
    """Of the letters that both builds hold, in their order."""
    same: int
    gained_letters: dict[str, int]
    """The letters that only the new build holds, and how many findings each has."""
    lost_letters: dict[str, int]
    """The letters that only the old build holds, and how many findings each had."""


@dataclass(frozen=True)
class _Build:
    letters: frozenset[str]
    findings: dict[str, list[Row]]
    """By letter, in the order printed."""

    def only_beside(self, other: "_Build") -> dict[str, int]:
        return {letter: len(self.findings[letter]) for letter in sorted(self.letters - other.letters)}


def difference(old: Path, new: Path) -> Differences:
    """What the findings of the new database gain, lose and change against the old; SqsError where either is none.

    A finding is the same one where it says the same in the same paragraph, else where it has the same id, else where
    the quotations overlap; one whose words are unchanged but stand in another paragraph has moved.
    """
    before, after = _open_build(old), _open_build(new)
    differences: list[Difference] = []
    same = 0
    for letter in sorted(before.letters & after.letters):
        found, alike = differences_between(before.findings[letter], after.findings[letter])
        differences += found
        same += alike
    return Differences(
        differences=tuple(differences),
        same=same,
        gained_letters=after.only_beside(before),
        lost_letters=before.only_beside(after),
    )


def differences_between(before: Sequence[Row], after: Sequence[Row]) -> tuple[list[Difference], int]:
    """What two readings of one letter have not in common, in the order printed, and how many rows are the same."""
    compared = [Difference(was, now, _fields(was, now)) for was, now in _pairs(before, after)]
    differences = [each for each in compared if each.fields]
    return differences, len(compared) - len(differences)


def _open_build(database: Path) -> _Build:
    if not database.exists():
        raise SqsError(f"There is no file {database}: name a database built with `sqs build`.")
    try:
        with reading_from(database) as connection:
            connection.row_factory = sqlite3.Row
            letters = frozenset(row["id"] for row in connection.execute("select id from letters"))
            findings: dict[str, list[Row]] = defaultdict(list)
            for row in connection.execute(_FINDINGS):
                findings[row["letter"]].append(dict(row))
    except sqlite3.Error as error:
        raise SqsError(f"{database} was not built by sqs ({error}): build it with `sqs build --db FILE`.") from error
    return _Build(letters=letters, findings=findings)


def _pairs(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """Each finding with what became of it, in the order printed; None beside one that was gained or lost."""
    ranked = sorted(
        (*rank, place, other)
        for place, was in enumerate(before)
        for other, now in enumerate(after)
        if (rank := _kinship(was, now)) is not None
    )
    became: dict[int, int] = {}
    for *_, place, other in ranked:
        if place not in became and other not in became.values():
            became[place] = other
    pairs: list[tuple[Row | None, Row | None]] = [
        *((before[place], after[other]) for place, other in became.items()),
        *((was, None) for place, was in enumerate(before) if place not in became),
        *((None, now) for other, now in enumerate(after) if other not in became.values()),
    ]
    return sorted(pairs, key=_as_text)


def _kinship(was: Row, now: Row) -> tuple[int, int] | None:
    """How surely one became the other, the surest first: a rank, and what the quotations share; None if not at all."""
    here = was["paragraph"] == now["paragraph"]
    shared = min(was["end"], now["end"]) - max(was["start"], now["start"]) if here else 0
    words_kept = (was["quote"], was["sentence"]) == (now["quote"], now["sentence"])
    if here and words_kept and not _fields(was, now):
        return 0, -shared
    if was["id"] == now["id"]:
        return 1, -shared
    if shared > 0:
        return 2, -shared
    return (3, 0) if words_kept else None


def _as_text(pair: tuple[Row | None, Row | None]) -> tuple[int, int]:
    row = pair[1] or pair[0] or {}
    return row["position"], row["start"]


def _fields(was: Row | None, now: Row | None) -> tuple[str, ...]:
    """The columns in which the two differ, of those that both builds have."""
    if was is None or now is None:
        row = was or now or {}
        return tuple(field for field in COMPARED if field not in {"quote", "checked"} and row.get(field) is not None)
    moved = ("paragraph",) if was["paragraph"] != now["paragraph"] else ()
    both = [field for field in COMPARED if field in was and field in now]
    return (*moved, *(field for field in both if was[field] != now[field]))
