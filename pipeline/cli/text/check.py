"""What a check found, in lines for the terminal."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.annotations.entries import DECISIVE
from pipeline.annotations.quotations import sentence_around
from pipeline.cli.text.finding import row
from pipeline.cli.text.two_columns import in_two_columns
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.check.acceptance import Acceptance, Step
from pipeline.curate.check.letter_check import EntryCheck, LetterCheck, UncheckableLetter

_INDENT = "  "
_ALWAYS_COUNTED = ("confirmed", "changed", "lost", "new", "unread")
_COUNTED_WHERE_THERE_ARE_ANY = ("not fitting", "corrected", "rejected", "left open", "unchecked", "out of date")
_READING = (*DECISIVE, "basis", "words")
_STEPS: dict[Step, str] = {
    "unticked": "no longer marked as checked",
    "moved": "moved to the paragraph that has their words now",
    "noted": "still marked as checked although no rule reads them",
    "added": "added",
    "rewritten": "drafts that are now read differently",
    "dropped": "drafts removed",
}

CURES = (
    "If the checked entry is right, keep it and say why in its `note`. If the new reading is right, "
    "`sqs check --accept` saves it for a person to check."
)


def report(results: Sequence[LetterCheck | UncheckableLetter], *, width: int) -> Iterator[str]:
    """A line of counts for each letter; below it whatever a person should look at, folded at `width`."""
    for result in results:
        if isinstance(result, UncheckableLetter):
            yield from textwrap.wrap(f"{result.id}: {result.message}", width, subsequent_indent=_INDENT)
        else:
            yield from _letter_lines(result, width)
    letter_checks = [result for result in results if isinstance(result, LetterCheck)]
    if len(letter_checks) > 1:
        sums = sum((_counts(each) for each in letter_checks), Counter[str]())
        yield from _counts_in_lines(f"{len(letter_checks)} letters", sums, width)


def acceptance_report(acceptance: Acceptance) -> str:
    """What was done to a letter's `findings.yml`, as a sentence or two."""
    done = ", ".join(f"{count} {_STEPS[step]}" for step, count in acceptance.steps.items())
    lost = " Comments inside its entries were lost." * acceptance.comments_lost
    return f"{acceptance.path} has been updated: {done}.{lost}"


def _letter_lines(letter_check: LetterCheck, width: int) -> Iterator[str]:
    yield from _counts_in_lines(letter_check.folder.id, _counts(letter_check), width)
    for entry_check in letter_check.failing():
        yield from _failure(letter_check, entry_check, width)
    text = letter_check.reading.letter.text
    if letter_check.entries:
        for finding in letter_check.new:
            yield from _list_item(f"new, {finding.paragraph}: “{finding.of(text)}”: {row(finding)}", width)
    for number in letter_check.unread:
        sentence = sentence_around(letter_check.reading.letter, number).of(text)
        yield from _list_item(f"unread: “{number.of(text)}” in “{sentence}”", width)


def _failure(letter_check: LetterCheck, entry_check: EntryCheck, width: int) -> Iterator[str]:
    entry, finding = entry_check.entry, entry_check.finding
    if entry_check.place is None:
        yield from _list_item(f"findings.yml, line {entry_check.line}: {entry_check.misfit}", width)
        return
    values = {field: (getattr(entry, field), getattr(finding, field, None)) for field in _READING}
    differing = ", ".join(field for field in DECISIVE if values[field][0] != values[field][1])
    became = f"changed ({differing})" if finding else "lost"
    yield from in_two_columns(
        f"{letter_check.folder.id}, {entry.paragraph}, {became}: “{entry.quote}”",
        sentence_around(letter_check.reading.letter, entry_check.place).of(letter_check.reading.letter.text),
        values,
        heads=("old (checked)", "new (read)"),
        width=width,
    )


def _list_item(words: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(words, width, initial_indent=_INDENT, subsequent_indent=2 * _INDENT)


def _counts(letter_check: LetterCheck) -> Counter[str]:
    became: Iterable[str] = (entry_check.became for entry_check in letter_check.entries)
    return Counter(became) + Counter({"new": len(letter_check.new), "unread": len(letter_check.unread)})


def _counts_in_lines(name: str, counts: Counter[str], width: int) -> Iterator[str]:
    told = (*_ALWAYS_COUNTED, *(what for what in _COUNTED_WHERE_THERE_ARE_ANY if counts[what]))
    yield from wrap(f"{name}: {', '.join(f'{counts[what]} {what}' for what in told)}", width, rest=_INDENT)
