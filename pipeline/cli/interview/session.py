"""The session: one question after the other, each answer on disk before the next question is shown."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from models.checked import CheckedEntry
from pipeline.cli.interview.corrections import ask_for_corrections, note_by
from pipeline.cli.interview.person import Person, say
from pipeline.cli.text.review import HELP, MENU, opening_lines, outcome, question
from pipeline.curate.review.alternatives import other_entries
from pipeline.curate.review.answers import accept_entry, correct_entry, hindrances, reject_entry, signed
from pipeline.curate.review.letter_to_review import LetterToReview, put_in_place, refuse_if_changed
from pipeline.curate.review.pictures import draw_paragraph, why_not_pictured
from pipeline.curate.review.slots import misfits_in, open_slots, slots_of
from pipeline.curate.review.walk import Became, Walk

LOGGER = logging.getLogger(__name__)

QUIT = ("q", "quit")


def interview(reviewed: LetterToReview, person: Person, *, even_checked: bool = False) -> Walk:
    """Ask about each statement that nobody has checked, and about the others too if so told; ends where they end it.

    Raises CorpusError where somebody else changes the `findings.yml` meanwhile, OSError where it cannot be written.
    """
    slots = slots_of(reviewed.check)
    walk = Walk(reviewed.content, slots, open_slots(slots, even_checked=even_checked))
    person.tell(opening_lines(reviewed, walk, person.width))
    while not walk.is_over:
        refuse_if_changed(reviewed.path, walk.content)
        person.tell(question(reviewed, walk, width=person.width, colour=person.colour))
        further = _further(reviewed, walk, person)
        if further is None:
            break
        put_in_place(reviewed.path, before=walk.content, after=further.content)
        person.tell(outcome(reviewed, walk, further, person.width))
        walk = further
    return walk


def _further(reviewed: LetterToReview, walk: Walk, person: Person) -> Walk | None:
    """The walk one step further or back; None where the person ends it."""
    while (pressed := person.key(MENU)) is not None:
        command = pressed.strip().casefold()
        if command in QUIT:
            return None
        others = {str(key): other for key, other in enumerate(_others(reviewed, walk), start=1)}
        if command in others:
            further = _take_over(reviewed, walk, person, others[command])
        elif command in _COMMANDS:
            further = _COMMANDS[command](reviewed, walk, person)
        else:
            say(person, f"Press one of a, {''.join(f'{key}, ' for key in others)}c, r, s, b, p, ? and q.")
            continue
        if further:
            return further
    return None


def _others(reviewed: LetterToReview, walk: Walk) -> tuple[CheckedEntry, ...]:
    return other_entries(walk.slot, reviewed.check.reading)


def _accept(reviewed: LetterToReview, walk: Walk, person: Person) -> Walk | None:
    return _answer(reviewed, walk, person, accept_entry(walk.slot.entry, walk.slot.finding), "accepted")


def _take_over(reviewed: LetterToReview, walk: Walk, person: Person, other: CheckedEntry) -> Walk | None:
    """The walk with one of the other readings that are shown with the question."""
    if other.rejected:
        return _answer(reviewed, walk, person, reject_entry(other, other.note), "rejected")
    return _answer(reviewed, walk, person, correct_entry(other, other.note, walk.slot.finding), "corrected")


def _correct(reviewed: LetterToReview, walk: Walk, person: Person) -> Walk | None:
    entry, finding = walk.slot.entry, walk.slot.finding
    anew = ask_for_corrections(person, entry)
    note = note_by(person, entry.note, prompt="why") if anew else None
    if anew is None or note is None:
        say(person, "The correction is cancelled: nothing has changed.")
        return None
    answer = correct_entry(anew, note.value, finding)
    is_same = anew == entry and not entry.rejected
    return _answer(reviewed, walk, person, answer, "accepted" if is_same else "corrected")


def _reject(reviewed: LetterToReview, walk: Walk, person: Person) -> Walk | None:
    note = note_by(person, walk.slot.entry.note, prompt="why")
    if note is None:
        say(person, "The finding is not rejected: nothing has changed.")
        return None
    return _answer(reviewed, walk, person, reject_entry(walk.slot.entry, note.value), "rejected")


def _skip(_reviewed: LetterToReview, walk: Walk, _person: Person) -> Walk | None:
    return walk.skip()


def _back(_reviewed: LetterToReview, walk: Walk, person: Person) -> Walk | None:
    if not walk.steps:
        say(person, "This is the first one.")
        return None
    return walk.back()


def _picture(reviewed: LetterToReview, walk: Walk, person: Person) -> None:
    reason = why_not_pictured(reviewed.check, walk.place)
    if reason:
        say(person, reason)
        return
    try:
        path = draw_paragraph(reviewed.check, walk.place)
    except Exception:  # a page that cannot be drawn is no reason to end: its words were read, and stand above
        LOGGER.debug("no picture", exc_info=True)
        say(person, f"The page cannot be drawn: open {reviewed.check.folder.file_to_read} instead.")
        return
    is_open = person.look_at(path)
    person.tell([f"The picture is {path}{', which is being opened' if is_open else ''}."])


def _help(_reviewed: LetterToReview, _walk: Walk, person: Person) -> None:
    person.tell(HELP)


def _answer(reviewed: LetterToReview, walk: Walk, person: Person, entry: CheckedEntry, became: Became) -> Walk | None:
    """The walk with this answer; None, and the reasons said, where the file would be wrong or not fit the letter."""
    letter = reviewed.check.reading.letter
    unfit_before = misfits_in(letter, walk.slots)
    unfit = [why for at, why in misfits_in(letter, walk.slots_with(entry)).items() if at not in unfit_before]
    reasons = [*hindrances(entry), *unfit]
    for reason in reasons:
        say(person, f"That cannot be saved. {reason}")
    if entry != walk.slot.entry:
        entry = signed(entry, reviewed.by, datetime.now().astimezone())
    return None if reasons else walk.answer(entry, became)


_COMMANDS: Mapping[str, Callable[[LetterToReview, Walk, Person], Walk | None]] = {
    name: command
    for names, command in {
        ("a", "accept"): _accept,
        ("c", "correct"): _correct,
        ("r", "reject"): _reject,
        ("s", "skip"): _skip,
        ("b", "back"): _back,
        ("p", "picture"): _picture,
        ("?", "help"): _help,
    }.items()
    for name in names
}
