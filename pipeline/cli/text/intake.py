"""What became of many letters offered for the corpus, as a table for the terminal."""

from collections import Counter
from collections.abc import Iterator, Sequence
from os.path import commonpath, dirname

from pipeline.cli.text.wrapping import wrap
from pipeline.curate.add.intake import Became, Intake
from pipeline.language.plurals import quantity

_INDENT = "  "
_HEADINGS: dict[Became, str] = {
    "added": "Added",
    "doubtful": "Added, but doubtful",
    "held already": "Held already",
    "other edition": "Other editions of letters held",
    "refused": "Refused",
}
_ABSENT: dict[Became, str] = {"added": "Would be added", "doubtful": "Would be added, but doubtful"}


def report(intakes: Sequence[Intake], remarks: Sequence[str], *, is_written: bool, width: int) -> Iterator[str]:
    """The lines, folded at `width`: a part for each outcome, a row for each letter, the figures last."""
    shared = _shared_folder([intake.place for intake in intakes])
    for became, heading in _HEADINGS.items():
        part = [intake for intake in intakes if intake.became == became]
        if part:
            yield f"{heading if is_written else _ABSENT.get(became, heading)}: {len(part)}"
            yield from _rows(part, shared, width)
            yield ""
    for remark in remarks:
        yield from wrap(remark, width)
    yield from wrap(_figures(intakes, is_written=is_written), width)
    for line in _next(intakes) if is_written else ():
        yield from wrap(line, width)


def _rows(part: Sequence[Intake], shared: str, width: int) -> Iterator[str]:
    names = [intake.place.removeprefix(shared) for intake in part]
    longest = max(map(len, names))
    for name, intake in zip(names, part, strict=True):
        letter = f"{_INDENT}{intake.letter}" if intake.letter else ""
        yield f"{_INDENT}{name:<{longest if letter else 0}}{letter}"
        for reason in intake.reasons:
            yield from wrap(reason, width, first=3 * _INDENT, rest=3 * _INDENT)


def _figures(intakes: Sequence[Intake], *, is_written: bool) -> str:
    counts = Counter(intake.became for intake in intakes)
    added = counts["added"] + counts["doubtful"]
    doubtful = f" ({counts['doubtful']} doubtful)" if counts["doubtful"] else ""
    rest = (
        f"{counts['held already']} held already, {quantity(counts['other edition'], 'other edition')}, "
        f"{counts['refused']} refused"
    )
    done = "added" if is_written else "to be added"
    said = f"{quantity(len(intakes), 'letter')} offered: {added} {done}{doubtful}, {rest}."
    return said if is_written else f"{said} Nothing was written: run the command without --dry-run."


def _next(intakes: Sequence[Intake]) -> Iterator[str]:
    became = {intake.became for intake in intakes}
    if "other edition" in became:
        yield "To put another edition in the place of the one held, run `sqs replace LETTER FILE`."
    if became & {"added", "doubtful"}:
        yield "None of the new findings has been checked yet: `sqs status` shows where to go on."


def _shared_folder(places: Sequence[str]) -> str:
    """What all the places begin with, up to a slash: said once it is enough, and here it was said by the person."""
    folders = {dirname(place) for place in places}  # noqa: PTH120 - a web address is no path
    if len(places) < 2 or "" in folders or len({folder.startswith("/") for folder in folders}) > 1:  # noqa: PLR2004
        return ""
    shared = commonpath(folders) if not any("://" in folder for folder in folders) else ""
    return f"{shared}/" if shared else ""
