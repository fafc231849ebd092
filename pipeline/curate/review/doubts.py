"""What is doubtful about a statement, as sentences for the person who decides."""

from collections.abc import Iterator, Sequence

from models.reading import Interpretation, Problem
from pipeline.annotations.apply import with_checked_entries
from pipeline.annotations.drafts import entry_of
from pipeline.annotations.entries import agree
from pipeline.curate.review.answers import hindrances
from pipeline.curate.review.letter_to_review import LetterToReview
from pipeline.curate.review.second_opinions import entry_by
from pipeline.curate.review.slot import Slot
from pipeline.curate.review.slots import entries_of
from pipeline.curate.review.wording import in_words
from pipeline.language.doubt import doubt_in_words
from pipeline.language.rules import measure_labels
from pipeline.validate import validate

_SAID_BY_THE_READING = {"verdict unknown", "measure unknown", "total unknown"}


def doubts(
    reviewed: LetterToReview, slots: Sequence[Slot], at: int, problems: Sequence[Problem] | None = None
) -> Iterator[str]:
    """The doubts about the statement at that position, as things stand with what has been answered so far.

    `problems` are those of the whole letter, for whoever asks about many statements.
    """
    slot = slots[at]
    yield from _otherwise(reviewed, slot)
    yield from _second_readers(slot)
    yield from hindrances(slot.entry)
    if slot.finding and not slot.entry.checked and (doubt := doubt_in_words(slot.finding, measure_labels())):
        yield doubt
    if slot.finding and not slot.entry.checked and slot.entry.total == slot.finding.total:
        yield from slot.finding.unsure
    yield from contradictions(reviewed, slots, at, problems)


def contradictions(
    reviewed: LetterToReview, slots: Sequence[Slot], at: int, problems: Sequence[Problem] | None = None
) -> Iterator[str]:
    """What the statement at that position does not go together with, in itself or elsewhere in the letter."""
    slot = slots[at]
    yield from _other_headline(slots, at)
    known = problems_with(reviewed, slots) if problems is None else problems
    yield from dict.fromkeys(problem.message for problem in known if _concerns(problem, slot))


def _otherwise(reviewed: LetterToReview, slot: Slot) -> Iterator[str]:
    if slot.finding is None:
        yield "No rule reads these words."
    elif not slot.entry.rejected and not agree(slot.finding, slot.entry):
        read = entry_of(slot.finding, reviewed.check.reading.letter)
        yield f"The rules read these words differently: {in_words(read)}."


def _second_readers(slot: Slot) -> Iterator[str]:
    """Where second readers differ, until a person has decided."""
    if slot.entry.checked:
        return
    for opinion in slot.opinions:
        if slot.finding is None:
            yield f"Only {opinion.reader}, a second reader, reads a statement here."
        elif opinion.differs:
            yield f"{opinion.reader}, a second reader, reads: {in_words(entry_by(opinion, slot.entry))}."
    yield from (f"{reader}, a second reader, reads no statement here." for reader in slot.silent)


def _other_headline(slots: Sequence[Slot], at: int) -> Iterator[str]:
    for other, slot in enumerate(slots):
        if (
            other != at
            and _is_headline(slot)
            and _is_headline(slots[at])
            and slot.entry.measure == slots[at].entry.measure
        ):
            yield (
                f"“{slot.entry.quote}” in {slot.entry.paragraph} is also a headline on this measure: "
                "a letter can have only one."
            )


def _is_headline(slot: Slot) -> bool:
    return slot.entry.role == "headline" and slot.entry.measure is not None and not slot.entry.rejected


def problems_with(reviewed: LetterToReview, slots: Sequence[Slot]) -> tuple[Problem, ...]:
    """What does not add up in the letter, with what has been answered so far."""
    letter, by_rules = reviewed.check.reading.letter, reviewed.check.reading
    read = Interpretation(findings=by_rules.findings, numbers=by_rules.numbers)
    now = with_checked_entries(letter, read, entries_of(slots))
    found = validate(letter, reviewed.source, now.findings, now.numbers)
    return tuple(problem for problem in found if problem.check not in _SAID_BY_THE_READING)


def _concerns(problem: Problem, slot: Slot) -> bool:
    places = [place for place in (slot.place, slot.finding) if place]
    return problem.span is not None and any(problem.span.overlaps(place) for place in places)
