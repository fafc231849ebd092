"""A sentence as the rules understand it, in lines for the terminal: what it becomes first, and why below it."""

from collections.abc import Iterator, Sequence

import click

from models.finding import Finding
from pipeline.cli.text.finding import count_of_total
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.teach.understood import Loss, Match, Understanding, UnderstoodStatement, WeighedReading
from pipeline.language.rules import measure_labels

_LABEL = 10
_WORTH_TELLING = 0.01
"""The probability of a reading below which nobody needs to hear of it."""
_INDENT = " " * 2
_COLOURS = {"sufficient": "green", "insufficient": "red", "none": "blue", None: "yellow"}
_NO_TOPIC = "no entry of topics_to_measures.yml fits its words"


def report(understood: Understanding, *, width: int) -> Iterator[str]:
    """The sentence, each statement with what it rests on, what lost, and what is missing."""
    yield from wrap(f"“{understood.sentence}”", width)
    for place, statement in enumerate(understood.statements, start=1):
        yield ""
        yield from statement_lines(statement, place, width)
    if not understood.statements:
        yield from ("", click.style("No statement is read here.", bold=True))
    yield from _not_counted(understood, width)
    if understood.lost:
        yield from ("", click.style("Lost", bold=True))
        yield from _lost_lines(understood.lost, width)
    yield from ("", click.style("Missing", bold=True))
    yield from _missing_lines(understood, width)


def statement_lines(statement: UnderstoodStatement, place: int, width: int) -> Iterator[str]:
    """One statement: its row, what each part of the row rests on, and what it might be instead."""
    finding, chosen = statement.finding, statement.readings[0]
    yield from wrap(f"{place}  “{statement.words}”", width, rest=" " * 3)
    yield from _labelled("reads", _row_of(finding, chosen), width, colour=_COLOURS[chosen.verdict])
    if statement.doubt:
        yield from _labelled("", statement.doubt, width)
    yield from _labelled("numbers", "; ".join(map(_phrase_in_words, statement.numbers)), width)
    yield from _labelled("verdict", _verdict_in_words(statement), width)
    yield from _labelled("measure", _measure_in_words(statement), width)
    others = [other for other in statement.readings[1:] if other.probability >= _WORTH_TELLING]
    for at, other in enumerate(others):
        yield from _labelled("" if at else "or else", f"{_percent(other.probability)}  {row_in_words(other)}", width)


def row_in_words(reading: WeighedReading) -> str:
    """The row that a reading would make."""
    if not reading.is_finding:
        return "these words state no finding"
    verdict = reading.verdict or "verdict not known"
    return f"{count_of_total(reading.count, reading.total)} · {verdict} · {measure_in_words(reading.measure)}"


def measure_in_words(measure: str | None) -> str:
    """What the measure is called, and its id."""
    return "no measure fits" if measure is None else f"{measure_labels().get(measure, measure)} ({measure})"


def _row_of(finding: Finding | None, chosen: WeighedReading) -> str:
    if finding is None:
        return row_in_words(chosen)
    how_sure = "" if finding.confidence is None else f", {_percent(finding.confidence)}"
    words = f" · “{finding.words}”" if finding.words else ""
    return f"{row_in_words(chosen)}{words} · {finding.certainty}{how_sure}"


def _verdict_in_words(statement: UnderstoodStatement) -> str:
    chosen = statement.readings[0].verdict
    if chosen == "none":
        return "counts of this measure judge nothing"
    if not statement.verdict:
        return f"no word judges it, so {chosen} is a guess by words that checked letters have used"
    told = "; ".join(map(_sign_in_words, statement.verdict))
    overruled = all(sign.listed_as != chosen for sign in statement.verdict)
    return f"{told}; but {chosen} is likelier by words that checked letters have used" if overruled else told


def _sign_in_words(sign: Match) -> str:
    if not sign.words:
        return f"{sign.listed_as}, because: {sign.meaning}"
    return f"“{sign.words}” {sign.meaning} says {sign.listed_as}"


def _measure_in_words(statement: UnderstoodStatement) -> str:
    chosen = statement.readings[0].measure
    shown = ", ".join(f"“{each.words}” ({each.listed_as})" for each in statement.measure)
    if statement.frame is None:
        return f"{_NO_TOPIC}; {chosen} is a guess by words that checked letters have used" if chosen else _NO_TOPIC
    if statement.frame == chosen:
        return f"{shown or 'the section'} points to {chosen}"
    return f"{shown or 'the section'} points to {statement.frame}, but {chosen or 'none'} is likelier by other evidence"


def _not_counted(understood: Understanding, width: int) -> Iterator[str]:
    if understood.aside or understood.unread:
        yield ""
    for each in understood.aside:
        yield from wrap(f"{_phrase_in_words(each)}", width, rest=_INDENT)
    if understood.unread:
        numbers = ", ".join(f"“{number}”" for number in understood.unread)
        yield from wrap(f"No rule of number_phrases.yml recognises {numbers}.", width, rest=_INDENT)


def _lost_lines(lost: Sequence[Loss], width: int) -> Iterator[str]:
    """The losses, those with the same reason in one line."""
    by_reason: dict[str, list[str]] = {}
    for each in lost:
        by_reason.setdefault(each.why, []).append(f"“{each.words}” ({each.listed_as})")
    for why, losers in by_reason.items():
        yield from wrap(f"{', '.join(losers)}: {why}", width, first=_INDENT, rest=2 * _INDENT)


def _missing_lines(understood: Understanding, width: int) -> Iterator[str]:
    if not understood.missing:
        yield from wrap("Nothing: every word stands in a list.", width, first=_INDENT)
        return
    new, known = understood.missing[: understood.never_heard], understood.missing[understood.never_heard :]
    if new:
        yield from wrap(
            f"{_listed(new)}: in no list, and new to the checked letters", width, first=_INDENT, rest=2 * _INDENT
        )
    if known:
        yield from wrap(f"{_listed(known)}: in no list", width, first=_INDENT, rest=2 * _INDENT)
    yield from wrap(_what_to_try(understood), width, first=_INDENT, rest=_INDENT)


def _what_to_try(understood: Understanding) -> str:
    """What a person may do next, in a sentence or two: a statement that no word judges needs a word that does."""
    if not any(_is_not_judged(statement) for statement in understood.statements):
        return "pipeline/rules/README.md says which file teaches what; --try shows what an edit would change."
    tried = understood.missing[0].lower()
    return (
        f'If that says whether work was good enough, see what teaching it would change: add --try "good: {tried}" or '
        f'--try "bad: {tried}". pipeline/rules/README.md tells of the other lists.'
    )


def _is_not_judged(statement: UnderstoodStatement) -> bool:
    judged = any(sign.words and sign.meaning == "in its clause" for sign in statement.verdict)
    return statement.readings[0].verdict != "none" and not judged


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{each}”" for each in words)


def _labelled(label: str, words: str, width: int, *, colour: str | None = None) -> Iterator[str]:
    rest = " " * (3 + _LABEL)
    for line in wrap(words, width, first=f"   {label:<{_LABEL}}", rest=rest):
        yield line[: len(rest)] + click.style(line[len(rest) :], fg=colour) if colour else line


def _phrase_in_words(match: Match) -> str:
    meaning = match.meaning[:1].lower() + match.meaning[1:].rstrip(".")
    return f"“{match.words}”: {meaning} (rule: {match.listed_as})"


def _percent(probability: float) -> str:
    return f"{probability:.0%}"
