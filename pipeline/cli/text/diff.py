"""What the findings of two builds gain, lose and change, each difference under its sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.cli.text.two_columns import in_two_columns
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.diff import Difference, Differences, Row
from pipeline.language.plurals import quantity


def report(found: Differences, old: Path, new: Path, *, width: int) -> Iterator[str]:
    """The lines to read, folded at `width`: each difference under its sentence, old and new beside one another."""
    for each in found.differences:
        yield from _difference_lines(each, width)
    for letters, database in ((found.lost_letters, old), (found.gained_letters, new)):
        for letter, findings in letters.items():
            yield from wrap(f"{letter}: only in {database}, findings: {findings}", width, rest="  ")
    yield from _sums(found, old, new, width)


def brief(found: Differences, old: Path, new: Path, *, width: int) -> Iterator[str]:
    """A line for each letter that changes, in words, and the sums last."""
    by_letter: defaultdict[str, list[Difference]] = defaultdict(list)
    for each in found.differences:
        by_letter[each.row["letter"]].append(each)
    for letter, findings in found.gained_letters.items():
        yield from wrap(f"{letter}: a new letter with {quantity(findings, 'finding')}", width, rest="  ")
    for letter, findings in found.lost_letters.items():
        yield from wrap(f"{letter}: no longer held; it had {quantity(findings, 'finding')}", width, rest="  ")
    for letter, differences in by_letter.items():
        kinds = (_kind_in_words(differences, kind) for kind in ("gained", "lost", "changed"))
        yield from wrap(f"{letter}: {'; '.join(filter(None, kinds))}", width, rest="  ")
    yield from _sums(found, old, new, width)


def _kind_in_words(differences: Sequence[Difference], kind: str) -> str:
    """How many are of that kind, in which paragraphs, and in what they differ."""
    some = [each for each in differences if each.kind == kind]
    if not some:
        return ""
    paragraphs = ", ".join(dict.fromkeys(each.row["number"] for each in some))
    fields = ", ".join(dict.fromkeys(field for each in some for field in each.fields)) if kind == "changed" else ""
    return f"{len(some)} {kind} in {paragraphs}{f' ({fields})' if fields else ''}"


def _sums(found: Differences, old: Path, new: Path, width: int) -> Iterator[str]:
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
