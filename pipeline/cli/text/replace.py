"""What another edition changes in a letter, and what becomes of what people have checked in it."""

from collections import Counter
from collections.abc import Iterator

from models.base import Span
from models.letter import Letter
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.replace import EntryMove, Replacement
from pipeline.language.folding import single_spaced
from pipeline.language.plurals import quantity

_INDENT = "  "
_LONGEST = 300
"""Characters of a passage that was put in or taken out; the letter itself has the rest."""
_HEADINGS = {"moved": "Still checked, in another place", "changed": "To be checked again", "gone": "Gone"}


def report(replacement: Replacement, *, is_written: bool, width: int) -> Iterator[str]:
    """The lines, folded at `width`: changes of the text, then the entries that did not stay as they were."""
    yield f"Changes in the letter: {len(replacement.changes)}"
    for change in replacement.changes:
        words = _change(replacement, change.before, change.after)
        yield from wrap(words, width, first=f"{_INDENT}- ", rest=2 * _INDENT)
    checked = [move for move in replacement.moves if move.entry.checked]
    for became, heading in _HEADINGS.items():
        part = [move for move in checked if move.became == became]
        if part:
            yield from ("", f"{heading}: {len(part)}")
        for move in part:
            yield from wrap(_move(move), width, first=f"{_INDENT}- ", rest=2 * _INDENT)
    counts = Counter(move.became for move in checked)
    yield ""
    yield from wrap(
        f"{counts['kept'] + counts['moved']} of {quantity(len(checked), 'checked entry').replace('entrys', 'entries')} "
        f"still checked ({counts['moved']} in another place), {counts['changed']} to be checked again, "
        f"{counts['gone']} gone, {quantity(len(replacement.new), 'new finding')} to be checked.",
        width,
    )
    if replacement.comments_lost:
        yield "Comments inside entries of findings.yml were lost; the earlier edition's file has them."
    letter = replacement.letter.id
    done = f"{letter} has the new edition; the earlier one is in its folder, in earlier/."
    yield from wrap(done if is_written else f"Nothing was written: without --dry-run, {done}", width)


def _change(replacement: Replacement, before: Span, after: Span) -> str:
    was, now = (
        _shortened(span.of(letter.text))
        for letter, span in ((replacement.before.letter, before), (replacement.after.letter, after))
    )
    place = _paragraph(replacement.after.letter, after) or _paragraph(replacement.before.letter, before)
    where = f"{place}: " if place else ""
    if not was:
        return f"{where}put in: “{now}”"
    return f"{where}“{was}” is now “{now}”" if now else f"{where}taken out: “{was}”"


def _move(move: EntryMove) -> str:
    if move.became == "moved" and move.after:
        return f"{move.entry.paragraph}, now {move.after.paragraph}: “{move.after.quote}”"
    now = f" It now says: “{move.sentence_after}”" if move.sentence_after else ""
    return f"{move.entry.paragraph}: “{move.entry.quote}”: {move.why}.{now}"


def _paragraph(letter: Letter, span: Span) -> str | None:
    return next((paragraph.key for paragraph in letter.paragraphs if paragraph.covers(span)), None)


def _shortened(text: str) -> str:
    words = single_spaced(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
