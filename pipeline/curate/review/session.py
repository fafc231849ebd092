"""The session: one question after the other, each answer on disk before the next question is shown."""

import logging
from collections.abc import Callable, Mapping

from models.checked import CheckedEntry
from pipeline.curate.review.answers import accepted, corrected, hindrances, rejected
from pipeline.curate.review.corrections import corrected_by, note_by
from pipeline.curate.review.matter import Matter, put_in_place, refuse_if_changed
from pipeline.curate.review.person import Person, say
from pipeline.curate.review.pictures import pictured, why_not_pictured
from pipeline.curate.review.report import HELP, MENU, became, beginning, question
from pipeline.curate.review.slots import asked_of, misfits_in, slots_of
from pipeline.curate.review.walk import Became, Walk

LOGGER = logging.getLogger(__name__)

QUIT = ("q", "quit")


def review(matter: Matter, person: Person, *, even_checked: bool = False) -> Walk:
    """Ask about each statement that nobody has checked, and about the others too if so told; ends where they end it.

    Raises CorpusError where somebody else changes the `findings.yml` meanwhile, OSError where it cannot be written.
    """
    slots = slots_of(matter.held)
    walk = Walk(matter.content, slots, asked_of(slots, even_checked=even_checked))
    person.tell(beginning(matter, walk, person.width))
    while not walk.is_over:
        refuse_if_changed(matter.path, walk.content)
        person.tell(question(matter, walk, person))
        further = _further(matter, walk, person)
        if further is None:
            break
        put_in_place(matter.path, before=walk.content, after=further.content)
        person.tell(became(matter, walk, further, person.width))
        walk = further
    return walk


def _further(matter: Matter, walk: Walk, person: Person) -> Walk | None:
    """The walk one step further or back; None where the person ends it."""
    while (pressed := person.key(MENU)) is not None:
        command = pressed.strip().casefold()
        if command in QUIT:
            return None
        if command not in _COMMANDS:
            say(person, "Answer with one of a, c, r, s, b, p, ? and q.")
        elif further := _COMMANDS[command](matter, walk, person):
            return further
    return None


def _accept(matter: Matter, walk: Walk, person: Person) -> Walk | None:
    return _answered(matter, walk, person, accepted(walk.slot.entry, walk.slot.finding), "accepted")


def _correct(matter: Matter, walk: Walk, person: Person) -> Walk | None:
    entry, finding = walk.slot.entry, walk.slot.finding
    anew = corrected_by(person, entry)
    note = note_by(person, entry.note, prompt="why") if anew else None
    if anew is None or note is None:
        say(person, "The correction is given up: nothing has changed.")
        return None
    answer = corrected(anew, note.value, finding)
    is_same = anew == entry and not entry.rejected
    return _answered(matter, walk, person, answer, "accepted" if is_same else "corrected")


def _reject(matter: Matter, walk: Walk, person: Person) -> Walk | None:
    note = note_by(person, walk.slot.entry.note, prompt="why")
    if note is None:
        say(person, "It is not rejected: nothing has changed.")
        return None
    return _answered(matter, walk, person, rejected(walk.slot.entry, note.value), "rejected")


def _skip(_matter: Matter, walk: Walk, _person: Person) -> Walk | None:
    return walk.skipped()


def _back(_matter: Matter, walk: Walk, person: Person) -> Walk | None:
    if not walk.steps:
        say(person, "This is the first one.")
        return None
    return walk.back()


def _picture(matter: Matter, walk: Walk, person: Person) -> None:
    reason = why_not_pictured(matter.held, walk.place)
    if reason:
        say(person, reason)
        return
    try:
        path = pictured(matter.held, walk.place)
    except Exception:  # a page that cannot be drawn is no reason to end: its words were read, and stand above
        LOGGER.debug("no picture", exc_info=True)
        say(person, f"The page cannot be drawn: look at {matter.held.folder.file_to_read} itself.")
        return
    is_open = person.look_at(path)
    person.tell([f"The picture is {path}{', and is being opened' if is_open else ''}."])


def _help(_matter: Matter, _walk: Walk, person: Person) -> None:
    person.tell(HELP)


def _answered(matter: Matter, walk: Walk, person: Person, entry: CheckedEntry, became: Became) -> Walk | None:
    """The walk with this answer; None, and the reasons said, where the file would be wrong or not fit the letter."""
    letter = matter.held.reading.letter
    unfit_before = misfits_in(letter, walk.slots)
    unfit = [why for at, why in misfits_in(letter, walk.slots_with(entry)).items() if at not in unfit_before]
    reasons = [*hindrances(entry), *unfit]
    for reason in reasons:
        say(person, f"That cannot be written down. {reason}")
    return None if reasons else walk.answered(entry, became)


_COMMANDS: Mapping[str, Callable[[Matter, Walk, Person], Walk | None]] = {
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
