"""What a person is told: at the beginning, with each question, after each answer and at the end."""

from collections.abc import Iterable, Iterator, Sequence

import click

from models.base import Span
from models.checked import CheckedEntry
from models.letter import Letter
from pipeline.cli.text.passage import passage
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.review.alternatives import other_entries
from pipeline.curate.review.doubts import contradictions, doubts
from pipeline.curate.review.letter_to_review import LetterToReview
from pipeline.curate.review.slot import Slot
from pipeline.curate.review.walk import Walk
from pipeline.curate.review.wording import in_words
from pipeline.language.plurals import quantity

MENU = "a accept  c correct  r reject  s skip  b back  p picture  ? help  q quit: "
HELP = (
    "a  accept: this is what the letter says. It is saved as checked.",
    "1  use the other reading that is shown. It is saved as checked.",
    "c  correct: enter each field again, and say why. It is saved as checked.",
    "r  reject: these words do not state a finding. That is saved too.",
    "s  skip: leave it unchecked for now.",
    "b  back: return to the previous one and undo its answer.",
    "p  picture: save the lines as printed in a file, and show its path.",
    "q  quit: your answers so far are already saved.",
)
_INDENT = "  "


def opening_lines(reviewed: LetterToReview, walk: Walk, width: int) -> Iterator[str]:
    """What there is to go over, and what must be left out."""
    letter = reviewed.check.folder.id
    unfit = [entry_check for entry_check in reviewed.check.entries if entry_check.place is None]
    findings = quantity(len(walk.slots), "finding")
    if walk.asked:
        yield from wrap(f"{letter}: {findings}, {len(walk.asked)} of them to check.", width)
    elif not walk.slots:
        yield from wrap(f"{letter}: no findings were read, and there are no entries.", width)
    elif not unfit:
        yield from wrap(f"{letter}: {findings}, all of them checked. Use --all to go through them again.", width)
    for entry_check in unfit:
        yield from wrap(f"Left out: findings.yml, line {entry_check.line}: {entry_check.misfit}", width, rest=_INDENT)


def question(reviewed: LetterToReview, walk: Walk, *, width: int, colour: bool) -> Iterator[str]:
    """The statement that is asked about now: where it stands, its words, how they are read, what is doubtful."""
    letter, slot, place = reviewed.check.reading.letter, walk.slot, walk.place
    yield ""
    for line in wrap(f"{len(walk.steps) + 1} of {len(walk.asked)}: {_whereabouts(letter, place)}", width):
        yield click.style(line, bold=True) if colour else line
    yield ""
    antecedent = slot.finding.antecedent if slot.finding else None
    yield from passage(letter, place, width=width, colour=colour, antecedent=antecedent)
    yield ""
    yield from _reading_lines(slot, width)
    yield from _doubtful(doubts(reviewed, walk.slots, walk.at), width)
    yield from _others(other_entries(slot, reviewed.check.reading), width)
    yield ""


def outcome(reviewed: LetterToReview, before: Walk, after: Walk, width: int) -> Iterator[str]:
    """What the last step did."""
    if len(after.steps) < len(before.steps):
        undone = "" if after.content == before.content else ", and its answer is undone"
        yield from wrap(f"Back to the previous one{undone}.", width)
        return
    step = after.steps[-1]
    entry = after.slots[before.at].entry
    said = f": {in_words(entry)}" if step.became == "corrected" else ""
    note = f" Its note: {entry.note}" if step.became != "skipped" and entry.note else ""
    yield from wrap(f"{step.became.capitalize()}{said}.{note}", width, rest=_INDENT)
    if step.became == "corrected":
        yield from _doubtful(contradictions(reviewed, after.slots, before.at), width)
    if after.comments_lost:
        yield from wrap("A comment inside the entry was lost. Press b to get it back.", width)


def closing_lines(walk: Walk, commands: Sequence[str], width: int) -> Iterator[str]:
    """What was done, what is left, and what to do next: the first of the commands, or both."""
    tally = walk.tally
    left = sum(slot.is_left for slot in walk.slots)
    yield ""
    yield from wrap(
        f"Accepted {tally['accepted']}, corrected {tally['corrected']}, rejected {tally['rejected']}, "
        f"skipped {tally['skipped']}. Left unchecked: {left}.",
        width,
    )
    yield "Next:"
    yield from (f"{_INDENT}{command}" for command in commands[: 2 if left else 1])


def _whereabouts(letter: Letter, place: Span) -> str:
    paragraph = letter.paragraph_of(place)
    page = letter.transcript.page_of(place)
    headings = [section.heading for section in letter.sections if section.covers(place)]
    told = [f"paragraph {paragraph.key}", page and f"page {page}", *headings]
    return ", ".join(part for part in told if part)


def _reading_lines(slot: Slot, width: int) -> Iterator[str]:
    yield from wrap(f"Reading: {in_words(slot.entry)}.", width, rest=_INDENT)
    if slot.entry.checked:
        yield from wrap("A person has checked this.", width)
    if slot.entry.note:
        yield from wrap(f"Note: {slot.entry.note}", width, rest=_INDENT)


def _others(others: Iterable[CheckedEntry], width: int) -> Iterator[str]:
    for key, other in enumerate(others, start=1):
        words = "these words do not state a finding" if other.rejected else in_words(other)
        yield from wrap(f"Or, with {key}: {words}.", width, rest=_INDENT)


def _doubtful(doubts: Iterable[str], width: int) -> Iterator[str]:
    for doubt in doubts:
        yield from wrap(f"Doubtful: {doubt}", width, rest=_INDENT)
