"""What the findings of two builds gain, lose and change, each difference under its sentence."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.cli.text.two_columns import in_two_columns
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.diff import Difference, Differences, Row


def report(found: Differences, old: Path, new: Path, *, width: int) -> Iterator[str]:
    """The lines to read, folded at `width`: each difference under its sentence, old and new beside one another."""
    for each in found.differences:
        yield from _difference_lines(each, width)
    for letters, database in ((found.lost_letters, old), (found.gained_letters, new)):
        for letter, findings in letters.items():
            yield from wrap(f"{letter}: only in {database}, findings: {findings}", width, rest="  ")
    counts = Counter(each.kind for each in found.differences)
    gained = counts["gained"] + sum(found.gained_letters.values())
    lost = counts["lost"] + sum(found.lost_letters.values())
    sums = f"{gained} gained, {lost} lost, {counts['changed']} changed, {found.same} the same."
    yield from wrap(f"From {old} to {new}: {sums}", width, rest="  ")


def _difference_lines(each: Difference, width: int) -> Iterator[str]:
    return in_two_columns(
        f"{each.row['letter']}, {each.row['number']}, {each.kind}: “{each.row['quote']}”",
        each.row["sentence"],
        {field: (_value(each.old, field), _value(each.new, field)) for field in each.fields},
        heads=("old", "new"),
        width=width,
    )


def _value(row: Row | None, field: str) -> object:
    return row and row["number" if field == "paragraph" else field]
