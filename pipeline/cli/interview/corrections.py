"""An entry corrected field by field, each answer held to what a `findings.yml` may say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, get_args

from models.checked import CheckedEntry
from models.finding import Basis, Role, Verdict
from models.measure import Measure
from pipeline.cli.interview.person import Person, ask_in_words, say
from pipeline.cli.text.wrapping import wrap
from pipeline.curate.review.measures import measures_near, measures_with
from pipeline.language.number_words import number_of
from pipeline.language.rules import load_measures

GIVE_UP, EMPTY, ALL = "!", "-", "?"
EXPLAINED = (
    f"Press Enter to keep the value in brackets. Type {EMPTY} to leave a field empty, "
    f"or {GIVE_UP} to cancel the correction."
)

_MEASURE_EXPLAINED = f"For the measure, type its id or some words from its name, or {ALL} to list them all."
Value = TypeVar("Value", str, int)

_WITHOUT_COUNT: tuple[Basis, ...] = ("words", "percent")
_LISTED_AT_ONCE = 12
_LONGEST_NUMBER = 40
"""Characters: no number of cases, in figures or in words, takes more."""


@dataclass(frozen=True)
class AcceptedAnswer(Generic[Value]):
    """An answer that can stand in an entry; None leaves the field empty."""

    value: Value | None


def ask_for_corrections(person: Person, entry: CheckedEntry) -> CheckedEntry | None:
    """The entry with what the person says of each field; None where they give it up."""
    say(person, f"{EXPLAINED} {_MEASURE_EXPLAINED}")
    for field, ask in _FIELDS.items():
        answer = ask(person, entry)
        if answer is None:
            return None
        entry = entry.model_copy(update={field: answer.value})
    return entry


def note_by(person: Person, present: str | None, *, prompt: str) -> AcceptedAnswer[str] | None:
    """Why the person reads the words as they do, `present` kept by Enter; None where they give it up."""
    return _ask(person, _prompt(prompt, present), present, _as_words)


def _measure(person: Person, entry: CheckedEntry) -> AcceptedAnswer[str] | None:
    """The measure with the id that the person types, or one of those that they are shown for their words."""
    listed: tuple[Measure, ...] = ()
    while (typed := ask_in_words(person, _prompt("measure", entry.measure))) is not None and typed != GIVE_UP:
        if typed in {"", EMPTY}:
            return AcceptedAnswer(None if typed else entry.measure)
        if typed in {measure.id for measure in load_measures()}:
            return AcceptedAnswer(typed)
        if not (typed.isdecimal() and listed):
            listed = _show_measures(person, typed) or listed
        elif typed in (numbers := [str(number) for number in range(1, len(listed) + 1)]):
            return AcceptedAnswer(listed[numbers.index(typed)].id)
        else:
            say(person, f"Type a number from 1 to {len(listed)}.")
    return None


def _role(person: Person, entry: CheckedEntry) -> AcceptedAnswer[str] | None:
    return _one_of(person, "role", get_args(Role), entry.role)


def _verdict(person: Person, entry: CheckedEntry) -> AcceptedAnswer[str] | None:
    return _one_of(person, "verdict", get_args(Verdict), entry.verdict)


def _count(person: Person, entry: CheckedEntry) -> AcceptedAnswer[int] | None:
    return _ask(person, _prompt("count", entry.count), entry.count, _as_number)


def _total(person: Person, entry: CheckedEntry) -> AcceptedAnswer[int] | None:
    return _ask(person, _prompt("total", entry.total), entry.total, _as_number)


def _basis(person: Person, entry: CheckedEntry) -> AcceptedAnswer[str] | None:
    """One of those that the count leaves: a share alone has none, and whatever else has one."""
    choices = [basis for basis in get_args(Basis) if (basis in _WITHOUT_COUNT) == (entry.count is None)]
    return _one_of(person, "basis", choices, entry.basis if entry.basis in choices else None)


def _words(person: Person, entry: CheckedEntry) -> AcceptedAnswer[str] | None:
    is_needed = entry.basis in _WITHOUT_COUNT

    def accepted(typed: str) -> AcceptedAnswer[str] | str:
        if typed == EMPTY and is_needed:
            return "If there is no count there must be words: copy the share as the letter words it."
        return _as_words(typed)

    return _ask(person, _prompt("words of the share", entry.words), entry.words, accepted, is_needed=is_needed)


def _one_of(person: Person, field: str, choices: Sequence[str], present: str | None) -> AcceptedAnswer[str] | None:
    def accepted(typed: str) -> AcceptedAnswer[str] | str:
        begun = typed.casefold()
        meant = [begun] if begun in choices else [choice for choice in choices if choice.startswith(begun)]
        if not meant:
            return f"It must be one of {', '.join(choices)}. You can type just the first letters."
        return (
            AcceptedAnswer(meant[0]) if len(meant) == 1 else f"That could be {' or '.join(meant)}: type more letters."
        )

    return _ask(person, _prompt(f"{field} ({', '.join(choices)})", present), present, accepted, is_needed=True)


def _as_number(typed: str) -> AcceptedAnswer[int] | str:
    number = number_of(typed) if len(typed) <= _LONGEST_NUMBER else None
    if typed != EMPTY and number is None:
        return f"It must be a whole number, or {EMPTY} if there is none."
    return AcceptedAnswer(number)


def _as_words(typed: str) -> AcceptedAnswer[str] | str:
    return AcceptedAnswer(None if typed == EMPTY else typed)


def _show_measures(person: Person, typed: str) -> tuple[Measure, ...]:
    """The measures that may be meant, each shown with its number."""
    found = load_measures() if typed == ALL else measures_with(typed)
    near = found or measures_near(typed)
    if not near:
        say(person, f"No measure has a name like “{typed}”: try other words, {ALL} for all, or {EMPTY} for none.")
    elif not found:
        say(person, f"No measure has “{typed}” in its name. Similar names:")
    listed = near if typed == ALL else near[:_LISTED_AT_ONCE]
    person.tell(_list(listed, person.width))
    if listed:
        more = (
            f"There are {len(near) - len(listed)} more that are not shown: add a word to narrow the list. "
            if len(near) > len(listed)
            else ""
        )
        say(person, f"{more}Type the number of the right one.")
    return listed


def _list(measures: tuple[Measure, ...], width: int) -> Iterator[str]:
    for number, measure in enumerate(measures, start=1):
        yield from wrap(f"{measure.label} ({measure.id})", width, first=f"{number:>4}  ", rest=" " * 6)


def _ask(
    person: Person,
    prompt: str,
    present: Value | None,
    accepted: Callable[[str], AcceptedAnswer[Value] | str],
    *,
    is_needed: bool = False,
) -> AcceptedAnswer[Value] | None:
    """The person's answer; asked again, with the reason, until it is one that can stand."""
    while (typed := ask_in_words(person, prompt)) is not None and typed != GIVE_UP:
        if not typed and not (is_needed and present is None):
            return AcceptedAnswer(present)
        answer = accepted(typed or EMPTY)
        if isinstance(answer, AcceptedAnswer):
            return answer
        say(person, answer)
    return None


def _prompt(asked: str, present: str | int | None) -> str:
    return f"{asked} [{EMPTY if present is None else present}]: "


_FIELDS: Mapping[str, Callable[[Person, CheckedEntry], AcceptedAnswer[str] | AcceptedAnswer[int] | None]] = {
    "measure": _measure,
    "role": _role,
    "verdict": _verdict,
    "count": _count,
    "total": _total,
    "basis": _basis,
    "words": _words,
}
