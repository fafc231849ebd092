"""What a trial has lost: the record that each gives, and the table of all of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

COLUMNS = {
    "tracebacks": "Tracebacks",
    "hangs": "Hangs",
    "letters": "Letters lost",
    "databases": "Databases damaged",
    "csvs": "CSVs cut short",
    "server_errors": "5xx",
    "leaks": "Leaks",
}
"""The kinds of loss, each with the head of its column."""


class Losses(NamedTuple):
    """How often something was tried, and what was lost by it."""

    tried: int = 0
    tracebacks: int = 0
    """Those that a user sees, and whatever is called a fault of ours."""
    hangs: int = 0
    """What did not end in its time, or was still there when it should have ended."""
    letters: int = 0
    """Good ones that a build did not hold, or held otherwise; bad ones that it did not list with a clear reason."""
    databases: int = 0
    """Those that are not as they were, or not as they should be."""
    csvs: int = 0
    """Answers that looked whole and were not."""
    server_errors: int = 0
    leaks: int = 0
    """Of people's names, addresses and numbers, and of what the machine holds."""
    figures: str = ""
    """What else was measured."""
    told: tuple[str, ...] = ()
    """Each loss in words."""

    @property
    def are_none(self) -> bool:
        """Whether nothing was lost."""
        return not any(getattr(self, column) for column in COLUMNS)

    def and_also(self, other: "Losses") -> "Losses":
        """Both together."""
        fields: dict[str, Any] = {name: getattr(self, name) + getattr(other, name) for name in Losses._fields}
        fields["figures"] = "; ".join(filter(None, (self.figures, other.figures)))
        return Losses(**fields)


def lost(column: str, words: str) -> Losses:
    """One loss of this kind."""
    counts: dict[str, Any] = {column: 1}
    return Losses(told=(f"{column}: {words}",), **counts)


def together(losses: Iterable[Losses]) -> Losses:
    """All that was lost."""
    total = Losses()
    for each in losses:
        total = total.and_also(each)
    return total


def table(trials: Mapping[str, Losses]) -> str:
    """The table, as documents hold it: a row for each trial, by its name."""
    heads = ("What was tried", "Tried", *COLUMNS.values())
    lines = [heads, ("---", *["---:"] * (len(heads) - 1))]
    for name, losses in trials.items():
        words = f"{name} ({losses.figures})" if losses.figures else name
        lines.append((words, f"{losses.tried:,}", *(f"{getattr(losses, column)}" for column in COLUMNS)))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


BEGIN, END = "<!-- stress -->", "<!-- end of stress -->"
"""Between these marks a document holds the table."""


def put_between_marks(document: Path, words: str) -> None:
    """The document, with these words between its marks."""
    before, _, rest = document.read_text(encoding="utf-8").partition(BEGIN)
    document.write_text(f"{before}{BEGIN}\n{words}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def rows_between_marks(document: Path) -> list[list[str]]:
    """The cells of each row of that table, its head first."""
    held = document.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    lines = [line for line in held.splitlines() if line.startswith("|") and "---" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
