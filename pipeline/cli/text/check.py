"""What a check found, in lines for the terminal."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.annotations.entries import DECISIVE
from pipeline.annotations.quotations import sentence_round
from pipeline.cli.text.finding import row
from pipeline.cli.text.two_columns import in_two_columns
from pipeline.curate.check.accepting import Acceptance, Step
from pipeline.curate.check.holding import Held, Standing, Unheld

_INDENT = "  "
_ALWAYS_COUNTED = ("confirmed", "changed", "lost", "new", "unread")
_COUNTED_WHERE_THERE_ARE_ANY = ("not fitting", "corrected", "rejected", "left open", "unchecked", "out of date")
_READING = (*DECISIVE, "basis", "words")
_STEPS: dict[Step, str] = {
    "unticked": "no longer marked as checked",
    "added": "added",
    "rewritten": "drafts that are now read differently",
    "dropped": "drafts removed",
}

CURES = (
    "If the checked entry is right, keep it and say why in its `note`. If the new reading is right, "
    "`sqs check --accept` saves it for a person to check."
)


def report(results: Sequence[Held | Unheld], *, width: int) -> Iterator[str]:
    """A line of counts for each letter; below it whatever a person should look at, folded at `width`."""
    for result in results:
        if isinstance(result, Unheld):
            yield from textwrap.wrap(f"{result.id}: {result.message}", width, subsequent_indent=_INDENT)
        else:
            yield from _told(result, width)
    held = [result for result in results if isinstance(result, Held)]
    if len(held) > 1:
        yield _in_words(f"{len(held)} letters", sum((_counts(each) for each in held), Counter()))


def accepted(acceptance: Acceptance) -> str:
    """What was done to a letter's `findings.yml`, as a sentence or two."""
    done = ", ".join(f"{count} {_STEPS[step]}" for step, count in acceptance.steps.items())
    lost = " Comments inside its entries were lost." * acceptance.comments_lost
    return f"{acceptance.path} has been updated: {done}.{lost}"


def _told(held: Held, width: int) -> Iterator[str]:
    yield _in_words(held.folder.id, _counts(held))
    for standing in held.failing():
        yield from _failure(held, standing, width)
    text = held.reading.letter.text
    if held.standings:
        for finding in held.new:
            yield from _listed(f"new, {finding.paragraph}: “{finding.of(text)}”: {row(finding)}", width)
    for number in held.unread:
        sentence = sentence_round(held.reading.letter, number).of(text)
        yield from _listed(f"unread: “{number.of(text)}” in “{sentence}”", width)


def _failure(held: Held, standing: Standing, width: int) -> Iterator[str]:
    entry, finding = standing.entry, standing.finding
    if standing.place is None:
        yield from _listed(f"findings.yml, line {standing.line}: {standing.misfit}", width)
        return
    values = {field: (getattr(entry, field), getattr(finding, field, None)) for field in _READING}
    differing = ", ".join(field for field in DECISIVE if values[field][0] != values[field][1])
    became = f"changed ({differing})" if finding else "lost"
    yield from in_two_columns(
        f"{held.folder.id}, {entry.paragraph}, {became}: “{entry.quote}”",
        sentence_round(held.reading.letter, standing.place).of(held.reading.letter.text),
        values,
        heads=("old (checked)", "new (read)"),
        width=width,
    )


def _listed(words: str, width: int) -> Iterator[str]:
    yield from textwrap.wrap(words, width, initial_indent=_INDENT, subsequent_indent=2 * _INDENT)


def _counts(held: Held) -> Counter[str]:
    became: Iterable[str] = (standing.became for standing in held.standings)
    return Counter(became) + Counter({"new": len(held.new), "unread": len(held.unread)})


def _in_words(name: str, counts: Counter[str]) -> str:
    told = (*_ALWAYS_COUNTED, *(what for what in _COUNTED_WHERE_THERE_ARE_ANY if counts[what]))
    return f"{name}: {', '.join(f'{counts[what]} {what}' for what in told)}"
