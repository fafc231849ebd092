"""What the signs of a drawing mean: the same on every page and in every file."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.explore.database import Row
from pipeline.explore.small_samples import is_enough_for_a_share

MEANINGS = {
    "few": "Dashed line: fewer than ten cases.",
    "doubtful": "Hollow mark: a doubtful figure.",
    "bound": "Arrow: the letter says at least or at most, so the share may lie further that way.",
}
"""What each sign says of a figure, as files say it."""

CONTRADICTED = "†"
"""In a file, where no words fit, beside a figure that another statement of the letter contradicts."""

LIMITS = {"95%": "diamond", "99.8%": "square"}
"""By the limits outside which a share lies: a shape, so that colour is not needed."""

ARROWS = {"at least": "more", "more than": "more", "at most": "less", "fewer than": "less"}
"""Which way an arrow points, by the word that limits a figure."""


class Sign(NamedTuple):
    """How the mark of a figure is drawn."""

    shape: str
    """A circle; a diamond or a square outside the limits of chance; an arrow where the letter gives only a limit."""
    standing: str
    """above, below or within the range of chance, by which it is coloured; within where that cannot be decided."""
    doubtful: bool
    """Whether it is hollow."""


def sign_of(row: Row) -> Sign:
    """The sign of the figure in a row, by where it stands beside all letters."""
    if is_doubtful(row):
        return Sign("circle", "within", doubtful=True)
    placed = row.get("funnel") or ""
    standing = placed.partition(" ")[0] or row.get("standing")
    limits = next((name for name in LIMITS if name in placed), None) or row.get("limits")
    if standing not in ("above", "below"):
        standing, limits = "within", None
    shape = LIMITS.get(limits or "") or ARROWS.get(row.get("bound") or "") or "circle"
    return Sign(shape, standing, doubtful=False)


def is_doubtful(row: Row) -> bool:
    """Whether the figure may well be misread."""
    return row.get("certainty") == "doubtful"


def is_contradicted(row: Row) -> bool:
    """Whether another statement of the letter contradicts the figure."""
    return "contradicted" in (row.get("marks") or "")


def is_from_few(row: Row) -> bool:
    """Whether so few cases stand behind the figure that it has no share in per cent."""
    return row["total"] is not None and not is_enough_for_a_share(row["total"])


def signs_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The signs that a drawing of these rows holds, in the order of `MEANINGS`."""
    rows = tuple(rows)
    held = {
        "few": any(map(is_from_few, rows)),
        "doubtful": any(map(is_doubtful, rows)),
        "bound": any(sign_of(row).shape in ARROWS.values() for row in rows),
    }
    return tuple(sign for sign in MEANINGS if held[sign])
