"""What an edit of the rules changes: in the sentence, then in the letters, the worst first."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

import click

from models.checked import CheckedEntry
from pipeline.cli.text.finding import count_of_total
from pipeline.cli.text.teach import row_in_words
from pipeline.cli.text.two_columns import in_two_columns
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.diff import Row
from pipeline.curate.teach.effects import Became, Effect, Effects, Trial
from pipeline.curate.teach.understood import Understanding, UnderstoodStatement
from pipeline.language.plurals import quantity

SHOWN = 12
"""So many rows of each kind are shown; --all shows every one."""
HEADS: dict[Became, tuple[str, str]] = {
    "worse": ("Worse than before", "red"),
    "better": ("Better than before", "green"),
    "other": ("Changed, and nobody has said which is right", "yellow"),
}


def trial_report(trial: Trial, *, is_long: bool, width: int) -> Iterator[str]:
    """The lines to read: the sentence before and after, the sums, then each row that changes."""
    yield from wrap(f"“{trial.before.sentence}”", width)
    yield from ("", click.style(f"Tried: {'; '.join(trial.edits)}", bold=True))
    yield from _sentence_lines(trial.before, trial.after, width)
    yield ""
    yield from wrap(_sums(trial.effects, trial.seconds), width)
    for became in HEADS:
        yield from _effect_lines(trial.effects.became(became), became, is_long=is_long, width=width)
    for letter in trial.effects.unreadable:
        yield from wrap(f"{letter} cannot be read, so nothing is known of it.", width)


def _sentence_lines(before: Understanding, after: Understanding, width: int) -> Iterator[str]:
    for was, now in zip_longest(before.statements, after.statements):
        words = (now or was).words
        old, new = _row(was), _row(now)
        yield from wrap(f"“{words}”", width, first="  ", rest="    ")
        if old == new:
            yield from wrap(f"the same: {new}", width, first="    ", rest="      ")
        else:
            yield from wrap(f"before: {old}", width, first="    ", rest="      ")
            yield from wrap(f"now:    {new}", width, first="    ", rest="      ")
    if not before.statements and not after.statements:
        yield "  No statement is read here, before or now."


def _row(statement: UnderstoodStatement | None) -> str:
    if statement is None:
        return "no statement"
    finding = statement.finding
    sure = "" if finding is None or finding.confidence is None else f" · {finding.certainty}, {finding.confidence:.0%}"
    return row_in_words(statement.readings[0]) + sure


def _sums(effects: Effects, seconds: float) -> str:
    counted = (
        f"{len(effects.became('better'))} better, {len(effects.became('worse'))} worse, "
        f"{len(effects.became('other'))} changed otherwise"
    )
    read = f"{quantity(effects.letters, 'letter')} ({effects.reread} read again, {seconds:.1f} seconds)"
    return f"Over {read}: {counted}."


def _effect_lines(effects: Sequence[Effect], became: Became, *, is_long: bool, width: int) -> Iterator[str]:
    if not effects:
        return
    head, colour = HEADS[became]
    yield from ("", click.style(f"{head}: {len(effects)}", bold=True, fg=colour))
    shown = effects if is_long else effects[:SHOWN]
    for effect in shown:
        yield from _one_effect(effect, width)
    if len(effects) > len(shown):
        yield f"  and {len(effects) - len(shown)} more: --all shows them."


def _one_effect(effect: Effect, width: int) -> Iterator[str]:
    each = effect.difference
    values = {
        field: (each.old and each.old[field], each.new and each.new[field]) for field in each.fields if field != "quote"
    }
    yield from in_two_columns(
        f"{each.row['letter']}, {each.row['number']}, {each.kind}: “{each.row['quote']}”",
        each.row["sentence"],
        values,
        heads=("before", "now"),
        width=width,
    )
    if effect.expected is not None:
        yield from wrap(f"checked by a person: {_checked(effect.expected, each.row)}", width, first="  ", rest="    ")
        yield ""


def _checked(entry: CheckedEntry, row: Row) -> str:
    told = [
        count_of_total(entry.count, entry.total),
        entry.verdict or "verdict not known",
        entry.measure or "no measure",
    ]
    if entry.role != row["role"]:
        told.append(entry.role or "no role")
    return " · ".join(told)
